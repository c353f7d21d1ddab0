package dev.gangway.console;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser. */
class ChromiumTest {
    private final int port = freePort();
    private final String console = "http://127.0.0.1:" + port;

    @TempDir
    Path profile;

    ChromiumTest() throws IOException {}

    @Test
    void numbersChangeWithoutAReload() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium here");
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port);
                var chromium = new Chromium(Chromium.installed().get(), profile)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                chromium.open(console + "/");
                return chromium.evaluate(text("P-0001.waiting")).equals("0");
            });
            chromium.evaluate("window.opened = 'once'");

            gangway.submit();
            gangway.submit();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chromium.evaluate(text("P-0001.waiting")).equals("2"));
            assertThat(chromium.evaluate("document.querySelector('g[data-hop=\"P-0001\"]').dataset.state"))
                    .isEqualTo("busy");
            assertThat(chromium.evaluate("window.opened")).isEqualTo("once");
            assertThat(chromium.happened("Runtime.exceptionThrown")).isEmpty();
            assertThat(chromium.happened("Log.entryAdded")).isEmpty();
        }
    }

    private static String text(String place) {
        return "document.querySelector('td [data-live=\"" + place + "\"]')?.textContent";
    }

    @Test
    void theKeyboardReachesTheContentFirst() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium here");
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB, "gangway.http.port", port);
                var chromium = new Chromium(Chromium.installed().get(), profile)) {
            chromium.open(console + "/jobs");
            chromium.press("Tab");
            assertThat(chromium.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("#main");

            // at 200 % a window of 1280 has room for 640
            chromium.window(640, 480, true);
            assertThat(chromium.evaluate("document.documentElement.scrollWidth <= 640"))
                    .isEqualTo("true");
            assertThat(chromium.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
                    .isNotEqualTo("rgb(255, 255, 255)");
        }
    }
}
