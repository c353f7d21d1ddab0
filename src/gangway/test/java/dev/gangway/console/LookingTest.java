package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages that only show. */
class LookingTest {
    private static final String SECRET = "correct-horse-battery";

    private final int port = freePort();
    private final Browsing browser = new Browsing(port);

    LookingTest() throws IOException {}

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void jobsShowScheduleRunsAndWhatIsInError(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(
                kind, "gangway.http.port", port, "gangway.jobs.1010.schedule", "every 7m", "gangway.node", "north")) {
            gangway.submit("lastname", null);
            gangway.runAll();

            await().untilAsserted(() -> {
                var all = browser.open("/jobs");
                assertThat(all.select("tr:has(th:contains(1010)) td").eachText())
                        .contains("every 7m");
                assertThat(all.text()).contains("north");
                var one = browser.open("/jobs/synchronize-channel-requests");
                assertThat(one.select("dl.facts").text()).contains("records need a person");
                assertThat(one.text()).contains("waits for a person");
                assertThat(one.select("svg.day .failed")).hasSize(1);
                assertThat(one.select("svg.day").attr("aria-label"))
                        .isEqualTo("synchronize-channel-requests in the last 24 hours: 0 done, 1 refused,"
                                + " 0 runs had to wait");
                assertThat(one.select("table:has(caption:contains(Run by run)) tbody tr")
                                .text())
                        .contains("north");
                assertThat(all.select("figure.day:has(a:contains(P-0001)) .done"))
                        .hasSize(1);
                assertThat(all.select("figure.day:has(a:contains(1010))").text())
                        .contains("Nothing to do.");
            });
            assertThat(browser.open("/nodes").select("tbody tr").text()).contains("north");
            browser.open("/jobs/P-0002");
            assertThat(browser.status()).isEqualTo(404);
        }
    }

    @Test
    void noSettingShowsASecret() {
        try (var gangway = new EmbeddedGangway(
                TestDatabases.HSQLDB,
                "gangway.http.port",
                port,
                "gangway.sales.url",
                "http://127.0.0.1:9",
                "gangway.sales.token-url",
                "http://127.0.0.1:9/token",
                "gangway.sales.client-id",
                "8b7df0b4",
                "gangway.sales.client-secret",
                SECRET,
                "gangway.mail.from",
                "onboarding@fabrikam.example",
                "gangway.mail.endpoint",
                "smtp://anna@mail.example?password=" + SECRET)) {
            var page = browser.open("/settings");

            assertThat(page.select("tr:has(th:contains(gangway.sales.client-id)) td")
                            .first()
                            .text())
                    .isEqualTo("8b7df0b4");
            assertThat(page.select("tr:has(th:contains(gangway.sales.client-secret)) td")
                            .first()
                            .text())
                    .isEqualTo("set, and not shown");
            assertThat(browser.response().body()).doesNotContain(SECRET);
        }
    }

    @Test
    void beyondLoopbackThereIsNoConsoleButHealth() {
        try (var gangway =
                new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port, "gangway.http.host", "0.0.0.0")) {
            browser.open("/");
            assertThat(browser.status()).isEqualTo(403);
            assertThat(browser.response().body()).contains("gangway.console.passwords");
            browser.open("/observe/health/live");
            assertThat(browser.status()).isEqualTo(200);
        }
    }
}
