package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.story.Agreement;
import dev.gangway.story.RandomSellers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runners that are killed again and again at random moments while requests come in and salespeople do what they like; at
 * the end both systems must agree. The seed is printed with every failure; {@code -Dwalk.kills=30
 * -Dwalk.seed=7} kills more often, or another way.
 */
@Tag("long")
class KilledWalkTest {
    private static final int REQUESTS_BETWEEN_KILLS = 250;
    private static final int LONGEST_LIFE_IN_MILLIS = 8000;
    /** How many mails a runner hands to the mail server at the same time. */
    private static final int MAILS_UNDER_WAY = 4;

    private final long seed = Long.getLong("walk.seed", System.nanoTime());
    private final int kills = Integer.getInteger("walk.kills", 12);
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void bothSystemsAgreeHoweverOftenTheRunnerIsKilled(Commerce commerce) throws Exception {
        try (Surroundings world = new Surroundings(
                directory,
                commerce,
                "gangway.jobs.lease-seconds=10",
                "gangway.jobs.chunk=100",
                "gangway.jobs.sales-outcomes.schedule=every 200ms",
                "gangway.jobs.prospects-to-leads.max-batch-size=50")) {
            var sellers = new RandomSellers(world.sales.control(), random);
            for (int i = 0; i < kills; i++) {
                world.submit(REQUESTS_BETWEEN_KILLS);
                liveAndDie(world, sellers);
            }
            // what the last job decides, the next round tells Sales
            for (int i = 0; i < 2; i++) {
                Terminal.Result once = world.type("once");
                // 2 says that some records wait for a person
                assertThat(once.exitCode()).as("seed " + seed + ": " + once).isIn(0, 2);
            }
            world.look(database -> {
                var agreement = new Agreement(
                        database,
                        new ObjectMapper().readTree(world.sales.control().dump()),
                        List.of(world.mailbox.getReceivedMessages()),
                        sellers);
                assertThat(agreement.differences()).as("seed " + seed).isEmpty();
                assertThat(agreement.mailsAgain()).as("seed " + seed).isLessThanOrEqualTo(kills * MAILS_UNDER_WAY);
                assertThat(database.queryForObject("SELECT COUNT(*) FROM hq.prospect", Integer.class))
                        .as("seed " + seed)
                        .isEqualTo(kills * REQUESTS_BETWEEN_KILLS);
            });
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    private void liveAndDie(Surroundings world, RandomSellers sellers) throws Exception {
        try (ChildJvm runner = world.startRunner()) {
            Instant end = Instant.now().plus(Duration.ofMillis(random.nextInt(LONGEST_LIFE_IN_MILLIS)));
            while (Instant.now().isBefore(end)) {
                sellers.act(20);
            }
            runner.kill();
        }
    }
}
