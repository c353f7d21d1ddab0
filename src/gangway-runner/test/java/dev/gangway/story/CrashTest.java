package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process dies once before each single step of the routes. */
class CrashTest {
    private final Set<UUID> decided = new HashSet<>();

    @Test
    void dyingBeforeAnyStepLosesAndDoublesNothing() {
        dieBeforeEveryStep(TestDatabases.POSTGRESQL);
    }

    @Test
    @Tag("long")
    void soItIsOnHsqldb() {
        dieBeforeEveryStep(TestDatabases.HSQLDB);
    }

    private void dieBeforeEveryStep(TestDatabases kind) {
        try (var world = new World(kind)) {
            partnersComeAndAreDecided(world);
            partnersComeAndAreDecided(world);
            Set<String> steps = world.steps.passed();
            assertThat(steps)
                    .contains(
                            "pull-requests",
                            "make-prospects",
                            "send-leads",
                            "apply-outcomes",
                            "mail-is-sent",
                            "deliver-to-channel");

            for (String step : steps) {
                var dead = new AtomicBoolean();
                world.steps.before(step, exchange -> exchange.setRouteStop(dead.compareAndSet(false, true)));
                partnersComeAndAreDecided(world);
                assertThat(dead).as(step).isTrue();
                assertThat(world.differences()).as("after dying before " + step).allSatisfy(difference -> assertThat(
                                difference)
                        .matches("mails received for .* should be 1, but is 2"));
            }

            // the mail that the server had and nobody had written down
            assertThat(world.differences()).hasSize(1);
        }
    }

    /** Those who come now are decided when the next ones come. */
    private void partnersComeAndAreDecided(World world) {
        int what = 0;
        for (UUID lead : world.leads()) {
            if (decided.add(lead)) {
                decide(world, lead, what++);
            }
        }
        world.partnersAsk(3);
        workUntilDeath(world);
        world.leasesEnd();
        world.settle();
    }

    private static void decide(World world, UUID lead, int what) {
        switch (what) {
            case 0 -> world.win(lead);
            case 1 -> world.disqualify(lead);
            default -> world.qualify(lead);
        }
    }

    /** Who dies before a run has even begun has not run. */
    private static void workUntilDeath(World world) {
        for (String job : world.gangway.gangway.jobs()) {
            try {
                world.run(job);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("did not run");
            }
        }
    }
}
