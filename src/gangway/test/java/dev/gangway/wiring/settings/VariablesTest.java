package dev.gangway.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void aMisspeltVariableIsWarnedAbout() {
        assertThat(Variables.warnings(List.of("GANGWAY_SALE_URL", "GANGWAY_SALES_URL", "HOME")))
                .singleElement()
                .asString()
                .contains("GANGWAY_SALE_URL", "did you mean GANGWAY_SALES_URL?");
    }

    @Test
    void variablesThatAreReadAreNotWarnedAbout() {
        assertThat(Variables.warnings(List.of(
                        "GANGWAY_LOG",
                        "GANGWAY_JAVA_OPTIONS",
                        "GANGWAY_SALES_CLIENT_SECRET_FILE",
                        "GANGWAY_JOBS_P_0001_SCHEDULE",
                        "GANGWAY_COMPANIES_USMF_CREDIT_LIMIT_CZK",
                        "GANGWAY_COMPANIES_USMF_OWNER_TEAM")))
                .isEmpty();
    }

    @Test
    void companiesAreReadFromTheNamesOfVariables() {
        assertThat(Variables.companyKeys(List.of(
                        "GANGWAY_COMPANIES_USMF_CURRENCY",
                        "GANGWAY_COMPANIES_US_CREDIT_LIMIT",
                        "GANGWAY_COMPANIES_USMF_CREDIT_LIMIT_MANDATORY",
                        "GANGWAY_COMPANIES_USMF_CREDIT_LIMIT_CZK",
                        "GANGWAY_COMPANIES_USMF_NONSENSE",
                        "GANGWAY_COMPANIES_TOOLONG_CURRENCY")))
                .containsExactlyInAnyOrder(
                        "gangway.companies.USMF.currency",
                        "gangway.companies.US.credit-limit",
                        "gangway.companies.USMF.credit-limit-mandatory",
                        "gangway.companies.USMF.credit-limit.CZK");
    }
}
