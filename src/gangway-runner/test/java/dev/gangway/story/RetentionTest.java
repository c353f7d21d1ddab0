package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is older than {@code gangway.retention.*} allow is erased, and nothing else. */
class RetentionTest {
    private static final Object[] NINETY_DAYS = {
        "gangway.retention.runs", "90d",
        "gangway.retention.errors", "90d",
        "gangway.retention.mails", "90d",
        "gangway.retention.requests", "90d",
        "gangway.retention.rejected", "90d"
    };

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aPartnerWhoWasRejectedLongAgoIsErasedAndTheOthersAreNot(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            UUID rejected = reject(world, "Quist");
            reject(world, "Lately");
            world.approve("lastname", "Abroad");
            world.onboard("lastname", "Patience");
            makeOld(world, "Quist", "Abroad", "Patience");

            Map<String, Long> erased = world.gangway.gangway.tidyUp();
            world.settle();

            assertThat(erased)
                    .contains(entry("hq.prospect", 1L))
                    .contains(entry("hq.channelrequest", 2L))
                    .contains(entry("hq.emailnotification", 2L));
            assertThat(mentions(world, "quist")).isEmpty();
            assertThat(mentions(world, "lately")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
            assertThat(mentions(world, "abroad"))
                    .contains("hq.prospect", "hq.customer", "gangway.link")
                    .doesNotContain("hq.channelrequest", "hq.emailnotification");
            assertThat(mentions(world, "patience")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
            assertThat(world.row("leads", "leadid", rejected).path("lastname").asText())
                    .as("Sales has its own retention")
                    .isEqualTo("Quist");
            assertThat(world.gangway.gangway.reconcile(false, difference -> {}).found())
                    .isZero();
            assertThat(world.gangway.gangway.acts().latest(1).get(0).act()).isEqualTo("retention");
            assertThat(world.mails()).as("nothing is sent again").hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void errorsAndMailsLoseTheirWordsAndRunsGo(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            Map<String, Object> person = Map.of("email", "ottilie.quist@quist.example", "lastname", "Quist");
            world.approve("email", person.get("email"), "lastname", person.get("lastname"));
            // the same address once more: an error that quotes it
            world.gangway.submit("email", person.get("email"), "lastname", person.get("lastname"));
            world.gangway.runAll();
            world.gangway.jdbc.update("UPDATE gangway.error SET lastseen = TIMESTAMP '2020-01-01 00:00:00'");
            world.gangway.jdbc.update("UPDATE hq.emailnotification SET sentdatetime = TIMESTAMP '2020-01-01 00:00:00'");
            world.gangway.jdbc.update("UPDATE gangway.jobhistory SET ended = TIMESTAMP '2020-01-01 00:00:00'");
            assertThat(mentions(world, "quist")).contains("gangway.error", "hq.emailnotification");

            Map<String, Long> erased = world.gangway.gangway.tidyUp();

            assertThat(erased).contains(entry("gangway.error", 1L), entry("hq.emailnotification", 1L));
            assertThat(erased).containsKey("gangway.jobhistory");
            assertThat(mentions(world, "quist")).doesNotContain("gangway.error", "hq.emailnotification");
            assertThat(world.gangway.count("gangway.jobhistory")).isZero();
            assertThat(world.gangway.gangway.errors().list())
                    .as("the record still waits for a person")
                    .singleElement()
                    .satisfies(error -> assertThat(error.status()).isEqualTo("Parked"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestThatSomebodyGaveUpIsErasedAndNotTriedAgain(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            world.gangway.submit("lastname", null, "companyname", "Quist & Sons");
            world.gangway.submit("lastname", null, "companyname", "Patience & Sons");
            world.gangway.runAll();
            world.gangway.jdbc.update("UPDATE hq.channelrequest SET createddatetime = TIMESTAMP '2020-01-01 00:00:00'");
            world.gangway
                    .gangway
                    .errorDesk()
                    .discard(
                            List.of(Long.parseLong(world.gangway.text(
                                    "SELECT e.errorid FROM gangway.error e JOIN hq.channelrequest r ON"
                                            + " r.requestid = e.requestid WHERE r.companyname LIKE 'Quist%'"))),
                            "anna",
                            "spam");

            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.channelrequest", 1L));
            world.settle();

            assertThat(mentions(world, "quist")).isEmpty();
            assertThat(mentions(world, "patience")).contains("hq.channelrequest");
            assertThat(world.gangway.gangway.errors().list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestAboutAUserIsKeptOnlyWhileAnEarlierOneAboutTheSameUserWaits(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            aboutUser(world, 10, "USMF", "C-1", "Quist", "Processed");
            aboutUser(world, 5, "USRT", "C-1", "Elsewhere", "Pending");
            aboutUser(world, 20, "USMF", "C-1", "Later", "Pending");
            aboutUser(world, 11, "USMF", "C-2", "Patience", "Processed");
            aboutUser(world, 6, "USMF", "C-2", "Earlier", "Pending");

            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.channelrequest", 1L));

            assertThat(mentions(world, "quist")).isEmpty();
            assertThat(mentions(world, "patience")).contains("hq.channelrequest");
        }
    }

    private static void aboutUser(
            World world, long counter, String company, String account, String name, String status) {
        world.gangway.jdbc.update(
                "INSERT INTO hq.channelrequest (requestid, replicationcounterfromorigin, requesttype, dataareaid,"
                        + " customeraccount, lastname, syncstatus, createddatetime)"
                        + " VALUES (?, ?, 'EditUser', ?, ?, ?, ?, TIMESTAMP '2020-01-01 00:00:00')",
                "request-" + counter,
                counter,
                company,
                account,
                name,
                status);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRejectedProspectIsKeptWhileHeadquartersInTheCloudIsStillToHearOfIt(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            reject(world, "Quist");
            makeOld(world, "Quist");
            // as where headquarters is in the cloud, and its status has changed there
            world.gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject)"
                    + " SELECT 'headquarters', dataareaid, prospectid FROM hq.prospect");

            assertThat(world.gangway.gangway.tidyUp()).doesNotContainKey("hq.prospect");
            assertThat(mentions(world, "quist")).contains("hq.prospect");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void mailsToARejectedPartnerThatCouldNotBeSentAreErasedAsWell(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            world.mailbox.stop();
            reject(world, "Quist");
            reject(world, "Hansen");
            reject(world, "Patience");
            refuseMail(world, "Quist");
            discard(world, "Quist");
            refuseMail(world, "Hansen");
            makeOld(world, "Quist", "Hansen", "Patience");
            world.gangway.jdbc.update("UPDATE hq.emailnotification SET sentdatetime = NULL");

            Map<String, Long> erased = world.gangway.gangway.tidyUp();
            world.mailbox.start();
            world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP");
            world.settle();

            assertThat(erased).contains(entry("hq.prospect", 3L));
            for (String name : List.of("quist", "hansen", "patience")) {
                assertThat(mentions(world, name)).as(name).isEmpty();
            }
            assertThat(world.mails()).as("they were withdrawn").isEmpty();
            assertThat(world.gangway.gangway.errors().list()).isEmpty();
            assertThat(world.gangway.gangway.reconcile(false, difference -> {}).found())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailThatSomebodyGaveUpLosesItsReceiver(TestDatabases kind) {
        try (var world = new World(kind, "gangway.retention.mails", "90d")) {
            world.mailbox.stop();
            for (String name : List.of("Quist", "Hansen", "Patience")) {
                world.approve("lastname", name, "email", name + "@" + name + ".example");
            }
            refuseMail(world, "Quist");
            discard(world, "Quist");
            refuseMail(world, "Hansen");
            world.gangway.jdbc.update(
                    "UPDATE hq.emailnotification SET createddatetime = TIMESTAMP '2020-01-01 00:00:00'");

            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.emailnotification", 1L));

            assertThat(mentions(world, "quist")).doesNotContain("hq.emailnotification", "gangway.error");
            assertThat(mentions(world, "hansen")).contains("hq.emailnotification");
            assertThat(mentions(world, "patience")).contains("hq.emailnotification");
        }
    }

    /** The mail server answered 550 to the mail, and the mail waits for a person. */
    private static void refuseMail(World world, String name) {
        String mail = mail(world, name);
        world.gangway.jdbc.update(
                "UPDATE hq.emailnotification SET status = 'Failed', messageid = NULL, errormessage = ? WHERE"
                        + " notificationid = ?",
                "550 no such user " + name,
                mail);
        world.gangway.jdbc.update("DELETE FROM gangway.error WHERE subject = ?", mail);
        world.gangway.jdbc.update("DELETE FROM gangway.due WHERE subject = ?", mail);
        world.gangway.jdbc.update(
                "INSERT INTO gangway.error (job, dataareaid, subject, status, code, message, attempts, firstseen,"
                        + " lastseen) VALUES ('email-notifications', '', ?, 'Parked', '550', ?, 1, CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP)",
                mail,
                "no such user " + name);
    }

    private static void discard(World world, String name) {
        long error = Long.parseLong(
                world.gangway.text("SELECT errorid FROM gangway.error WHERE subject = ?", mail(world, name)));
        world.gangway.gangway.errorDesk().discard(List.of(error), "anna", "moved away");
    }

    private static String mail(World world, String name) {
        return world.gangway.text(
                "SELECT n.notificationid FROM hq.emailnotification n JOIN hq.prospect p ON p.dataareaid = n.dataareaid"
                        + " AND p.prospectid = n.prospectid WHERE p.lastname = ?",
                name);
    }

    @Test
    void oneNodeDoesItAndADeadOneLeavesItToAnother() {
        try (var world = new World(TestDatabases.POSTGRESQL, NINETY_DAYS);
                EmbeddedGangway other = world.another()) {
            reject(world, "Quist");
            makeOld(world, "Quist");
            assertThat(other.gangway.tidyUp()).containsKey("hq.prospect");
            reject(world, "Hansen");
            makeOld(world, "Hansen");

            assertThat(world.gangway.gangway.tidyUp()).as("once a day").isEmpty();

            // as a node leaves it that took the turn and died
            world.gangway.jdbc.update(
                    "UPDATE gangway.retention SET nodeid = 'dead', nextsweep = CURRENT_TIMESTAMP - INTERVAL '1'"
                            + " SECOND");
            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.prospect", 1L));
            assertThat(mentions(world, "hansen")).isEmpty();
        }
    }

    @Test
    void nothingButRunsIsErasedUnlessSomebodyAsksForIt() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            reject(world, "Quist");
            makeOld(world, "Quist");

            world.gangway.gangway.tidyUp();

            assertThat(mentions(world, "quist")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
        }
    }

    private static UUID reject(World world, String name) {
        UUID lead =
                world.onboard("lastname", name, "companyname", name + "ware", "email", name + "@" + name + ".example");
        world.sales.control().disqualify(lead, 5);
        world.gangway.runAll();
        return lead;
    }

    /** All that has to do with them happened long ago. */
    private static void makeOld(World world, String... names) {
        for (String name : names) {
            String prospects = " IN (SELECT p.prospectid FROM hq.prospect p WHERE p.lastname = ?)";
            world.gangway.jdbc.update(
                    "UPDATE gangway.link SET decided = TIMESTAMP '2020-01-01 00:00:00' WHERE decided IS NOT NULL AND"
                            + " prospectid"
                            + prospects,
                    name);
            world.gangway.jdbc.update(
                    "UPDATE hq.emailnotification SET sentdatetime = TIMESTAMP '2020-01-01 00:00:00' WHERE prospectid"
                            + prospects,
                    name);
            world.gangway.jdbc.update(
                    "UPDATE hq.channelrequest SET createddatetime = TIMESTAMP '2020-01-01 00:00:00' WHERE lastname = ?",
                    name);
        }
    }

    /** The tables of headquarters and of Gangway that hold the name. */
    private static List<String> mentions(World world, String name) {
        return world
                .gangway
                .jdbc
                .queryForList(
                        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                + " WHERE LOWER(table_schema) IN ('gangway', 'hq') AND table_type = 'BASE TABLE'"
                                + " AND LOWER(table_name) <> 'gangway_history'",
                        String.class)
                .stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .filter(table -> world.gangway.jdbc.queryForList("SELECT * FROM " + table).stream()
                        .anyMatch(row -> row.values().stream().anyMatch(value -> String.valueOf(value)
                                .toLowerCase(Locale.ROOT)
                                .contains(name))))
                .toList();
    }
}
