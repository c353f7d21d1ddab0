package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.util.TimeZone;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times are UTC and stay so in a JVM whose clocks leave out an hour in spring. */
@Isolated("changes the default time zone")
class TimeZoneTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTimeIsUtcWhateverTheZoneOfTheJvm(TestDatabases kind) {
        TimeZone before = TimeZone.getDefault();
        try (var world = new World(kind)) {
            world.gangway.jdbc.update("INSERT INTO ax.channelrequest (requestid, lastname, createddatetime)"
                    + " VALUES ('spring', 'Berg', TIMESTAMP '2026-03-29 02:30:00')");
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Prague"));
            world.run("P-0001");

            assertThat(world.gangway.text("SELECT CAST(createddatetime AS VARCHAR(30)) FROM hq.channelrequest"))
                    .startsWith("2026-03-29 02:30:00");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
