package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.story.DualWrite;
import dev.gangway.story.ThreeYears;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The move from dual-write whose processes are killed at random moments ends as one that nobody disturbed. */
class KilledMoveTest {
    private final long seed = Long.getLong("move.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    private void move(Commerce commerce, int prospects, int kills) throws Exception {
        try (var world = new Surroundings(
                directory,
                commerce,
                "gangway.jobs.lease-seconds=10",
                "gangway.jobs.P-0001.start=now",
                "gangway.jobs.chunk=20")) {
            world.type("init");
            var past = new AtomicReference<ThreeYears>();
            world.look(database ->
                    past.set(new ThreeYears(new DualWrite(database, world::sell), world.sales.control(), prospects)));
            for (String verb : new String[] {"adopt", "once"}) {
                for (int i = 0; i < kills; i++) {
                    liveAndDie(world, verb);
                }
                // 2 says that some records wait for a person
                Terminal.Result last = verb.equals("once") ? world.type("once", "--force") : world.type(verb);
                assertThat(last.exitCode())
                        .as(verb + ", seed " + seed + ": " + last)
                        .isIn(0, 2);
            }
            // leases of the dead end, and what one job leaves the next one takes
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> world.type("once", "--force").exitCode() != 1
                            && world.number("SELECT COUNT(*) FROM gangway.due") == 0);
            int leads = world.rows("leads").size();
            // the mail that was under way when the process died goes once more
            long mails = Arrays.stream(world.mailbox.getReceivedMessages())
                    .map(KilledMoveTest::id)
                    .distinct()
                    .count();
            world.look(database -> past.get().assertMovedIn(database, leads, (int) mails, "seed " + seed));
            assertThat(world.type("adopt").exitCode()).isEqualTo(2);
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Dies when Sales has had so many requests of it; or it has come to its end before. */
    private void liveAndDie(Surroundings world, String verb) throws Exception {
        int before = world.sales.control().requests().size();
        int after = before + 1 + random.nextInt(12);
        try (ChildJvm child = world.start(Map.of(), verb)) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() ->
                            !child.isAlive() || world.sales.control().requests().size() >= after);
            child.kill();
        }
    }

    @Test
    void aKilledMoveEndsTheSame() throws Exception {
        move(Commerce.POSTGRESQL, 80, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void aMoveThatIsKilledAgainAndAgainEndsTheSame(Commerce commerce) throws Exception {
        move(commerce, 2000, 8);
    }
}
