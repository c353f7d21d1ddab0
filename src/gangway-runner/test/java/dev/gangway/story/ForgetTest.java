package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gangway.control.ErrorSelection;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.onboarding.privacy.ForgetReport.Erased;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is forgotten is forgotten everywhere, and nobody else is. */
class ForgetTest {
    private static final String MARIA = "maria@fabrikam.example";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatIsNoAddressForgetsNobody(TestDatabases kind) {
        try (var world = new World(kind)) {
            speakOf(world, MARIA);

            for (String text : List.of("@fabrikam.example", "@", "maria@", "a b@fabrikam.example", "a@fabrikam")) {
                assertThatThrownBy(() -> world.gangway.gangway.forget(text, false, "anna"))
                        .as(text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is no e-mail address");
            }
            assertThat(world.gangway.gangway.forget(MARIA, true, "anna").erased())
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddressWithinALongerOneIsSomebodyElses(TestDatabases kind) {
        try (var world = new World(kind)) {
            speakOf(world, MARIA);

            assertThat(world.gangway
                            .gangway
                            .forget("a@fabrikam.example", false, "anna")
                            .isAnything())
                    .isFalse();
            assertThat(world.gangway
                            .gangway
                            .forget("maria@fabrikam.exam", false, "anna")
                            .isAnything())
                    .isFalse();

            speakOf(world, "a@fabrikam.example");
            ForgetReport report = world.gangway.gangway.forget("A@fabrikam.example", false, "anna");

            assertThat(report.erased())
                    .containsExactly(
                            new Erased("gangway.error", 1),
                            new Erased("gangway.act", 1),
                            new Erased("gangway.jobrun", 1),
                            new Erased("gangway.jobhistory", 1));
            assertThat(world.gangway.gangway.forget(MARIA, false, "anna").erased())
                    .as("all that is said of the other is still there")
                    .isEqualTo(report.erased());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void errorsAndActsAboutCustomersAndMailsAreForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve("email", "ida@berg.example", "firstname", "Ida", "lastname", "Berg");
            world.approve("email", MARIA, "firstname", "Maria", "lastname", "Moss");
            aboutCustomersAndMails(world, "ida@berg.example", "Ida Berg, +45 33 12 34 56");
            aboutCustomersAndMails(world, MARIA, "Maria Moss");
            var desk = world.gangway.gangway.errorDesk();
            desk.retry(desk.find(new ErrorSelection(null, null, null)), "anna", null);

            ForgetReport report = world.gangway.gangway.forget("ida@berg.example", false, "anna");

            assertThat(report.erased()).contains(new Erased("gangway.error", 4), new Erased("gangway.act", 4));
            assertThat(world.gangway.count("gangway.error WHERE message = '(erased)'"))
                    .isEqualTo(4);
            assertThat(world.gangway.count("gangway.act WHERE words IS NULL AND act = 'retry'"))
                    .isEqualTo(4);
            assertThat(world.gangway.count("gangway.error WHERE message = 'Maria Moss'"))
                    .isEqualTo(4);
            assertThat(world.gangway
                            .gangway
                            .forget("ida@berg.example", false, "anna")
                            .erased())
                    .isEmpty();
        }
    }

    /** What the jobs for customers and mails write down without a request. */
    private static void aboutCustomersAndMails(World world, String address, String words) {
        String customer = world.gangway.text(
                "SELECT customeraccount FROM hq.customer WHERE foldedemailaddress = ? AND partytype = 'Person'",
                address);
        error(world, "1010", "USMF", "customer/" + customer, words);
        error(world, "customers-to-sales", "USMF", customer, words);
        error(world, "customers-from-sales", "USMF", customer, words);
        String mail = world.gangway.text(
                "SELECT notificationid FROM hq.emailnotification WHERE receiveremailaddress = ?", address);
        error(world, "email-notifications", "", mail, words);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theRequestThatWasEnteredInWideLettersIsListed(TestDatabases kind) {
        try (var world = new World(kind)) {
            String request = world.partnerAsks(
                    "email", "\uFF49\uFF44\uFF41@berg.example", "firstname", "Ida", "lastname", "Berg");
            world.runAll();

            assertThat(world.gangway
                            .gangway
                            .forget("ida@berg.example", true, "anna")
                            .left())
                    .filteredOn(left -> left.where().endsWith(".channelrequest"))
                    .extracting(ForgetReport.Left::where, ForgetReport.Left::keys)
                    .containsExactly(
                            tuple("ax.channelrequest", List.of(request)), tuple("hq.channelrequest", List.of(request)));
        }
    }

    /** An error, an act and two runs that are about no record of the person, but quote the address. */
    private static void speakOf(World world, String address) {
        String words = "The partner " + address + " is there already.";
        error(world, "sales-outcomes", "", "about " + address, words);
        world.gangway.gangway.acts().write("anna", "retry", "sales-outcomes", words);
        world.gangway.jdbc.update(
                "INSERT INTO gangway.jobrun (job, node, message) VALUES ('sales-outcomes', ?, ?)",
                "of " + address.length(),
                words);
        world.gangway.jdbc.update(
                "INSERT INTO gangway.jobhistory (runid, job, node, started, ended, runs, waited, recordsdone,"
                        + " recordsfailed, requests, message) VALUES (?, 'sales-outcomes', 'node', CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP, 1, 1, 0, 0, 0, ?)",
                "run " + address.length(),
                words);
    }

    private static void error(World world, String job, String area, String subject, String words) {
        world.gangway.jdbc.update(
                "INSERT INTO gangway.error (job, dataareaid, subject, status, code, message, attempts, firstseen,"
                        + " lastseen) VALUES (?, ?, ?, 'Parked', 'Database', ?, 1, CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP)",
                job,
                area,
                subject,
                words);
    }
}
