package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SettableClock;
import dev.gangway.database.Database;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobRunsTest {
    private static final String JOB = "P-0001";
    private static final LocalDateTime START = LocalDateTime.ofInstant(SettableClock.START, ZoneOffset.UTC);

    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ofManyProcessesOnlyTheLastIsShownAndOldOnesAreForgotten(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            ran(gangway, "long ago");
            clock.advance(Duration.ofDays(8));
            ran(gangway, "an hour ago");
            clock.advance(Duration.ofHours(1));
            ran(gangway, "now");

            assertThat(shown(gangway)).containsExactly("now");
            assertThat(nodes(gangway)).containsExactly("an hour ago", "now");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRunThatFoundNothingIsWrittenDownOnceAMinute(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            JobRuns runs = runs(gangway, "node");
            runs.finish(runs.begin(JOB));
            clock.advance(Duration.ofSeconds(59));
            runs.finish(runs.begin(JOB));
            assertThat(lastRun(gangway)).isEqualTo(START);

            clock.advance(Duration.ofSeconds(1));
            runs.finish(runs.begin(JOB));

            assertThat(lastRun(gangway)).isEqualTo(START.plusMinutes(1));
        }
    }

    /** Else the time of the last success would stay fresh though nothing comes through. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRunWhoseRecordsAnotherWorkerHasIsNoSuccess(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            JobRuns runs = runs(gangway, "node");
            JobRun run = runs.begin(JOB);
            run.done(1);
            run.takenOver();
            runs.finish(run);

            assertThat(runs.lastSuccess(JOB)).isEqualTo(Instant.EPOCH);
            assertThat(lastRun(gangway)).isEqualTo(START);
        }
    }

    private JobRuns runs(EmbeddedGangway gangway, String node) {
        var database =
                new Database(gangway.dataSource, new SqlFiles(gangway.context, "classpath:gangway/routes/"), clock);
        return new JobRuns(database, new Outages(clock), new WorkingTime(clock), node);
    }

    /** Each process of a scheduler is a node of its own. */
    private void ran(EmbeddedGangway gangway, String node) {
        JobRuns runs = runs(gangway, node);
        runs.finish(runs.begin(JOB));
    }

    private static LocalDateTime lastRun(EmbeddedGangway gangway) {
        return gangway.jdbc.queryForObject("SELECT lastrun FROM gangway.jobrun", LocalDateTime.class);
    }

    private static List<String> nodes(EmbeddedGangway gangway) {
        return gangway.jdbc.queryForList("SELECT node FROM gangway.jobrun ORDER BY lastrun", String.class);
    }

    private static List<String> shown(EmbeddedGangway gangway) {
        return gangway.gangway.status().runs().stream()
                .filter(run -> run.text("job").equals(JOB))
                .map(run -> run.text("node"))
                .toList();
    }
}
