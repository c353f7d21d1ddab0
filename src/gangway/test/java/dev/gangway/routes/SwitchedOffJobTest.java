package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwitchedOffJobTest {
    private static final String OFF = "synchronize-channel-requests";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aJobThatIsOffIsNotWokenByAnotherAndRunsWhenAsked(TestDatabases kind) {
        try (var gangway =
                new EmbeddedGangway(kind, "gangway.schedules", "true", "gangway.jobs." + OFF + ".schedule", "off")) {
            gangway.submit();
            await().until(() -> gangway.jdbc.queryForObject("SELECT COUNT(*) FROM hq.channelrequest", Long.class) == 1);

            // P-0001 has woken it by now, if anything does
            await().during(Duration.ofSeconds(1))
                    .until(() -> gangway.jdbc.queryForObject("SELECT COUNT(*) FROM hq.prospect", Long.class) == 0);
            assertThat(gangway.gangway.run(OFF).done()).isEqualTo(1);
        }
    }
}
