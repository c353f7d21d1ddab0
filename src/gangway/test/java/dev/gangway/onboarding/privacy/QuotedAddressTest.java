package dev.gangway.onboarding.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedAddressTest {
    private final QuotedAddress address = new QuotedAddress("a@fabrikam.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@fabrikam.example",
                "A@Fabrikam.example is taken",
                "the address is a@fabrikam.example.",
                "<a@fabrikam.example>",
                "emailaddress1 eq 'a@fabrikam.example'",
                "with ''a@fabrikam.example''",
                "Key (email)=(a@fabrikam.example) exists",
                "maria@fabrikam.example, a@fabrikam.example"
            })
    void isFoundWhereItStandsAlone(String text) {
        assertThat(address.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria@fabrikam.example",
                "maria.a@fabrikam.example",
                "maria-a@fabrikam.example",
                "maria+a@fabrikam.example",
                "maria_a@fabrikam.example",
                "d'a@fabrikam.example",
                "\u00E9a@fabrikam.example",
                "a@fabrikam.example.com",
                "a@fabrikam.examples",
                "a@fabrikam.example-two.com"
            })
    void isNotFoundInALongerOne(String text) {
        assertThat(address.isIn(text)).isFalse();
    }
}
