package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.standstill.Standstill;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where P-0001 begins in a channel that was pulled by somebody else before. */
class StartPointTest {
    private static final LocalDateTime OLD = LocalDateTime.of(2024, 1, 1, 8, 0);

    private static World world(TestDatabases kind, String start) {
        var world = new World(kind, "gangway.jobs.P-0001.start", start);
        for (int i = 1; i <= 5; i++) {
            world.partnerAsks("createddatetime", OLD.plusDays(i), "lastname", "Berg " + i);
        }
        return world;
    }

    private static List<String> pulled(World world) {
        world.run("P-0001");
        return world.gangway.jdbc.queryForList(
                "SELECT lastname FROM hq.channelrequest ORDER BY replicationcounterfromorigin", String.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HSQLDB, now, 0",
        "POSTGRESQL, now, 0",
        "HSQLDB, 4, 2",
        "HSQLDB, 2024-01-03, 4",
        "POSTGRESQL, 2024-01-04T08:00Z, 3"
    })
    void olderRequestsAreLeftAlone(TestDatabases kind, String start, int first) {
        try (World world = world(kind, start)) {
            assertThat(world.gangway.gangway.startPoint()).startsWith("P-0001 will begin ");

            assertThat(pulled(world)).hasSize(first);

            world.partnerAsks("lastname", "New");
            assertThat(pulled(world)).hasSize(first + 1).last().isEqualTo("New");
            assertThat(world.gangway.gangway.startPoint()).startsWith("P-0001 began ");
            assertThat(world.gangway.gangway.status().watermarks())
                    .extracting(row -> row.text("name"))
                    .contains("P-0001 began at");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsWithoutACreationTimeAreOlderThanNow(TestDatabases kind) {
        try (World world = world(kind, "now")) {
            world.gangway.jdbc.update("UPDATE ax.channelrequest SET createddatetime = NULL");
            assertThat(pulled(world)).isEmpty();

            world.partnerAsks("lastname", "New");

            assertThat(pulled(world)).containsExactly("New");
        }
    }

    @ParameterizedTest
    @CsvSource({"HSQLDB, now", "POSTGRESQL, 2024-06-01"})
    void aCounterThatSomebodyWroteHidesNothing(TestDatabases kind, String start) {
        try (World world = world(kind, start)) {
            world.partnerAsks(
                    "replicationcounterfromorigin", 9_000_000_000_000L, "lastname", "Mad", "createddatetime", OLD);

            pulled(world);
            // HSQLDB's own sequence would follow the counter
            world.partnerAsks("lastname", "New", "replicationcounterfromorigin", 6);

            assertThat(pulled(world)).contains("New").doesNotContain("Berg 1");
            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("CounterJump"));
        }
    }

    /** Somebody writes a counter of the time before, or the sequence begins anew. */
    @ParameterizedTest
    @CsvSource({"HSQLDB, now", "POSTGRESQL, 4"})
    void whatComesBeforeTheStartPointLaterIsNamed(TestDatabases kind, String start) {
        try (World world = world(kind, start)) {
            world.gangway.jdbc.update("DELETE FROM ax.channelrequest WHERE replicationcounterfromorigin = 2");
            pulled(world);
            assertThat(standstills(world)).isEmpty();

            world.partnerAsks(
                    "requestid",
                    "late",
                    "replicationcounterfromorigin",
                    2,
                    "createddatetime",
                    LocalDateTime.now(ZoneOffset.UTC));
            assertThat(standstills(world))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "1 requests in ax.channelrequest have a replicationcounterfromorigin up to the start point")
                    .contains("above counter", "where P-0001 does not look");

            world.gangway.jdbc.update("DELETE FROM ax.channelrequest WHERE replicationcounterfromorigin = 1");
            assertThat(standstills(world)).as("as many as there were").isEmpty();
            world.gangway.jdbc.update("UPDATE gangway.watermark SET starttime = starttime - INTERVAL '2' HOUR");
            assertThat(standstills(world)).singleElement().asString().endsWith("the first is late");
        }
    }

    private static List<String> standstills(World world) {
        return world.gangway.gangway.status().standstills().stream()
                .map(Standstill::what)
                .toList();
    }

    @ParameterizedTest
    @CsvSource("HSQLDB")
    void anEmptyChannelHasNothingToLeaveOut(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.P-0001.start", "now")) {
            assertThat(pulled(world)).isEmpty();
            world.partnerAsks("lastname", "First");
            assertThat(pulled(world)).containsExactly("First");
        }
    }
}
