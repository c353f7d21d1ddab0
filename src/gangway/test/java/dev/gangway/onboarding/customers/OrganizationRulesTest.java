package dev.gangway.onboarding.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.commerce.partners.Customers.Existing;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganizationRulesTest {
    private static final Existing OSLO =
            customer("C-1", Map.of("organizationname", "Fabrikam AS", "addresscity", "Oslo"));
    private static final Existing NOWHERE = customer("C-2", Map.of("organizationname", "Fabrikam AS"));

    private static Existing customer(String account, Map<String, String> columns) {
        return new Existing(new RecordKey("USMF", account), PartyType.Organization, null, null, null, Row.of(columns));
    }

    private static List<Existing> among(String rules, Map<String, String> wanted) {
        return OrganizationRules.of(rules).among(List.of(OSLO, NOWHERE), wanted::get);
    }

    @Test
    void withoutRulesNobodyIsMet() {
        assertThat(OrganizationRules.of(" ").isAny()).isFalse();
        assertThat(among("", Map.of("organizationname", "Fabrikam AS"))).isEmpty();
    }

    @Test
    void allColumnsOfARuleMustBeFilledAndTheSame() {
        assertThat(among(
                        "organizationname+addresscity",
                        Map.of("organizationname", " fabrikam as", "addresscity", "OSLO ")))
                .containsExactly(OSLO);
        assertThat(among("organizationname+addresscity", Map.of("organizationname", "Fabrikam AS")))
                .isEmpty();
    }

    @Test
    void theFirstRuleThatIsMetDecides() {
        assertThat(among(
                        "organizationname+addresscity, organizationname",
                        Map.of("organizationname", "Fabrikam AS", "addresscity", "Oslo")))
                .containsExactly(OSLO);
        assertThat(among(
                        "organizationname+addresscity, organizationname",
                        Map.of("organizationname", "Fabrikam AS", "addresscity", "Voss")))
                .containsExactly(OSLO, NOWHERE);
    }

    @Test
    void aWrongRuleIsExplained() {
        assertThatThrownBy(() -> OrganizationRules.of("organizationname+vatnumber"))
                .hasMessageContaining("'vatnumber'");
        assertThatThrownBy(() -> OrganizationRules.of("addresscity"))
                .hasMessageContaining("needs one of organizationname");
    }
}
