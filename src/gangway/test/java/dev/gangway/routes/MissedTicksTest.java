package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job that runs at night, and was paused when its time came. */
class MissedTicksTest {
    private static final String JOB = "P-0001";
    /** Not in the life of this test. */
    private static final String AT_NIGHT = "0 0 3 1 1 ? 2099";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aJobRunsOnceWhenThePauseEndsThatMadeItMissItsTime(TestDatabases kind) {
        try (var gangway =
                new EmbeddedGangway(kind, "gangway.schedules", "true", "gangway.jobs." + JOB + ".schedule", AT_NIGHT)) {
            gangway.submit();
            gangway.gangway.pauses().pause(List.of(JOB), null, null, "anna");
            var ticked = new NotifyBuilder(gangway.context)
                    .fromRoute(JOB + "-conductor")
                    .whenDone(2)
                    .create();
            tick(gangway);
            await().until(() -> gangway.context.getInflightRepository().size() == 0);
            tick(gangway);
            assertThat(ticked.matches(30, TimeUnit.SECONDS)).isTrue();
            assertThat(gangway.count("hq.channelrequest")).isZero();

            gangway.gangway.pauses().resume(List.of(JOB), "anna");

            await().atMost(Duration.ofSeconds(30)).until(() -> gangway.count("hq.channelrequest") == 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> gangway.text("SELECT SUM(runs) FROM gangway.jobhistory WHERE job = ?", JOB)
                            .equals("1"));
        }
    }

    /** What its clock would do. */
    private static void tick(EmbeddedGangway gangway) {
        gangway.context.createProducerTemplate().sendBody("gangway-seda:" + JOB + "?size=1&discardWhenFull=true", "");
    }
}
