package dev.gangway.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanySettingsTest {
    @Test
    void eachLegalEntityHasItsOwn() {
        var settings = new CompanySettings(Map.of(
                "gangway.companies.USMF.currency", "USD",
                "gangway.companies.DEMF.credit-limit", " 10000.50 ",
                "gangway.companies.DEMF.credit-limit.CZK", "250000",
                "gangway.companies.usrt.currency", "CAD"));

        assertThat(settings.companies()).containsOnlyKeys("USMF", "DEMF", "usrt");
        assertThat(settings.companies().get("USRT").currency()).isEqualTo("CAD");
        assertThat(settings.companies().get("USMF").currency()).isEqualTo("USD");
        assertThat(settings.companies().get("USMF").creditLimit()).isNull();
        assertThat(settings.companies().get("DEMF").creditLimit()).isEqualTo("10000.50");
        assertThat(settings.companies().get("DEMF").creditLimits()).containsOnlyKeys("CZK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gangway.companies.USMF.curency           | did you mean gangway.companies.USMF.currency?
                    gangway.companies.currency               | with the legal entity's id of up to 4 characters
                    gangway.companies.LONGER.currency        | with the legal entity's id of up to 4 characters
                    gangway.companies.USMF.credit-limit.euro | There is no setting
                    """)
    void aKeyThatMeansNothingIsRefused(String key, String reason) {
        assertThatThrownBy(() -> new CompanySettings(Map.of(key, "1")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "gangway.companies.USMF.credit-limit, plenty",
        "gangway.companies.USMF.credit-limit, -1",
        "gangway.companies.USMF.credit-limit-mandatory, yes"
    })
    void aValueThatIsNoneIsRefused(String key, String value) {
        assertThatThrownBy(() -> new CompanySettings(Map.of(key, value)).companies())
                .isInstanceOf(SettingException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }

    @Test
    void aTeamIsAKeyAndASenderAnAddress() {
        var settings = new CompanySettings(Map.of(
                "gangway.companies.USMF.owner-team",
                "Sales Team",
                "gangway.companies.USMF.mail-from",
                "not an address"));

        assertThatThrownBy(settings::ownerTeams).hasMessageContaining("gangway.companies.USMF.owner-team");
        assertThatThrownBy(settings::senders).hasMessageContaining("gangway.companies.USMF.mail-from");
    }
}
