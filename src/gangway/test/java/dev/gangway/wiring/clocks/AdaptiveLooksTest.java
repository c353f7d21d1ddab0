package dev.gangway.wiring.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SettableClock;
import dev.gangway.database.Database;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of the ticks of an adaptive schedule start the job. */
class AdaptiveLooksTest {
    private static final String JOB = "sales-outcomes";

    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whilePeopleWorkEveryTickCountsAndLaterFewDo(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var looks = looks(gangway, Set.of(JOB));
            assertThat(counting(looks, AdaptiveLooks.QUIET.minusSeconds(10)))
                    .as("somebody has just started the node")
                    .isEqualTo(2 * 60 * 12 - 2);
            clock.advance(Duration.ofMinutes(1));
            assertThat(counting(looks, Duration.ofMinutes(10)))
                    .as("nothing has changed yet")
                    .isEqualTo(10);

            change(gangway, "accounts");
            assertThat(counting(looks, Duration.ofMinutes(10)))
                    .as("customers are no decisions")
                    .isEqualTo(10);

            change(gangway, "opportunities");
            assertThat(counting(looks, AdaptiveLooks.QUIET.minusSeconds(10)))
                    .as("while people work")
                    .isEqualTo(2 * 60 * 12 - 2);
            assertThat(counting(looks, Duration.ofHours(10))).as("at night").isBetween(600L, 602L);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void everyTickOfAnotherScheduleCounts(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            assertThat(counting(looks(gangway, Set.of()), Duration.ofMinutes(1)))
                    .isEqualTo(12);
        }
    }

    /** A job that cannot ask the database has to find out itself that it is away. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ticksCountWhileTheDatabaseIsAway(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var looks = looks(gangway, Set.of(JOB));
            clock.advance(AdaptiveLooks.QUIET);
            gangway.dataSource.close();

            assertThat(counting(looks, Duration.ofMinutes(1))).isEqualTo(12);
        }
    }

    private AdaptiveLooks looks(EmbeddedGangway gangway, Set<String> adaptive) {
        return new AdaptiveLooks(
                new Database(gangway.dataSource, new SqlFiles(gangway.context, "classpath:gangway/routes/"), clock),
                adaptive);
    }

    private void change(EmbeddedGangway gangway, String table) {
        gangway.jdbc.update(
                "INSERT INTO gangway.deltatoken (entityset, token, changed, lastchange) VALUES (?, 'a place', ?, ?)",
                table,
                LocalDateTime.now(clock),
                LocalDateTime.now(clock));
    }

    /** How many of the ticks in the time to come start the job. */
    private long counting(AdaptiveLooks looks, Duration time) {
        return IntStream.range(0, (int) time.dividedBy(AdaptiveLooks.OFTEN))
                .filter(tick -> {
                    clock.advance(AdaptiveLooks.OFTEN);
                    return looks.due(JOB);
                })
                .count();
    }
}
