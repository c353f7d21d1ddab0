package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be done in the console, with its effect in the database and what is written down about it. */
class ActingTest {
    private final int port = freePort();
    private final Browsing browser = new Browsing(port);

    ActingTest() throws IOException {}

    private EmbeddedGangway start(TestDatabases kind) {
        return new EmbeddedGangway(kind, "gangway.http.port", port);
    }

    private static List<String> acts(EmbeddedGangway gangway) {
        return gangway.jdbc.queryForList(
                "SELECT who || ' ' || act || ' ' || COALESCE(job, '-') || ' ' || COALESCE(reason, '-')"
                        + " FROM gangway.act ORDER BY actid",
                String.class);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void someErrorsAreTriedAgainAndOthersDiscarded(TestDatabases kind) {
        try (var gangway = start(kind)) {
            gangway.submit("lastname", null);
            gangway.submit("lastname", null);
            gangway.submit("lastname", null);
            gangway.runAll();

            var page = browser.open("/errors?job=synchronize-channel-requests&status=Parked");
            assertThat(page.select("tbody tr:has(input[name=id])")).hasSize(3);
            assertThat(page.text()).contains("lastname is empty");
            List<String> ids = page.select("input[name=id]").eachAttr("value");

            for (String nothing : List.of("", " ", "\u200B", "\u00A0", "\u3164", "\u2800\uFFA0")) {
                browser.open("/errors");
                browser.submit("Discard", "id", ids.get(0), "which", "ticked", "reason", nothing);
                assertThat(browser.status()).isEqualTo(400);
                assertThat(browser.page().text()).contains("Discarding needs a reason");
            }
            assertThat(gangway.count("gangway.error")).isEqualTo(3);

            browser.open("/errors");
            browser.submit("Discard", "id", ids.get(0), "which", "ticked", "reason", "a test of the shop");
            assertThat(browser.page().select("[role=status]").text()).isEqualTo("Records discarded: 1.");
            assertThat(gangway.count("gangway.error")).isEqualTo(2);

            gangway.jdbc.update("UPDATE hq.channelrequest SET lastname = 'Berg'");
            browser.open("/errors");
            browser.submit("Try again", "which", "all", "reason", "");
            assertThat(browser.page().select("[role=status]").text()).isEqualTo("Records that are due again: 2.");
            gangway.runAll();
            assertThat(gangway.count("gangway.error")).isZero();
            assertThat(acts(gangway))
                    .containsExactly(
                            "console discard synchronize-channel-requests a test of the shop",
                            "console retry synchronize-channel-requests -",
                            "console retry synchronize-channel-requests -");
            assertThat(browser.open("/acts").text()).contains("a test of the shop");
            assertThat(browser.open("/errors/" + ids.get(0)).text()).contains("This error is gone", "discarded");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anErrorShowsItsWordsBesideTheRecord(TestDatabases kind) {
        try (var gangway = start(kind)) {
            String request = gangway.submit("lastname", null, "companyname", "Grønn & Sønner");
            gangway.runAll();
            String id = gangway.text("SELECT errorid FROM gangway.error");

            var page = browser.open("/errors/" + id);

            assertThat(page.select("pre").text()).contains("lastname is empty");
            assertThat(page.select("dt:contains(companyname) + dd").text()).isEqualTo("Grønn & Sønner");
            assertThat(page.text()).contains(request);
            browser.open("/errors/4711");
            assertThat(browser.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void jobsArePausedUntilATimeAndResumed(TestDatabases kind) {
        try (var gangway = start(kind)) {
            browser.open("/jobs");
            browser.submit("Pause", "job", "1010", "until", "2h", "reason", "the channel moves");

            assertThat(gangway.gangway.pauses().of("1010")).hasValueSatisfying(pause -> {
                assertThat(pause.reason()).isEqualTo("the channel moves");
                assertThat(pause.until()).isNotNull();
            });
            await().untilAsserted(() -> assertThat(
                            browser.open("/").select("g[data-hop=1010]").attr("data-state"))
                    .isEqualTo("paused"));
            assertThat(browser.page().select("[data-live=1010.state]").text())
                    .contains("by console: the channel moves");

            browser.open("/jobs");
            browser.submit("Resume 1010", "job", "1010");
            assertThat(gangway.gangway.pauses().of("1010")).isEmpty();
            assertThat(acts(gangway)).hasSize(2).last().isEqualTo("console resume 1010 -");

            browser.submit("Pause", "job", "1010", "until", "yesterday", "reason", "");
            assertThat(browser.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatNoDatabaseKeepsIsRefusedWithASentence(TestDatabases kind) {
        try (var gangway = start(kind)) {
            assertThat(browser.open("/errors?code=%00").text()).contains("U+0000");
            assertThat(browser.status()).isEqualTo(400);
            browser.open("/jobs");
            browser.submit("Pause", "job", "1010", "until", "", "reason", "a\0b");
            assertThat(browser.status()).isEqualTo(400);
            for (String until : List.of("P9999999999999D", "PT9223372036854775807S", "+300000-01-01T00:00Z")) {
                browser.open("/jobs");
                browser.submit("Pause", "job", "1010", "until", until, "reason", "");
                assertThat(browser.status()).as(until).isEqualTo(400);
                assertThat(browser.page().text()).as(until).contains(until);
            }
            assertThat(gangway.gangway.pauses().list()).isEmpty();
        }
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        try (var gangway = start(TestDatabases.HSQLDB)) {
            String token =
                    browser.open("/jobs").select("input[name=token]").first().val();
            String form = "job=1010&token=" + token;

            browser.post("/jobs/pause", form);
            assertThat(browser.status()).as("without an origin").isEqualTo(403);
            browser.with("Origin", "http://elsewhere.example").post("/jobs/pause", form);
            assertThat(browser.status()).as("another origin").isEqualTo(403);
            browser.with("Origin", "null").post("/jobs/pause", form);
            assertThat(browser.status()).as("no origin to speak of").isEqualTo(403);
            browser.with("Origin", "http://127.0.0.1:" + port).with("Sec-Fetch-Site", "same-site");
            browser.post("/jobs/pause", form);
            assertThat(browser.status()).as("a neighbour").isEqualTo(403);
            browser.with("Sec-Fetch-Site", "same-origin").post("/jobs/pause", "job=1010&token=" + token + "x");
            assertThat(browser.status()).as("another token").isEqualTo(403);
            new Browsing(port).with("Origin", "http://127.0.0.1:" + port).post("/jobs/pause", form);
            assertThat(gangway.gangway.pauses().list()).isEmpty();

            browser.post("/jobs/pause", form);
            assertThat(browser.status()).isEqualTo(200);
            assertThat(gangway.gangway.pauses().list()).hasSize(1);
        }
    }

    @Test
    void nothingIsDoneByAskingForAPage() {
        try (var gangway = start(TestDatabases.HSQLDB)) {
            for (String path : List.of("/jobs/pause?job=1010", "/errors/retry?id=1", "/errors/discard?id=1&reason=x")) {
                browser.open(path);
                assertThat(browser.status()).as(path).isEqualTo(404);
            }
            assertThat(gangway.gangway.pauses().list()).isEmpty();
            assertThat(acts(gangway)).isEmpty();
        }
    }

    @Test
    void aComparisonTellsItsProgressAndItsEnd() {
        try (var gangway = start(TestDatabases.HSQLDB)) {
            gangway.submit();
            gangway.runAll();
            browser.open("/reconcile");
            browser.submit("Compare");

            await().untilAsserted(
                            () -> assertThat(browser.open("/reconcile").text()).contains("Differences: 0."));
            assertThat(acts(gangway)).containsExactly("console reconcile - -");
        }
    }
}
