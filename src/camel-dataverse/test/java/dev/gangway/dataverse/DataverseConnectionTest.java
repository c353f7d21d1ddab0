package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gangway.odata.ServiceConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataverseConnectionTest {
    private static final URI TOKEN_URL = ServiceConnection.tokenUrlOf("contoso.onmicrosoft.com");

    @Test
    void knowsTheTokenEndpointOfATenant() {
        assertThat(TOKEN_URL)
                .hasToString("https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token");
    }

    @ParameterizedTest
    @CsvSource({
        "https://contoso.crm4.dynamics.com,      https://contoso.crm4.dynamics.com/.default",
        "https://contoso.api.crm4.dynamics.com/, https://contoso.crm4.dynamics.com/.default"
    })
    void asksForAllThatTheUserMayDo(URI environment, String scope) {
        assertThat(connection(environment).scope()).isEqualTo(scope);
    }

    @Test
    void forgetsATrailingSlash() {
        assertThat(connection(URI.create("https://contoso.crm4.dynamics.com/")).environment())
                .hasToString("https://contoso.crm4.dynamics.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://contoso.crm4.dynamics.com",
                "https://contoso.crm4.dynamics.com/api/data/v9.2",
                "https://contoso.crm4.dynamics.com?x=y",
                "https://user:password@contoso.crm4.dynamics.com",
                "http://127.0.0.1.evil.example",
                "contoso.crm4.dynamics.com"
            })
    void refusesAnEnvironmentThatIsNotARootOrNotSafe(String environment) {
        assertThatIllegalArgumentException().isThrownBy(() -> connection(URI.create(environment)));
    }

    @Test
    void refusesToSendTheSecretInTheClear() {
        URI plain = URI.create("http://login.example/token");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataverseConnection.of(
                        URI.create("https://contoso.crm4.dynamics.com"), plain, "client", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:8080"})
    void allowsPlainHttpToThisMachine(String environment) {
        assertThat(connection(URI.create(environment)).environment()).hasToString(environment);
    }

    @Test
    void refusesAnEmptySecret() {
        URI environment = URI.create("https://contoso.crm4.dynamics.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataverseConnection.of(environment, TOKEN_URL, "client", " "))
                .withMessageContaining("clientSecret");
    }

    @Test
    void masksTheSecret() {
        assertThat(connection(URI.create("https://contoso.crm4.dynamics.com")))
                .asString()
                .contains("client-id", "clientSecret=***")
                .doesNotContain("hush");
    }

    private static ServiceConnection connection(URI environment) {
        return DataverseConnection.of(environment, TOKEN_URL, "client-id", "hush");
    }
}
