package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes at once, and a node that comes back from the dead. */
class TwoGangwaysTest {
    /** Each round, both nodes start the same job at the same moment. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 2000", "HSQLDB, 600"})
    void twoNodesAtOneBacklogDoEverythingOnceAndNeitherIsTroubled(TestDatabases kind, int partners) throws Exception {
        Set<String> troubles = new ConcurrentSkipListSet<>();
        try (var world = new World(kind);
                var other = world.another()) {
            world.partnersAsk(partners);
            together(troubles, world.gangway, other);
            world.sellersDecide();
            together(troubles, world.gangway, other);
            world.settle();

            assertThat(world.differences()).isEmpty();
            assertThat(troubles).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aWorkerThatWakesAfterItsLeasePutsNoOldValueOverANewOne(TestDatabases kind) throws Exception {
        var asleep = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var workers = Executors.newSingleThreadExecutor();
        try (var world = new World(kind, "gangway.jobs.prospects-to-leads.requests-in-flight", 1);
                var other = world.another()) {
            var lead = world.onboard("city", "Bergen");
            world.steps.before("take-lead-operations", exchange -> {
                world.steps.free("take-lead-operations");
                asleep.countDown();
                waitFor(awake);
            });
            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Voss'");
            Future<JobReport> zombie = workers.submit(() -> world.run("prospects-to-leads"));
            waitFor(asleep);
            world.leasesEnd();
            world.gangway.jdbc.update("UPDATE hq.prospect SET addresscity = 'Oslo'");
            assertThat(other.gangway.run("prospects-to-leads").done()).isEqualTo(1);
            awake.countDown();
            assertThat(zombie.get().paused()).isNull();
            world.settle();

            assertThat(world.leadInSales(lead).path("address1_city").asText()).isEqualTo("Oslo");
            assertThat(world.differences()).isEmpty();
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aWorkerThatWakesUpAfterItsLeaseCreatesNothingTwice(TestDatabases kind) throws Exception {
        var asleep = new CountDownLatch(1);
        var awake = new CountDownLatch(1);
        var workers = Executors.newSingleThreadExecutor();
        try (var world = new World(kind, "gangway.jobs.prospects-to-leads.requests-in-flight", 1);
                var other = world.another()) {
            world.partnersAsk(10);
            world.requestsBecomeProspects();
            world.steps.before("acknowledge-leads", exchange -> {
                world.steps.free("acknowledge-leads");
                asleep.countDown();
                waitFor(awake);
            });
            Future<JobReport> zombie = workers.submit(() -> world.run("prospects-to-leads"));
            waitFor(asleep);
            world.leasesEnd();
            assertThat(other.gangway.run("prospects-to-leads").done()).isGreaterThanOrEqualTo(10);
            awake.countDown();
            assertThat(zombie.get().paused()).isNull();
            world.settle();

            assertThat(world.differences()).isEmpty();
        } finally {
            workers.shutdownNow();
        }
    }

    private static void together(Set<String> troubles, EmbeddedGangway... nodes) throws Exception {
        var workers = Executors.newFixedThreadPool(nodes.length);
        var start = new CyclicBarrier(nodes.length);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                boolean worked = false;
                for (String job : nodes[0].gangway.jobs()) {
                    List<Future<JobReport>> reports = new ArrayList<>();
                    for (EmbeddedGangway node : nodes) {
                        reports.add(workers.submit(() -> {
                            start.await();
                            return node.gangway.run(job);
                        }));
                    }
                    for (Future<JobReport> report : reports) {
                        worked |= report.get().done() > 0;
                        if (report.get().paused() != null) {
                            troubles.add(job + ": " + report.get().paused());
                        }
                    }
                }
                return !worked;
            });
        } finally {
            workers.shutdownNow();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
