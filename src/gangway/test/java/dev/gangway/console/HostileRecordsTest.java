package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose values want to be markup: to a parser the pages are made of the same elements as with harmless ones. */
class HostileRecordsTest {
    private static final long SEED = 4711;
    private static final int PER_PAGE = 100;

    private final int port = freePort();
    private final Browsing browser = new Browsing(port);

    @TempDir
    Path profile;

    HostileRecordsTest() throws IOException {}

    private static void errors(EmbeddedGangway gangway, int count, boolean hostile) {
        var texts = new HostileTexts(SEED);
        gangway.jdbc.batchUpdate(
                "INSERT INTO gangway.error (job, dataareaid, subject, requestid, status, code, message, attempts,"
                        + " firstseen, lastseen) VALUES ('1010', ?, ?, ?, 'Parked', ?, ?, 1, ?, ?)",
                IntStream.range(0, count)
                        .mapToObj(i -> new Object[] {
                            hostile ? texts.next(4) : "USMF",
                            i + (hostile ? texts.next(50) : ""),
                            hostile ? texts.next(36) : i % 2 == 0 ? "r" : null,
                            hostile ? texts.next(60) : i % 2 == 0 ? "c" : null,
                            hostile ? texts.next(4000) : i % 2 == 0 ? "m" : null,
                            Timestamp.valueOf("2026-01-31 08:00:00"),
                            Timestamp.valueOf("2026-01-31 08:00:00")
                        })
                        .toList());
    }

    /** The kinds of elements with the names of their attributes: all that a value could add to. */
    private static TreeSet<String> elements(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream()
                                .map(attribute -> attribute.getKey())
                                .sorted()
                                .toList())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TreeSet<String> elementsOf(String path) {
        Document page = browser.open(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        return elements(page);
    }

    private void noValueBecomesMarkup(int records) {
        TreeSet<String> list;
        TreeSet<String> one;
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port)) {
            errors(gangway, 2 * PER_PAGE, false);
            // the causes are counted in the background
            await().atMost(Duration.ofSeconds(60)).until(() -> !browser.open("/errors")
                    .select("table:has(caption:contains(Records in error by cause)) tbody tr")
                    .isEmpty());
            list = elementsOf("/errors");
            long first = Long.parseLong(gangway.text("SELECT MIN(errorid) FROM gangway.error"));
            one = elementsOf("/errors/" + first);
            one.addAll(elementsOf("/errors/" + (first + 1)));
        }
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port)) {
            errors(gangway, records, true);
            long first = Long.parseLong(gangway.text("SELECT MIN(errorid) FROM gangway.error"));
            for (int i = 0; i < records; i += PER_PAGE) {
                assertThat(list).as("page after %d", i).containsAll(elementsOf("/errors?after=" + (first + i - 1)));
                assertThat(browser.page().select("input[name=id]")).hasSize(PER_PAGE);
                assertThat(one).as("error %d", first + i).containsAll(elementsOf("/errors/" + (first + i)));
            }
        }
    }

    @Test
    void aThousandHostileRecordsAddNoMarkup() {
        noValueBecomesMarkup(1000);
    }

    @Test
    @Tag("long")
    void tenThousandHostileRecordsAddNoMarkup() {
        noValueBecomesMarkup(10_000);
    }

    @Test
    void noScriptOfARecordRunsInAChromium() throws Exception {
        noScriptRuns(3 * PER_PAGE);
    }

    @Test
    @Tag("long")
    void noScriptOfTenThousandRecordsRunsInAChromium() throws Exception {
        noScriptRuns(10_000);
    }

    private void noScriptRuns(int records) throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium here");
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port);
                var chromium = new Chromium(Chromium.installed().get(), profile)) {
            errors(gangway, records, true);
            long first = Long.parseLong(gangway.text("SELECT MIN(errorid) FROM gangway.error"));
            List<String> paths = new ArrayList<>(List.of(
                    "/errors",
                    "/errors/" + first,
                    "/errors?code=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E&since=%22%3E%3Cimg%20src=x%20onerror=hacked=1%3E",
                    "/jobs/1010",
                    "/"));
            for (int i = PER_PAGE; i < records; i += PER_PAGE) {
                paths.add("/errors?after=" + (first + i - 1));
            }
            for (String path : paths) {
                chromium.open("http://127.0.0.1:" + port + path);

                assertThat(chromium.evaluate("window.hacked")).as(path).isEqualTo("undefined");
                assertThat(chromium.evaluate(
                                "document.querySelectorAll('img, iframe, base, script:not([src])').length"))
                        .as(path)
                        .isEqualTo("0");
                assertThat(chromium.happened("Page.javascriptDialogOpening")).isEmpty();
                assertThat(chromium.happened("Runtime.exceptionThrown"))
                        .as(path)
                        .isEmpty();
            }
        }
    }
}
