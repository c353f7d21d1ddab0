package dev.gangway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PausesTest {
    private static final String PULL = "P-0001";
    private static final String SYNCHRONIZE = "synchronize-channel-requests";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPausedJobDoesNothingOnAnyNode(TestDatabases kind) {
        try (var one = new EmbeddedGangway(kind);
                var other = new EmbeddedGangway(TestDatabases.another(one.dataSource))) {
            one.submit();
            one.gangway.pauses().pause(List.of(PULL), null, "the channel moves", "anna");

            for (EmbeddedGangway node : List.of(one, other)) {
                JobReport report = node.gangway.run(PULL);
                assertThat(report.done()).isZero();
                assertThat(report.paused()).isEqualTo("paused by anna until it is resumed: the channel moves");
                assertThat(node.gangway.run(SYNCHRONIZE).paused()).isNull();
            }
            assertThat(one.count("hq.channelrequest")).isZero();

            assertThat(other.gangway.pauses().resume(List.of(), "ben")).containsExactly(PULL);
            await().until(() -> one.gangway.run(PULL).done() == 1);
        }
    }

    @Test
    void aReasonThatNobodyCanSeeIsNone() {
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB)) {
            gangway.gangway.pauses().pause(List.of(PULL), null, "\u3164 \u200B\u2800", "\uFEFFanna");

            assertThat(gangway.gangway.pauses().list()).singleElement().satisfies(pause -> assertThat(pause.reason())
                    .isNull());
            assertThat(gangway.gangway.run(PULL).paused()).isEqualTo("paused by anna until it is resumed");
            assertThat(gangway.count("gangway.act WHERE reason IS NULL")).isEqualTo(1);
            assertThatThrownBy(() -> gangway.gangway.pauses().resume(List.of(), "\u115F"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPauseEndsByItselfByTheDatabasesClock(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.submit();
            gangway.gangway.pauses().pause(List.of(), Instant.now().plusSeconds(3600), null, "anna");
            assertThat(gangway.gangway.run(PULL).paused()).startsWith("paused by anna until 20");

            gangway.jdbc.update("UPDATE gangway.pause SET endsat = CURRENT_TIMESTAMP");

            await().until(() -> gangway.gangway.run(PULL).done() == 1);
            assertThat(gangway.gangway.pauses().list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void salesStandsForAllJobsAndQueuesThatTalkToSales(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            Pauses pauses = gangway.gangway.pauses();

            assertThat(pauses.pause(List.of(Pauses.SALES), null, null, "anna"))
                    .containsExactly("prospects-to-leads", "sales-outcomes");

            assertThat(List.of("prospects-to-leads", "sales-outcomes", Job.Queue.CUSTOMERS_TO_SALES))
                    .noneMatch(pauses::allows);
            assertThat(List.of(PULL, SYNCHRONIZE, "email-notifications", "1010"))
                    .allMatch(pauses::allows);
            assertThat(pauses.resume(List.of(Pauses.SALES), "anna")).hasSize(2);
            assertThat(Job.ids()).allMatch(pauses::allows);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theEndOfAPauseOfSalesDoesNotEndThatOfOneJob(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            Pauses pauses = gangway.gangway.pauses();
            pauses.pause(List.of("prospects-to-leads"), null, "wrong map", "anna");
            pauses.pause(List.of(Pauses.SALES), Instant.now().plusSeconds(3600), "maintenance", "ben");
            assertThat(pauses.of("prospects-to-leads").orElseThrow().reason()).isEqualTo("wrong map");

            gangway.jdbc.update("UPDATE gangway.pause SET endsat = CURRENT_TIMESTAMP WHERE scope = 'sales'");

            await().until(() -> pauses.allows("sales-outcomes"));
            assertThat(pauses.allows("prospects-to-leads")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLaterWordAboutTheSameChangesEndAndReason(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            Pauses pauses = gangway.gangway.pauses();
            Instant end = Instant.now().plusSeconds(60);
            pauses.pause(List.of(PULL), null, "long", "anna");
            pauses.pause(List.of(PULL), end, "short", "ben");

            assertThat(pauses.list()).singleElement().satisfies(pause -> {
                assertThat(pause.until()).isCloseTo(end, within(1, ChronoUnit.MILLIS));
                assertThat(pause.reason()).isEqualTo("short");
                assertThat(pause.who()).isEqualTo("ben");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whoPausedAndResumedIsWrittenDown(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.gangway.pauses().pause(List.of(PULL), null, "why", "anna");
            gangway.gangway.pauses().resume(List.of(), "ben");
            gangway.gangway.pauses().resume(List.of(), "ben");

            List<Act> acts = gangway.gangway.acts().latest(10);
            assertThat(acts).extracting(Act::act).containsExactly("resume", "pause");
            assertThat(acts).extracting(Act::who).containsExactly("ben", "anna");
            assertThat(acts.get(1).reason()).isEqualTo("why");
            assertThat(gangway.gangway.acts().before(acts.get(0).id(), 1)).containsExactly(acts.get(1));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void unknownJobsPastEndsAndNobodyAreRefused(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            Pauses pauses = gangway.gangway.pauses();

            assertThatThrownBy(() -> pauses.pause(List.of(PULL, "P-0002"), null, null, "anna"))
                    .hasMessageContaining("There is no job 'P-0002'");
            assertThatThrownBy(() -> pauses.pause(List.of(), Instant.now().minusSeconds(1), null, "anna"))
                    .hasMessageContaining("has passed already");
            assertThatThrownBy(() -> pauses.pause(List.of(), null, null, " ")).hasMessageContaining("Nobody is named");
            assertThat(pauses.list()).isEmpty();
            assertThat(gangway.gangway.acts().latest(1)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void manyPeopleAtOnceLeaveOnePausePerJob(TestDatabases kind) throws Exception {
        try (var gangway = new EmbeddedGangway(kind)) {
            Pauses pauses = gangway.gangway.pauses();
            var people = Executors.newFixedThreadPool(4);
            List<Future<List<String>>> done = IntStream.range(0, 12)
                    .mapToObj(i -> people.submit(() -> pauses.pause(List.of(), null, "reason " + i, "person " + i)))
                    .toList();
            for (Future<List<String>> one : done) {
                assertThat(one.get()).hasSameSizeAs(Job.values());
            }
            people.shutdown();

            assertThat(pauses.list()).hasSameSizeAs(Job.values());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whileTheDatabaseIsAwayTheLastWordCounts(TestDatabases kind) {
        var gangway = new EmbeddedGangway(kind);
        try (gangway) {
            Pauses pauses = gangway.gangway.pauses();
            pauses.pause(List.of(PULL), null, null, "anna");
            assertThat(pauses.allows(PULL)).isFalse();

            gangway.dataSource.close();

            await().during(Duration.ofMillis(700)).until(() -> !pauses.allows(PULL));
            assertThat(pauses.allows("1010")).isTrue();
        }
    }
}
