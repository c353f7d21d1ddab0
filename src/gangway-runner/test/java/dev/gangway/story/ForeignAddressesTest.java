package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.onboarding.privacy.ForgetReport.Left;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs write addresses with something invisible around them and in other letters; they are the same addresses. */
class ForeignAddressesTest {
    private static final String FOREIGN = "\u00A0\tJan@Novak.Example\u200B \uFEFF";
    private static final String PLAIN = "jan@novak.example";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aProspectOfAnotherProgramHasTheAddressAlready(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.gangway.jdbc.update(
                    "INSERT INTO hq.prospect (dataareaid, prospectid, prospectname, lastname, companyname,"
                            + " primaryemailaddress) VALUES ('USMF', 'OTHER-1', 'Jan Novak', 'Novak', 'Novak', ?)",
                    FOREIGN);
            world.partnerAsks("email", PLAIN);
            world.runAll();

            assertThat(world.rows("leads")).hasSize(1);
            assertThat(world.gangway.text("SELECT code FROM gangway.error")).isEqualTo("DuplicatePartner");
            assertThat(world.gangway.text("SELECT message FROM gangway.error")).contains("OTHER-1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCustomerOfAnotherProgramIsThePersonWhoAsked(TestDatabases kind) {
        try (var world = new World(kind)) {
            person(world);
            world.approve("email", PLAIN);

            assertThat(world.gangway.count("hq.customer WHERE partytype = 'Person'"))
                    .isEqualTo(1);
            assertThat(world.gangway.text("SELECT customeraccount FROM hq.customerhierarchynode"))
                    .isEqualTo("OTHER-C");
            assertThat(world.mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aUserWithTheAddressOfACustomerOfAnotherProgramIsThatCustomer(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            person(world);
            String hierarchy = world.gangway.text("SELECT customerhierarchyid FROM hq.customerhierarchy");
            world.gangway.submit("requesttype", "AddUser", "customerhierarchyid", hierarchy, "email", PLAIN);
            world.runAll();

            assertThat(world.gangway.count("hq.customer WHERE partytype = 'Person'"))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailToTheAddressArrivesAndThePersonIsFoundAndForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            person(world);
            world.gangway.jdbc.update(
                    "INSERT INTO hq.emailnotification (notificationid, notificationtype, receiveremailaddress, languageid)"
                            + " VALUES ('OTHER-N', 'B2BProspectRejected', ?, 'en')",
                    FOREIGN);
            world.partnerAsks("email", "not" + PLAIN);
            world.runAll();

            assertThat(world.mails()).hasSize(1);
            assertThat(world.gangway.gangway.where(PLAIN.toUpperCase(java.util.Locale.ROOT), 10))
                    .hasSize(1);
            ForgetReport report = world.gangway.gangway.forget(PLAIN, false, "anna");
            assertThat(world.gangway.text("SELECT receiveremailaddress FROM hq.emailnotification"))
                    .isEqualTo("(erased)");
            assertThat(report.left())
                    .filteredOn(left -> left.where().startsWith("ax."))
                    .extracting(Left::where)
                    .containsExactly("ax.customer");
        }
    }

    private static void person(World world) {
        world.gangway.jdbc.update(
                "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, partynumber, personlastname,"
                        + " primarycontactemail) VALUES ('USMF', 'OTHER-C', 'Person', 'OTHER-P', 'Novak', ?)",
                FOREIGN);
    }
}
