package dev.gangway.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which runs share a row, and what each row says. */
class RunHistoryTest {
    private static final String JOB = "email-notifications";
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 1, 31, 9, 0);

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void idleLooksOfAnHourShareARow(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var history = history(gangway);
            for (int second = 0; second < 7200; second += 5) {
                history.remember(idle(NINE.plusSeconds(second)));
            }
            history.add(idle(NINE.plusHours(2)), true);

            assertThat(rows(history))
                    .containsExactly(
                            "11:00 11:00 1 runs, 0 done",
                            "10:00 10:59:55 720 runs, 0 done",
                            "09:00 09:59:55 720 runs, 0 done");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void runsThatWorkedShareARowForAMinute(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var history = history(gangway);
            history.add(worked(NINE, 3, 1), true);
            history.remember(idle(NINE.plusSeconds(5)));
            history.add(worked(NINE.plusSeconds(10), 4, 0), true);
            // what a lane of the same run adds is no run of its own
            history.add(worked(NINE.plusSeconds(11), 1, 0), false);
            history.add(worked(NINE.plusSeconds(70), 5, 0), true);

            assertThat(rows(history))
                    .containsExactly("09:01:10 09:01:10 1 runs, 5 done", "09:00 09:00:11 2 runs, 8 done");
            Row first = history.of(JOB, 10).get(1);
            assertThat(first.number("recordsfailed")).isEqualTo(1);
            assertThat(first.number("requests")).isEqualTo(6);
            assertThat(first.number("waited")).isZero();
            assertThat(first.text("node")).isEqualTo("north");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void runsThatWaitForTheSameShareARow(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var history = history(gangway);
            history.add(waits(NINE, "Sales wants to be left alone for another 12 s"), true);
            history.add(waits(NINE.plusSeconds(8), "Sales wants to be left alone for another 4 s"), true);
            history.add(waits(NINE.plusSeconds(12), "connection refused"), true);

            assertThat(history.of(JOB, 10))
                    .extracting(row -> row.text("message") + ": " + row.number("waited"))
                    .containsExactly("connection refused: 1", "Sales wants to be left alone for another 4 s: 2");
            assertThat(history.latest(10)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theHoursOfADayAreSummedUp(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var history = history(gangway);
            history.add(worked(NINE.plusMinutes(10), 3, 1), true);
            history.add(worked(NINE.plusMinutes(50), 4, 0), true);
            history.add(worked(NINE.plusMinutes(65), 5, 2), true);
            history.add(worked(NINE.minusDays(1), 9, 9), true);

            assertThat(history.hours(NINE))
                    .extracting(row -> row.raw("utcdate") + ' ' + row.number("utchour") + ": "
                            + row.number("recordsdone") + " done, " + row.number("recordsfailed") + " failed")
                    .containsExactly("2026-01-31 9: 7 done, 1 failed", "2026-01-31 10: 5 done, 2 failed");
        }
    }

    private static RunHistory history(EmbeddedGangway gangway) {
        return new RunHistory(
                new Database(
                        gangway.dataSource,
                        new SqlFiles(gangway.context, "classpath:gangway/routes/"),
                        Clock.systemUTC()),
                "north");
    }

    private static Run idle(LocalDateTime at) {
        return new Run(JOB, at, at, 0, 0, 0, null);
    }

    private static Run worked(LocalDateTime at, long done, long failed) {
        return new Run(JOB, at, at, done, failed, 2, null);
    }

    private static Run waits(LocalDateTime at, String reason) {
        return new Run(JOB, at, at, 0, 0, 1, reason);
    }

    private static List<String> rows(RunHistory history) {
        return history.of(JOB, 10).stream()
                .map(row -> row.time("started").toLocalTime() + " "
                        + row.time("ended").toLocalTime() + " " + row.number("runs") + " runs, "
                        + row.number("recordsdone") + " done")
                .toList();
    }
}
