package dev.gangway.scale;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.benchmark.Figure;
import dev.gangway.runner.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back: from the moment when a seller has won an opportunity in Sales to the moment when the decision is committed in
 * headquarters, at random times, with a runner of default settings, and with one that Sales rings.
 */
@Tag("long")
class LatencyBackTest {
    private static final int DECISIONS = Integer.getInteger("scale.won", 40);
    /** Twice the time between two looks: each moment between them is as likely as another. */
    private static final long MOST_MILLIS_BETWEEN = 10_000;

    /** 6,000 requests in five minutes, per user. */
    private static final double ALLOWED_PER_SECOND = 20;

    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final Random random = new Random(18);
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void aDecisionIsCommittedSoonByDefault() throws Exception {
        try (Plant plant = new Plant(directory);
                ChildJvm runner = plant.start("run")) {
            measure("by default", Duration.ofSeconds(3), plant, runner, () -> {});
            tellShareOfLooks(plant);
            stop(runner);
        }
    }

    @Test
    void aDecisionIsCommittedAtOnceWhenSalesRings() throws Exception {
        int port = freePort();
        try (Plant plant = new Plant(
                        directory,
                        "gangway.http.port=" + port,
                        "gangway.sales.doorbell-token=a-token",
                        "gangway.jobs.sales-outcomes.schedule=every 1m");
                ChildJvm runner = plant.start("run")) {
            measure("with the doorbell", Duration.ofSeconds(1), plant, runner, () -> ring(port));
            stop(runner);
        }
    }

    /** Right after decisions, when looks are quickest, and nothing is decided any more. */
    private static void tellShareOfLooks(Plant plant) {
        long before = plant.sales.control().requestCount();
        LockSupport.parkNanos(LOOKED_AT.toNanos());
        double share = (plant.sales.control().requestCount() - before) / (ALLOWED_PER_SECOND * LOOKED_AT.toSeconds());
        new Figure(
                        "looks for decisions, by default",
                        "at most 2 % of the requests that Sales allows",
                        String.format(Locale.ROOT, "%.1f %%", share * 100),
                        share <= 0.02)
                .tell();
    }

    private static void stop(ChildJvm runner) throws Exception {
        runner.terminate();
        assertThat(runner.awaitExit(60)).isZero();
    }

    private void measure(String how, Duration target, Plant plant, ChildJvm runner, Runnable ring) throws Exception {
        runner.awaitLine("", "Gangway runs");
        for (int number = 1; number <= DECISIONS; number++) {
            plant.volume.requests(number, number);
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> plant.count("gangway.prospectjourney") == DECISIONS
                        && plant.number("SELECT COUNT(*) FROM gangway.link WHERE leadid IS NOT NULL") == DECISIONS);
        List<String> leads = plant.jdbc.queryForList("SELECT leadid FROM gangway.link", String.class);
        long[] millis = leads.stream()
                .mapToLong(lead -> decide(plant, UUID.fromString(lead), ring))
                .sorted()
                .toArray();
        long median = LatencyTest.percentile(millis, 50);
        new Figure(
                        "from *won* in Sales to the committed decision, " + how,
                        "under " + target.toSeconds() + " s",
                        String.format(
                                Locale.ROOT,
                                "%,d ms (median of %d; longest %,d ms)",
                                median,
                                millis.length,
                                millis[millis.length - 1]),
                        median < target.toMillis())
                .tell();
        assertThat(plant.number("SELECT COUNT(*) FROM hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                .isEqualTo(DECISIONS);
    }

    /** How long it takes until the decision is there, in milliseconds. */
    private long decide(Plant plant, UUID lead, Runnable ring) {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextLong(MOST_MILLIS_BETWEEN)).toNanos());
        var opportunity = plant.sales.control().qualify(lead, true, true, true).opportunityId();
        long won = System.nanoTime();
        plant.sales.control().win(opportunity);
        ring.run();
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(2))
                .until(() -> plant.jdbc.queryForObject(
                                "SELECT COUNT(*) FROM hq.prospect p JOIN gangway.link l"
                                        + " ON l.dataareaid = p.dataareaid AND l.prospectid = p.prospectid"
                                        + " WHERE l.leadid = ? AND p.b2bprospectstatus = 'Approved'",
                                Integer.class,
                                lead.toString())
                        == 1);
        return Duration.ofNanos(System.nanoTime() - won).toMillis();
    }

    private void ring(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/doorbell"))
                    .header("Authorization", "Bearer a-token")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(202);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
