package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.reconcile.Difference;
import dev.gangway.onboarding.reconcile.Repair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Headquarters and Sales as three years of dual-write leave them, moved in by an adoption that is broken off again and again. */
class ThreeYearsOfDualWriteTest {
    private static final AdoptionOptions REALLY = new AdoptionOptions(false, null, Map.of());

    private static final AdoptionOptions PREVIEW = new AdoptionOptions(true, null, Map.of());
    private static final int WORTH_MEASURING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(ThreeYearsOfDualWriteTest.class);

    /** How the process dies. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Broken off at random places until one comes to its end. */
    private static AdoptionReport adopt(World world, Random random, int prospects) {
        for (int death = 0; death < 4; death++) {
            int place = random.nextInt(prospects);
            List<AdoptionLine> seen = new ArrayList<>();
            try {
                world.gangway.gangway.adopt(REALLY, line -> {
                    seen.add(line);
                    if (seen.size() > place) {
                        throw new Death();
                    }
                });
            } catch (Death e) {
                world.run("prospects-to-leads");
            }
        }
        return world.gangway.gangway.adopt(REALLY, line -> {});
    }

    /** Says how long it took and what it asked of Sales, where that tells something. */
    private static AdoptionReport measured(World world, int prospects, String what, Supplier<AdoptionReport> adoption) {
        int before = world.sales.control().requests().size();
        long begin = System.nanoTime();
        AdoptionReport report = adoption.get();
        if (prospects >= WORTH_MEASURING) {
            LOG.info(
                    "{} prospects, {}: {} s, {} requests, {} linked, {} for people",
                    prospects,
                    what,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    world.sales.control().requests().size() - before,
                    report.linked(),
                    report.forPeople());
        }
        return report;
    }

    private static void moveIn(TestDatabases kind, int prospects) {
        long seed = System.nanoTime();
        try (var world = new World(kind)) {
            var past = new ThreeYears(new DualWrite(world), world.sales.control(), prospects);

            measured(world, prospects, "adopt --dry-run", () -> world.gangway.gangway.adopt(PREVIEW, line -> {}));
            measured(
                    world,
                    prospects,
                    "adopt, broken off again and again",
                    () -> adopt(world, new Random(seed), prospects));
            AdoptionReport last = measured(
                    world, prospects, "adopt once more", () -> world.gangway.gangway.adopt(REALLY, line -> {}));
            assertThat(last.linked()).isZero();
            assertThat(last.forPeople())
                    .as("seed " + seed)
                    .isEqualTo(past.ambiguous().size());
            // the pause after the refusals of the first tries
            try (var later = world.another()) {
                later.runAll();
            }
            world.settle();

            past.assertMovedIn(
                    world.gangway.jdbc,
                    world.rows("leads").size(),
                    world.mails().size(),
                    "seed " + seed);
            List<Difference> differences = new ArrayList<>();
            world.gangway.gangway.reconcile(false, differences::add);
            assertThat(differences)
                    .allSatisfy(difference -> assertThat(difference.repair()).isEqualTo(Repair.PERSON))
                    .filteredOn(difference -> difference.dataareaid() != null)
                    .extracting(difference -> difference.dataareaid() + '/' + difference.prospectid())
                    .containsExactlyInAnyOrderElementsOf(past.ambiguous());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void isMovedInWithoutADouble(TestDatabases kind) {
        moveIn(kind, 120);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = 50_000)
    void isMovedInAtFullSize(int prospects) {
        moveIn(TestDatabases.POSTGRESQL, prospects);
    }
}
