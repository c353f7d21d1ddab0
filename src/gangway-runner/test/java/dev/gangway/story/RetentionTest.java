package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is older than {@code gangway.retention.*} allow is erased, and nothing else. */
class RetentionTest {
    private static final Duration LONG = Duration.ofDays(100);
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
            world.approve("lastname", "Abroad");
            world.onboard("lastname", "Patience");
            world.timePasses(LONG);
            reject(world, "Lately");

            Map<String, Long> erased = world.gangway.gangway.tidyUp();
            world.settle();

            assertThat(erased)
                    .contains(entry("hq.prospect", 1L))
                    .contains(entry("hq.channelrequest", 2L))
                    .contains(entry("hq.emailnotification", 2L));
            assertThat(world.mentions("quist")).isEmpty();
            assertThat(world.mentions("lately")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
            assertThat(world.mentions("abroad"))
                    .contains("hq.prospect", "hq.customer", "gangway.link")
                    .doesNotContain("hq.channelrequest", "hq.emailnotification");
            assertThat(world.mentions("patience")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
            assertThat(world.leadInSales(rejected).path("lastname").asText())
                    .as("Sales has its own retention")
                    .isEqualTo("Quist");
            assertThat(world.unreconciled()).isZero();
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
            world.partnerAsks("email", person.get("email"), "lastname", person.get("lastname"));
            world.runAll();
            world.timePasses(LONG);
            assertThat(world.mentions("quist")).contains("gangway.error", "hq.emailnotification");

            Map<String, Long> erased = world.gangway.gangway.tidyUp();

            assertThat(erased).contains(entry("gangway.error", 1L), entry("hq.emailnotification", 1L));
            assertThat(erased).containsKey("gangway.jobhistory");
            assertThat(world.mentions("quist")).doesNotContain("gangway.error", "hq.emailnotification");
            assertThat(world.gangway.count("gangway.jobhistory")).isZero();
            assertThat(world.errors())
                    .as("the record still waits for a person")
                    .singleElement()
                    .satisfies(error -> assertThat(error.status()).isEqualTo("Parked"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestThatSomebodyGaveUpIsErasedAndNotTriedAgain(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            world.partnerAsks("lastname", null, "companyname", "Quist & Sons");
            world.partnerAsks("lastname", null, "companyname", "Patience & Sons");
            world.runAll();
            world.timePasses(LONG);
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

            assertThat(world.mentions("quist")).isEmpty();
            assertThat(world.mentions("patience")).contains("hq.channelrequest");
            assertThat(world.errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestAboutAUserIsKeptOnlyWhileAnEarlierOneWaits(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            aboutUser(world, 10, "USMF", "C-1", "Quist", "Processed");
            aboutUser(world, 5, "USRT", "C-1", "Elsewhere", "Pending");
            aboutUser(world, 20, "USMF", "C-1", "Later", "Pending");
            aboutUser(world, 11, "USMF", "C-2", "Patience", "Processed");
            aboutUser(world, 6, "USMF", "C-2", "Earlier", "Pending");

            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.channelrequest", 1L));

            assertThat(world.mentions("quist")).isEmpty();
            assertThat(world.mentions("patience")).contains("hq.channelrequest");
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
    void aRejectedProspectIsKeptWhileTheCloudIsStillToHearOfIt(TestDatabases kind) {
        try (var world = new World(kind, NINETY_DAYS)) {
            reject(world, "Quist");
            world.timePasses(LONG);
            // as where headquarters is in the cloud, and its status has changed there
            world.gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject)"
                    + " SELECT 'headquarters', dataareaid, prospectid FROM hq.prospect");

            assertThat(world.gangway.gangway.tidyUp()).doesNotContainKey("hq.prospect");
            assertThat(world.mentions("quist")).contains("hq.prospect");
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
            world.timePasses(LONG);

            Map<String, Long> erased = world.gangway.gangway.tidyUp();
            world.mailbox.start();
            world.everythingIsDue();
            world.settle();

            assertThat(erased).contains(entry("hq.prospect", 3L));
            for (String name : List.of("quist", "hansen", "patience")) {
                assertThat(world.mentions(name)).as(name).isEmpty();
            }
            assertThat(world.mails()).as("they were withdrawn").isEmpty();
            assertThat(world.errors()).isEmpty();
            assertThat(world.unreconciled()).isZero();
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
            world.timePasses(LONG);

            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.emailnotification", 1L));

            assertThat(world.mentions("quist")).doesNotContain("hq.emailnotification", "gangway.error");
            assertThat(world.mentions("hansen")).contains("hq.emailnotification");
            assertThat(world.mentions("patience")).contains("hq.emailnotification");
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
            world.timePasses(LONG);
            assertThat(other.gangway.tidyUp()).containsKey("hq.prospect");
            reject(world, "Hansen");
            world.timePasses(LONG);

            assertThat(world.gangway.gangway.tidyUp()).as("once a day").isEmpty();

            // as a node leaves it that took the turn and died
            world.gangway.jdbc.update(
                    "UPDATE gangway.retention SET nodeid = 'dead', nextsweep = CURRENT_TIMESTAMP - INTERVAL '1'"
                            + " SECOND");
            assertThat(world.gangway.gangway.tidyUp()).contains(entry("hq.prospect", 1L));
            assertThat(world.mentions("hansen")).isEmpty();
        }
    }

    @Test
    void nothingButRunsIsErasedUnlessSomebodyAsksForIt() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            reject(world, "Quist");
            world.timePasses(LONG);

            world.gangway.gangway.tidyUp();

            assertThat(world.mentions("quist")).contains("hq.prospect", "hq.channelrequest", "gangway.link");
        }
    }

    private static UUID reject(World world, String name) {
        return world.reject(
                "lastname", name,
                "companyname", name + "ware",
                "email", name + "@" + name + ".example");
    }
}
