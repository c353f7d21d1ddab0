package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.commerce.requests.ChannelRequests;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.standstill.Standstill;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.sandbox.control.Fault;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever keeps records from moving without an error is named, with its cure, and the cure helps. */
class StandstillTest {
    private static final String AHEAD = "CURRENT_TIMESTAMP + INTERVAL '1' DAY";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whereAllMovesNothingIsNamed(TestDatabases kind) {
        try (var world = new World(kind, "gangway.errors.retry-seconds", "3600")) {
            assertThat(world.gangway.gangway.status().standstills()).isEmpty();
            world.partnersAsk(4);
            world.runAll();
            world.sellersDecide();
            world.sales.control().failNext(Fault.status(500).onRecord("lead").always());
            world.partnerAsks();
            world.partnerAsks("lastname", null);
            world.runAll();
            world.sales.control().failNext(Fault.status(503).always());
            world.partnerAsks();
            world.runAll();

            assertThat(world.gangway.gangway.status().standstills()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void recordsOfAClockThatWasAheadAreNamedAndFreed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            gangway.jdbc.update("UPDATE gangway.due SET dueat = " + AHEAD + ", waitingsince = " + AHEAD);
            assertThat(gangway.gangway.run(ChannelRequests.JOB).done()).isZero();

            Standstill only = only(gangway, "1 records of synchronize-channel-requests are due as late as");
            assertThat(only.job()).isEqualTo(ChannelRequests.JOB);
            cure(
                    gangway,
                    only.cure()
                            .substring(
                                    only.cure().indexOf("UPDATE"), only.cure().indexOf(';')));

            assertMovesAgain(gangway);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsWithACounterThatIsNeverReadAreNamed(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.jdbc.update(
                    "INSERT INTO ax.channelrequest (replicationcounterfromorigin, requestid, requesttype, dataareaid)"
                            + " VALUES (0, 'zero', 'OnboardPartner', 'USMF'), (-9, 'minus', 'OnboardPartner', 'USMF')");
            gangway.runAll();

            assertThat(gangway.count("hq.channelrequest")).isZero();
            Standstill only =
                    only(gangway, "2 requests in ax.channelrequest have a replicationcounterfromorigin below 1");
            assertThat(only.job()).isEqualTo("P-0001");
            assertThat(only.what()).endsWith("minus");
        }
    }

    /** As long as a gap is looked at often, what appears there is pulled; later it is told. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsThatAppearBehindTheWatermarkAreNamed(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.submitMany(3);
            insertByCounter(gangway, "far", 9);
            gangway.runAll();
            gangway.jdbc.update("UPDATE gangway.countergap SET looks = 30, lookat = CURRENT_TIMESTAMP");
            gangway.gangway.run("P-0001");
            insertByCounter(gangway, "late", 5);
            gangway.gangway.run("P-0001");

            assertThat(gangway.count("hq.channelrequest WHERE requestid = 'late'"))
                    .isZero();
            Standstill only = only(
                    gangway,
                    "1 requests in ax.channelrequest have a replicationcounterfromorigin that is behind the watermark");
            assertThat(only.what()).endsWith("late");
            gangway.jdbc.update("UPDATE gangway.countergap SET lookat = CURRENT_TIMESTAMP");
            gangway.gangway.run("P-0001");
            assertThat(gangway.gangway.status().standstills()).isEmpty();
            assertThat(gangway.count("hq.channelrequest WHERE requestid = 'late'"))
                    .isEqualTo(1);
        }
    }

    /** The site deletes old rows, and somebody gives a new one the counter of such a row. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestWithTheCounterOfAnotherOneIsNamed(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.submitMany(3);
            gangway.runAll();
            gangway.jdbc.update("DELETE FROM ax.channelrequest WHERE replicationcounterfromorigin = 2");
            assertThat(gangway.gangway.status().standstills()).isEmpty();
            gangway.jdbc.update("DELETE FROM ax.channelrequest WHERE replicationcounterfromorigin = 1");
            insertByCounter(gangway, "once more", 1);
            gangway.runAll();

            assertThat(only(
                                    gangway,
                                    "1 requests in ax.channelrequest have a replicationcounterfromorigin that is behind")
                            .what())
                    .endsWith("once more");
        }
    }

    private static void insertByCounter(EmbeddedGangway gangway, String id, long counter) {
        gangway.jdbc.update(
                "INSERT INTO ax.channelrequest (replicationcounterfromorigin, requestid, requesttype, dataareaid)"
                        + " VALUES (?, ?, 'OnboardPartner', 'USMF')",
                counter,
                id);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aDeadNodeThatCountsAsAliveIsNamedAndFreed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            String node = UUID.randomUUID().toString();
            gangway.jdbc.update(
                    "INSERT INTO gangway.node (nodeid, name, started, aliveuntil) VALUES (?, 'gone', CURRENT_TIMESTAMP, "
                            + AHEAD + ")",
                    node);

            Standstill only = only(gangway, "Node gone counts as alive until");
            cure(gangway, only.cure().substring(only.cure().indexOf("UPDATE")));

            assertThat(gangway.gangway.status().standstills()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void recordsOfANodeThatIsNoneAnyMoreAreNamedAndFreed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            gangway.jdbc.update("UPDATE gangway.due SET owner = 'o', nodeid = 'n', dueat = CURRENT_TIMESTAMP"
                    + " + INTERVAL '1' MINUTE");

            Standstill only = only(gangway, "by a node that does not exist any more");
            cure(gangway, only.cure());

            assertMovesAgain(gangway);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aJobThatNobodyRunsIsNamed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            gangway.jdbc.update("UPDATE gangway.due SET waitingsince = waitingsince - INTERVAL '11' MINUTE");

            Standstill only = only(gangway, "no node has run it since the beginning");
            assertThat(only.cure()).contains("gangway.jobs.synchronize-channel-requests.schedule");

            assertMovesAgain(gangway);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsThatTheQueueForgotAreNamedAndFreed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            gangway.jdbc.update("DELETE FROM gangway.due");
            String request = gangway.text("SELECT requestid FROM hq.channelrequest");

            Standstill only = only(gangway, "the first is " + request);
            cure(gangway, only.cure());

            assertMovesAgain(gangway);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void mailsThatTheQueueForgotAreNamed(TestDatabases kind) {
        try (var gangway = pulled(kind)) {
            gangway.jdbc.update(
                    "INSERT INTO hq.emailnotification (notificationid, notificationtype, dataareaid, prospectid,"
                            + " receiveremailaddress, status) VALUES ('m', 'B2BProspectApproved', 'usmf', 'P', 'a@b.example', 'Queued')");
            gangway.jdbc.update("DELETE FROM gangway.due WHERE job = 'email-notifications'");

            assertThat(only(gangway, "1 mails are Queued").cure()).contains("reconcile --repair");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTriggerThatIsGoneIsNamedEverywhere(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            gangway.jdbc.execute(
                    kind == TestDatabases.POSTGRESQL
                            ? "DROP TRIGGER prospect_changed ON hq.prospect"
                            : "DROP TRIGGER hq.prospect_changed");

            assertThat(only(gangway, "The trigger prospect_changed on hq.prospect is not there")
                            .cure())
                    .contains("change_capture.sql");
            assertThat(gangway.gangway.doctor(finding -> {}))
                    .filteredOn(finding -> finding.check().equals("triggers of headquarters"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
                        assertThat(finding.seen()).contains("prospect_changed");
                    });
        }
    }

    @Test
    void aTriggerThatIsDisabledIsNamedAndFreed() {
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL)) {
            gangway.jdbc.execute("ALTER TABLE hq.channelrequest DISABLE TRIGGER channelrequest_new");

            Standstill only = only(gangway, "The trigger channelrequest_new on hq.channelrequest is disabled");
            cure(gangway, only.cure().substring(0, only.cure().indexOf(';')));

            assertThat(gangway.gangway.status().standstills()).isEmpty();
        }
    }

    /** A request that has been pulled and is before the next job. */
    private static EmbeddedGangway pulled(TestDatabases kind) {
        var gangway = new EmbeddedGangway(kind);
        gangway.submit();
        gangway.gangway.run("P-0001");
        assertThat(gangway.gangway.status().standstills()).isEmpty();
        return gangway;
    }

    private static Standstill only(EmbeddedGangway gangway, String words) {
        List<Standstill> standstills = gangway.gangway.status().standstills();
        assertThat(standstills).as(words).hasSize(1);
        assertThat(standstills.get(0).what()).contains(words);
        return standstills.get(0);
    }

    private static void cure(EmbeddedGangway gangway, String sql) {
        gangway.jdbc.execute(sql);
    }

    private static void assertMovesAgain(EmbeddedGangway gangway) {
        assertThat(gangway.gangway.run(ChannelRequests.JOB).done()).isEqualTo(1);
        assertThat(gangway.gangway.status().standstills()).isEmpty();
    }
}
