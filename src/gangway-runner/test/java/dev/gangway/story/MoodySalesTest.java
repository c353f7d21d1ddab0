package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.sandbox.control.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sales answers at random with every code, wording and status we know, before and after the effect, to a record, a part of a
 * batch, a query or a sign-in. Nobody healthy waits for ever, nothing is silent, and in the end everything is there once. The
 * seed is in each failure; {@code -Dmoods.seed=7} takes another way.
 */
class MoodySalesTest {
    private static final int AT_ONCE = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whateverSalesAnswersEverythingGetsThroughOnce(TestDatabases kind) {
        suffer(kind, 3, Long.getLong("moods.seed", 11));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whateverSalesAnswersThousandsOfTimesEverythingGetsThrough(TestDatabases kind) {
        long seed = Long.getLong("moods.seed", System.nanoTime());
        for (int i = 0; i < 40; i++) {
            suffer(kind, 10, seed + i);
        }
    }

    private static void suffer(TestDatabases kind, int rounds, long seed) {
        System.out.println("MoodySalesTest: moods.seed=" + seed);
        try (var world = new World(kind, "gangway.customers.sync", true)) {
            var moods = new Moods(world, seed);
            for (int round = 0; round < rounds; round++) {
                moods.round();
            }
            moods.end();
        }
    }

    /** One installation with its partners, of whom some are refused. */
    private static final class Moods {
        private final World world;
        private final Random random;
        private final String seed;

        Moods(World world, long seed) {
            this.world = world;
            this.random = new Random(seed);
            this.seed = "moods.seed=" + seed;
        }

        /** New partners, of whom one or two are refused as long as the round lasts; then sellers decide. */
        void round() {
            List<String> healthy = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            List<Fault> lasting = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String name = "Berg " + random.nextLong();
                boolean sick = random.nextInt(AT_ONCE) == 0;
                (sick ? refused : healthy).add(world.partnerAsks("lastname", name, "companyname", "Co " + name));
                if (sick) {
                    lasting.add(SalesAnswers.any(SalesAnswers.OF_A_RECORD, random)
                            .fault()
                            .onRecord("lead", "lastname", name)
                            .always());
                }
            }
            lasting.forEach(world.sales.control()::failNext);
            struck(() -> silent(healthy).isEmpty());
            refused.forEach(this::isNamed);
            sellersDecide();
            struck(() -> true);
            world.sales.control().clearFaults();
        }

        private void struck(BooleanSupplier enough) {
            for (int i = 0; i < 5; i++) {
                world.sales.control().failNext(SalesAnswers.mood(random));
            }
            await().alias(seed).atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                run();
                return enough.getAsBoolean();
            });
        }

        /** About a third of the open leads stays as it is. */
        private void sellersDecide() {
            for (UUID lead : world.openLeads()) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> world.win(lead);
                    case 2 -> world.disqualify(lead);
                    case 3 -> world.qualify(lead);
                    default -> {}
                }
            }
        }

        private void run() {
            for (String job : world.gangway.gangway.jobs()) {
                JobReport report = world.run(job);
                if (report.paused() != null) {
                    assertThat(report.paused())
                            .as(seed + " " + job)
                            .isNotBlank()
                            .doesNotContain("NullPointer");
                }
            }
            world.errors().forEach(error -> {
                assertThat(error.message()).as(seed + " " + error).isNotBlank();
                assertThat(error.code()).as(seed + " " + error).isNotBlank().isNotEqualTo("Defect");
            });
            world.gangway.jdbc.update("UPDATE gangway.due SET dueat = dueat - INTERVAL '2' HOUR");
        }

        /** A person who sees to the errors one by one. */
        private void retryNow() {
            List<ErrorRecord> errors = world.errors();
            errors.forEach(error -> world.gangway.gangway.errors().retry(error.id()));
        }

        /** Those that have neither a lead nor an error that names them. */
        private List<String> silent(List<String> requests) {
            List<String> without = new ArrayList<>(requests);
            world.errors().forEach(error -> without.remove(error.requestId()));
            without.removeAll(world.gangway.jdbc.queryForList(
                    "SELECT requestid FROM gangway.prospectjourney WHERE leadid IS NOT NULL", String.class));
            return without;
        }

        /** A refused one has an error in its name, or its job waits and names it or the reason. */
        private void isNamed(String request) {
            boolean error = world.errors().stream().anyMatch(one -> request.equals(one.requestId()));
            List<Map<String, Object>> runs =
                    world.gangway.jdbc.queryForList("SELECT * FROM gangway.jobrun WHERE job = 'prospects-to-leads'");
            assertThat(error || world.run("prospects-to-leads").paused() != null)
                    .as(seed + ", " + request + " is silent: " + runs)
                    .isTrue();
        }

        void end() {
            world.sales.control().clearFaults();
            run();
            retryNow();
            world.leasesEnd();
            world.settle();
            assertThat(world.errors()).as(seed).isEmpty();
            assertThat(world.differences()).as(seed).isEmpty();
        }
    }
}
