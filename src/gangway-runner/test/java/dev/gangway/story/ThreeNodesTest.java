package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three nodes that work on the same rows all the time while sellers do this and that, and nothing is broken: PostgreSQL must
 * not count a single deadlock. {@code -Dnodes.seconds=600} lasts longer.
 */
class ThreeNodesTest {
    private static final int NODES = 3;

    @Test
    void threeBusyNodesNeverRunIntoADeadlock() throws Exception {
        work(Duration.ofSeconds(Integer.getInteger("nodes.seconds", 20)));
    }

    @Tag("long")
    @Test
    void threeBusyNodesNeverRunIntoADeadlockInTenMinutes() throws Exception {
        work(Duration.ofMinutes(10));
    }

    private static void work(Duration time) throws Exception {
        Set<String> troubles = new ConcurrentSkipListSet<>();
        ExecutorService workers = Executors.newFixedThreadPool(NODES);
        List<EmbeddedGangway> nodes = new ArrayList<>();
        var over = new AtomicBoolean();
        try (var world =
                new World(TestDatabases.POSTGRESQL, "gangway.jobs.chunk", 40, "gangway.customers.sync", "true")) {
            dawdle(world);
            nodes.add(world.gangway);
            for (int i = 1; i < NODES; i++) {
                nodes.add(world.another());
            }
            List<Future<?>> working = new ArrayList<>();
            nodes.forEach(node -> working.add(workers.submit(() -> runUntil(over, node, troubles))));
            sellUntil(Instant.now().plus(time), world);
            over.set(true);
            for (Future<?> node : working) {
                node.get();
            }
            nodes.stream().skip(1).forEach(EmbeddedGangway::close);
            world.gangway.jdbc.execute("DROP FUNCTION gangway.dawdle CASCADE");
            world.settle();

            assertThat(deadlocks(world)).isZero();
            assertThat(troubles).isEmpty();
            assertThat(world.gangway.count("hq.customer")).isPositive();
        } finally {
            over.set(true);
            workers.shutdownNow();
            nodes.stream().skip(1).forEach(EmbeddedGangway::close);
        }
    }

    /** A row that was just locked is held for a moment, so that whoever takes locks in another order meets it. */
    private static void dawdle(World world) {
        world.gangway.jdbc.execute("CREATE FUNCTION gangway.dawdle() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN IF random() < 0.25 THEN PERFORM pg_sleep(0.01); END IF; RETURN NULL; END $$");
        for (String table : List.of(
                "gangway.due",
                "gangway.link",
                "gangway.opportunity",
                "gangway.error",
                "gangway.customerlink",
                "hq.customer")) {
            world.gangway.jdbc.execute("CREATE TRIGGER dawdle AFTER INSERT OR UPDATE OR DELETE ON " + table
                    + " FOR EACH ROW EXECUTE FUNCTION gangway.dawdle()");
        }
    }

    private static void runUntil(AtomicBoolean over, EmbeddedGangway node, Set<String> troubles) {
        while (!over.get()) {
            for (String job : node.gangway.jobs()) {
                JobReport report = node.gangway.run(job);
                // what is asked in a hurry for ten minutes exceeds the limits of Sales, which is no trouble
                if (report.paused() != null && !report.paused().matches(".*(left alone|status 429).*")) {
                    troubles.add(job + ": " + report.paused());
                }
            }
        }
    }

    private static void sellUntil(Instant end, World world) {
        var random = new Random(11);
        var sellers = new RandomSellers(world.sales.control(), random);
        int[] partners = new int[1];
        await().atMost(Duration.between(Instant.now(), end).plusSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (partners[0] < 400) {
                        world.partnersAsk(20);
                        partners[0] += 20;
                    }
                    sellers.act(25);
                    outsiders(world, random);
                    return Instant.now().isAfter(end);
                });
    }

    /** Other programs change one row after the other. */
    private static void outsiders(World world, Random random) {
        for (int i = 0; i < 10; i++) {
            String phone = "+47 " + random.nextInt(1000);
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET primaryphonenumber = ? WHERE prospectid = ?",
                    phone,
                    String.format("P-%07d", 1 + random.nextInt(400)));
            world.gangway.jdbc.update(
                    "UPDATE hq.customer SET primarycontactphone = ? WHERE prospectid = ?",
                    phone,
                    String.format("P-%07d", 1 + random.nextInt(400)));
        }
    }

    private static long deadlocks(World world) {
        // PostgreSQL's own count; a session adds its share when it ends
        world.rowsWritten();
        return world.gangway.jdbc.queryForObject(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", Long.class);
    }
}
