package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import dev.gangway.wiring.FaultProxy;
import dev.gangway.wiring.FaultProxy.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A network between Gangway and PostgreSQL that falls silent, resets, closes one direction and dawdles at random bytes, while
 * all jobs are at work. When it is well again, everything gets through once, and no thread is left behind. The seed is in each
 * failure; {@code -Dfaults.seed=7} takes another way.
 */
class RandomFaultsTest {
    private static final int PARTNERS = 60;

    @Test
    void whateverTheNetworkDoesEverythingGetsThroughOnce() {
        strike(Duration.ofSeconds(20), Long.getLong("faults.seed", 5));
    }

    @Tag("long")
    @Test
    void whateverTheNetworkDoesForTenMinutesEverythingGetsThroughOnce() {
        strike(Duration.ofMinutes(10), Long.getLong("faults.seed", System.nanoTime()));
    }

    private static void strike(Duration time, long seed) {
        var random = new Random(seed);
        String url = TestDatabases.postgresUrl();
        URI server = URI.create(url.substring("jdbc:".length()));
        try (var proxy = new FaultProxy(server.getHost(), server.getPort());
                var world = new World(
                        pool(url),
                        host -> {},
                        "gangway.headquarters.url",
                        url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"),
                        "gangway.headquarters.username",
                        "postgres",
                        "gangway.jobs.lease-seconds",
                        "10",
                        "gangway.jobs.chunk",
                        "10",
                        "gangway.database.connect-seconds",
                        "2")) {
            world.partnersAsk(PARTNERS);
            proxy.fate((toServer, text) -> fault(random));
            Instant half = Instant.now().plus(time.dividedBy(2));
            work(world, half);
            world.sellersDecide();
            work(world, half.plus(time.dividedBy(2)));
            proxy.heal();
            world.leasesEnd();
            world.settle();

            assertThat(proxy.struck()).as("seed " + seed).isGreaterThan(3);
            assertThat(world.gangway.count("gangway.error")).as("seed " + seed).isZero();
            // a mail that the server had just taken when its connection broke goes once more, with the same Message-ID
            assertThat(world.differences())
                    .as("seed " + seed)
                    .allMatch(line -> line.matches("mails received for .* should be 1, but is \\d+"));
            await().atMost(Duration.ofSeconds(60)).until(() -> busyLanes() == 0);
        }
    }

    private static synchronized Fault fault(Random random) {
        return switch (random.nextInt(400)) {
            case 0 -> Fault.RESET;
            case 1 -> Fault.HALF_CLOSE;
            case 2, 3 -> Fault.SLOW;
            case 4 -> Fault.SILENCE;
            default -> Fault.NONE;
        };
    }

    private static void work(World world, Instant end) {
        while (Instant.now().isBefore(end)) {
            world.gangway.gangway.jobs().forEach(job -> world.run(job));
            world.leasesEnd();
        }
    }

    /** Threads of lanes that do not merely wait for something to do. */
    private static long busyLanes() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("gangway-lane"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .filter(frame -> frame.getClassName().startsWith("dev.gangway."))
                .count();
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        return new HikariDataSource(config);
    }
}
