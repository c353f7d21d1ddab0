package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

class SignInTest {
    private static final String PASSWORD = "a long and silly sentence";
    /** As htpasswd writes it. */
    private static final String HASH =
            BCrypt.hashpw(PASSWORD, BCrypt.gensalt(4)).replaceFirst("2a", "2y");

    private final int port = freePort();
    private final Browsing browser = new Browsing(port);

    SignInTest() throws IOException {}

    private EmbeddedGangway start(String... settings) {
        List<Object> all = new ArrayList<>(List.of("gangway.http.port", port));
        all.addAll(Arrays.asList(settings));
        return new EmbeddedGangway(TestDatabases.HSQLDB, all.toArray());
    }

    @Test
    void whoSignsInGetsInAndOutAgain() {
        try (var gangway = start("gangway.console.passwords", "anna:" + HASH, "gangway.http.host", "0.0.0.0")) {
            assertThat(browser.open("/jobs").select("h1").text()).isEqualTo("Sign in");
            browser.submit("Sign in", "name", "anna", "password", "wrong");
            assertThat(browser.status()).isEqualTo(403);
            assertThat(browser.open("/jobs").select("h1").text()).isEqualTo("Sign in");

            browser.submit("Sign in", "name", "anna", "password", PASSWORD);
            assertThat(browser.page().select("h1").text()).isEqualTo("Flow");
            browser.open("/jobs");
            browser.submit("Pause", "job", "1010", "until", "", "reason", "");
            assertThat(gangway.text("SELECT who FROM gangway.act")).isEqualTo("anna");

            browser.submit("Sign out");
            assertThat(browser.open("/jobs").select("h1").text()).isEqualTo("Sign in");
        }
    }

    @Test
    void aStrangerIsShownNothingAndCanDoNothing() {
        try (var gangway = start("gangway.console.passwords", "anna:" + HASH)) {
            String token = browser.open("/").select("input[name=token]").val();
            browser.open("/live");
            assertThat(browser.status()).isEqualTo(403);
            assertThat(browser.response().body()).doesNotContain("P-0001");
            browser.with("Origin", "http://127.0.0.1:" + port).post("/jobs/pause", "job=1010&token=" + token);
            assertThat(browser.status()).isEqualTo(403);
            assertThat(gangway.gangway.pauses().list()).isEmpty();
        }
    }

    @Test
    void aSessionFromBeforeSigningInIsWorthNothing() {
        try (var gangway = start("gangway.console.passwords", "anna:" + HASH)) {
            browser.open("/sign-in");
            String before =
                    browser.response().headers().firstValue("Set-Cookie").orElseThrow();
            browser.submit("Sign in", "name", "anna", "password", PASSWORD);

            var thief = new Browsing(port).with("Cookie", before.replaceFirst(";.*", ""));
            assertThat(thief.open("/").select("h1").text()).isEqualTo("Sign in");
        }
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsRefusedToo() {
        try (var gangway = start("gangway.console.passwords", "anna:" + HASH)) {
            for (int i = 0; i < 5; i++) {
                browser.open("/sign-in");
                browser.submit("Sign in", "name", "anna", "password", "wrong " + i);
            }
            browser.open("/sign-in");
            browser.submit("Sign in", "name", "anna", "password", PASSWORD);
            assertThat(browser.status()).isEqualTo(403);
        }
    }

    @Test
    void whoMayOnlyLookCanDoNothing() {
        try (var gangway =
                start("gangway.console.passwords", "anna:" + HASH + ", otto:" + HASH, "gangway.console.act", "anna")) {
            browser.open("/");
            browser.submit("Sign in", "name", "otto", "password", PASSWORD);
            var page = browser.open("/jobs");
            assertThat(page.text()).contains("may look");
            assertThat(page.select("form[action=/jobs/pause]")).isEmpty();
            String token = page.select("input[name=token]").val();

            browser.with("Origin", "http://127.0.0.1:" + port);
            for (String act : List.of("jobs/pause", "jobs/resume", "errors/retry", "errors/discard", "reconcile")) {
                browser.post("/" + act, "job=1010&id=1&reason=x&token=" + token);
                assertThat(browser.status()).as(act).isEqualTo(403);
                assertThat(browser.page().text()).as(act).contains("not act");
            }
            assertThat(gangway.count("gangway.act")).isZero();
        }
    }

    @Test
    void aProxyNamesTheUserAndNobodyElseDoes() {
        try (var gangway = start("gangway.console.user-header", "X-Forwarded-User")) {
            assertThat(browser.open("/").text()).contains("through the proxy");
            assertThat(browser.with("X-Forwarded-User", "anna")
                            .open("/")
                            .select(".who")
                            .text())
                    .startsWith("anna");
        }
        try (var gangway =
                start("gangway.console.user-header", "X-Forwarded-User", "gangway.console.proxies", "10.1.2.3")) {
            browser.open("/");
            assertThat(browser.status()).isEqualTo(403);
        }
    }

    @Test
    void aHeaderThatNobodyAskedForIsNotBelieved() {
        try (var gangway = start("gangway.console.passwords", "anna:" + HASH)) {
            assertThat(browser.with("X-Forwarded-User", "anna")
                            .open("/")
                            .select("h1")
                            .text())
                    .isEqualTo("Sign in");
        }
    }

    @Test
    void aSettingThatMeansNothingIsRefusedByItsKey() {
        assertThatThrownBy(() -> start("gangway.console.passwords", "anna:secret"))
                .rootCause()
                .hasMessageContaining("gangway.console.passwords: entry 1")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> start("gangway.console.proxies", "localhost"))
                .rootCause()
                .hasMessageContaining("gangway.console.proxies");
    }

    @Test
    void aConsoleThatIsOffIsNotThere() {
        try (var gangway = start("gangway.console.enabled", "false")) {
            browser.open("/");
            assertThat(browser.status()).isEqualTo(404);
            browser.open("/observe/health/live");
            assertThat(browser.status()).isEqualTo(200);
        }
    }
}
