package dev.gangway.wiring.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SettingException;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.http.Network;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The settings about proxy and trust reach the HTTP clients. */
class ConfiguredNetworkTest {
    @Test
    void theProxyIsBoundBeforeTheClientsAreMade() {
        try (var embedded = new EmbeddedGangway(
                TestDatabases.HSQLDB,
                "gangway.proxy.url",
                "proxy.example",
                "gangway.proxy.username",
                "gangway",
                "gangway.proxy.password",
                "a{{b",
                "gangway.proxy.direct",
                "login.example, *.internal.example")) {
            Network network = embedded.context.getRegistry().findSingleByType(Network.class);

            assertThat(network.proxy()).isEqualTo(URI.create("http://proxy.example:8080"));
            assertThat(network.proxyUser()).isEqualTo("gangway");
            assertThat(network.proxyPassword().get()).isEqualTo("a{{b");
            assertThat(network.direct()).containsExactly("login.example", "*.internal.example");
            assertThat(network.toString()).doesNotContain("a{{b");
        }
    }

    @Test
    void whatCannotBeRightIsRefusedByItsKey() {
        assertThatThrownBy(() -> new EmbeddedGangway(
                        TestDatabases.HSQLDB, "gangway.proxy.url", "http://user:hush@proxy.example:8080"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.proxy.url")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.tls.trust", "/nowhere.pem"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("gangway.tls.trust")
                .hasMessageContaining("/nowhere.pem");
    }
}
