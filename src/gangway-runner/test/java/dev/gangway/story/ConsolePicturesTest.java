package dev.gangway.story;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.console.Chromium;
import dev.gangway.database.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console with a day's work in it: no page is wider than its window, and no script fails.
 * {@code -Dpictures.write=true} takes the pictures of the README.
 */
class ConsolePicturesTest {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 820;
    private static final int LARGEST = 150_000;
    private static final List<String> COMPANIES = List.of(
            "Fjord & Fjell AS",
            "Bergstrøm Interiør",
            "Kadeřnictví Novák",
            "Alpine Outfitters",
            "Northwind Traders",
            "Litware Logistics",
            "Adatum Books",
            "Proseware Audio",
            "Wingtip Toys",
            "Tailspin Travel",
            "Lucerne Foods",
            "Graphic Design Institute");

    @TempDir
    Path profile;

    @Test
    void noPageIsWiderThanItsWindow() throws Exception {
        Assumptions.assumeTrue(Chromium.installed().isPresent(), "no Chromium here");
        int port = freePort();
        try (var world = new World(TestDatabases.HSQLDB, "gangway.http.port", port, "gangway.node", "commerce-1");
                var chromium = new Chromium(Chromium.installed().get(), profile)) {
            String partner = aDaysWork(world);
            String console = "http://127.0.0.1:" + port;
            chromium.window(WIDTH, HEIGHT, false);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                chromium.open(console + "/");
                return !chromium.evaluate("document.querySelector('td [data-live=\"1010.state\"]')")
                        .equals("null");
            });
            picture(chromium, console + "/", false, "console-flow");
            picture(chromium, console + "/partner/" + partner, false, "console-partner");
            picture(chromium, console + "/jobs", true, "console-jobs");
            picture(chromium, console + "/jobs/prospects-to-leads", false, "console-job");
            picture(chromium, console + "/errors", true, "console-errors");
        }
    }

    private static void picture(Chromium chromium, String page, boolean dark, String name) throws Exception {
        chromium.window(WIDTH, HEIGHT, dark);
        chromium.open(page);
        assertThat(chromium.evaluate("document.documentElement.scrollWidth <= " + WIDTH))
                .as(page)
                .isEqualTo("true");
        assertThat(chromium.happened("Runtime.exceptionThrown")).as(page).isEmpty();
        assertThat(chromium.happened("Log.entryAdded")).as(page).isEmpty();
        if (Boolean.getBoolean("pictures.write")) {
            Path file = Path.of("docs/pictures/" + name + ".png");
            chromium.screenshot(file);
            assertThat(Files.size(file)).as(name).isLessThan(LARGEST);
        }
    }

    /** Gives the request of a partner on board. */
    private static String aDaysWork(World world) {
        String first = null;
        for (int i = 0; i < 2 * COMPANIES.size(); i++) {
            String company = COMPANIES.get(i % COMPANIES.size()) + (i < COMPANIES.size() ? "" : " II");
            String request = world.partnerAsks(
                    "companyname",
                    company,
                    "firstname",
                    "Ottilie",
                    "lastname",
                    "Quist",
                    "email",
                    "buyer" + i + "@partner.example");
            first = first == null ? request : first;
        }
        world.partnerAsks("companyname", "No Name Ltd", "lastname", null);
        world.partnerAsks("companyname", "Atlantis Imports", "countryregionisocode", "ATL");
        world.partnerAsks("companyname", COMPANIES.get(0), "email", "buyer0@partner.example");
        world.runAll();
        UUID lead = world.lead(first);
        world.win(lead);
        world.runAll();
        world.sellersDecide();
        world.runAll();
        world.gangway
                .gangway
                .pauses()
                .pause(List.of("1010"), Instant.now().plusSeconds(3600), "the channel database moves", "anna");
        history(world);
        return first;
    }

    /** What a normal day would have left. */
    private static void history(World world) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        for (String job : world.gangway.gangway.jobs()) {
            for (int hour = 1; hour < 23; hour++) {
                LocalDateTime at = now.minusHours(hour);
                int records = (int) Math.round(40 + 38 * Math.sin((at.getHour() - 8) * Math.PI / 12));
                world.gangway.jdbc.update(
                        "INSERT INTO gangway.jobhistory (runid, job, node, started, ended, runs, waited, recordsdone,"
                                + " recordsfailed, requests) VALUES (?, ?, 'commerce-1', ?, ?, 60, ?, ?, ?, ?)",
                        UUID.randomUUID().toString(),
                        job,
                        at.minusMinutes(1),
                        at,
                        job.equals("prospects-to-leads") && hour == 5 ? 3 : 0,
                        records,
                        job.equals("synchronize-channel-requests") ? records / 9 : 0,
                        job.equals("prospects-to-leads") ? records / 6 : 0);
            }
        }
    }
}
