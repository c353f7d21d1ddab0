package dev.gangway.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.session.ServiceRoot;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRootTest {
    private final ServiceRoot root = new ServiceRoot(
            URI.create("https://contoso.crm4.dynamics.com"),
            DataverseConnection.API_PATH,
            DataverseConnection::withoutApi);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=a/b",
                "https://contoso.api.crm4.dynamics.com/api/data/v9.2/leads?$deltatoken=1%21",
                "https://CONTOSO.crm4.dynamics.com:443/api/data/v9.2/leads"
            })
    void followsLinksWithinTheEnvironmentAsTheyAre(String link) {
        assertThat(root.follow(link)).hasToString(link);
    }

    @Test
    void followsARelativeLink() {
        assertThat(root.follow("leads?$skiptoken=2"))
                .hasToString("https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=2");
    }

    @Test
    void escapesInALinkWhatNoUrlCanHold() {
        assertThat(root.follow("https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=<a b>"))
                .hasToString("https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=%3Ca%20b%3E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/api/data/v9.2/leads",
                "https://contoso.api.evil.crm4.dynamics.com/api/data/v9.2/leads",
                "https://contoso.crm4.api.dynamics.com/api/data/v9.2/leads",
                "https://contoso.crm4.dynamics.api.com/api/data/v9.2/leads",
                "http://contoso.crm4.dynamics.com/api/data/v9.2/leads",
                "https://contoso.crm4.dynamics.com:8443/api/data/v9.2/leads",
                "https://contoso.crm4.dynamics.com.evil.example/api/data/v9.2/leads",
                "https://contoso.crm4.dynamics.com@evil.example/api/data/v9.2/leads",
                "https://user@contoso.crm4.dynamics.com/api/data/v9.2/leads",
                "//evil.example/api/data/v9.2/leads",
                "https://contoso.crm4.dynamics.com/oauth/leads",
                "https://contoso.crm4.dynamics.com/api/data/v9.2/../../elsewhere",
                "file:///etc/passwd",
                "https:evil",
                "https://contoso.crm4.dynamics.com/api/data/v9.2/leads\r\nHost: evil.example",
                ""
            })
    void followsNoLinkThatLeadsElsewhere(String link) {
        assertThatThrownBy(() -> root.follow(link)).isInstanceOf(RequestRejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/leads", "https://evil.example/", "../v9.1/leads", "leads\r\nX: y", "leads?$filter=a\neq"})
    void refusesWhatIsNotRelativeToTheServiceRoot(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> root.resolve(url));
    }

    @Test
    void keepsWhatIsEscapedAlready() {
        assertThat(root.resolve("leads?$filter=a%20eq%20'50%25'&$select=b"))
                .hasToString(
                        "https://contoso.crm4.dynamics.com/api/data/v9.2/leads?$filter=a%20eq%20'50%25'&$select=b");
    }
}
