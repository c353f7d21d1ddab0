package dev.gangway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.Database;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobRunsTest {
    private static final String JOB = "P-0001";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void ofTheManyProcessesOfASchedulerOnlyTheLastIsShownAndOldOnesAreForgotten(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind, "gangway.node", "alive")) {
            ran(gangway, "long ago", Duration.ofDays(8));
            ran(gangway, "an hour ago", Duration.ofHours(1));
            ran(gangway, "a minute ago", Duration.ofMinutes(1));
            assertThat(shown(gangway)).containsExactly("a minute ago");

            gangway.gangway.run(JOB);

            assertThat(shown(gangway)).containsExactly("alive");
            assertThat(gangway.jdbc.queryForList(
                            "SELECT node FROM gangway.jobrun WHERE job = ? ORDER BY lastrun", String.class, JOB))
                    .containsExactly("an hour ago", "a minute ago", "alive");
        }
    }

    private static void ran(EmbeddedGangway gangway, String node, Duration ago) {
        gangway.jdbc.update(
                "INSERT INTO gangway.jobrun (job, node, lastrun) VALUES (?, ?, ?)",
                JOB,
                node,
                Database.utcNow().minus(ago));
    }

    private static List<String> shown(EmbeddedGangway gangway) {
        return gangway.gangway.status().runs().stream()
                .filter(run -> run.text("job").equals(JOB))
                .map(run -> run.text("node"))
                .toList();
    }
}
