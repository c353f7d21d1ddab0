package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Admin of a partner manages who orders for the organization; every request takes the way of all requests. */
class UserStoryTest {
    private static final String HIERARCHY = "CH-000001";
    private static final String ADMIN = "C-0000002";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddedUserBecomesAPersonCustomerInTheHierarchyAndIsToldSo(TestDatabases kind) throws Exception {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example", "spendinglimit", 500);
            world.runAll();

            Map<String, Object> customer = world.gangway.jdbc.queryForMap(
                    "SELECT * FROM ax.customer WHERE primarycontactemail = 'olga@fabrikam.example'");
            assertThat(customer)
                    .containsEntry("partytype", "Person")
                    .containsEntry("personfirstname", "Olga")
                    .containsEntry("personlastname", "Lind")
                    .containsEntry("customerhierarchyid", HIERARCHY)
                    .containsEntry("isb2badmin", 0)
                    .containsEntry("salescurrencycode", "EUR");
            Map<String, Object> node = world.gangway.jdbc.queryForMap(
                    "SELECT * FROM ax.customerhierarchynode WHERE customeraccount = ?",
                    customer.get("customeraccount"));
            assertThat(node)
                    .containsEntry("role", "User")
                    .containsEntry("nodetype", "Customer")
                    .containsEntry("versionadded", 2)
                    .containsEntry("versionremoved", null);
            assertThat(node.get("spendinglimit").toString()).isEqualTo("500.00");
            assertThat(world.gangway.text("SELECT currentversion FROM ax.customerhierarchy"))
                    .isEqualTo("2");
            assertThat(world.mails()).hasSize(2);
            var mail = world.mails().get(1);
            assertThat(mail.getAllRecipients()[0]).hasToString("olga@fabrikam.example");
            assertThat(mail.getContentLanguage()).containsExactly("en");
            assertThat(text(mail)).contains("Olga Lind", "Fabrikam AS", "olga@fabrikam.example");
            assertThat(world.gangway.text("SELECT syncstatus FROM hq.channelrequest WHERE requesttype = 'AddUser'"))
                    .isEqualTo("Processed");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aUserWithoutALanguageIsWrittenToInThatOfTheOrganization(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example", "languageid", null);
            world.runAll();

            assertThat(world.gangway.text(
                            "SELECT languageid FROM hq.emailnotification WHERE notificationtype = 'B2BUserAdded'"))
                    .isEqualTo("cs");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aUserOfAnUnknownHierarchyIsRefused(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = addUser(world, "olga@fabrikam.example", "customerhierarchyid", "CH-000009");
            world.runAll();

            assertRefused(world, request, "There is no customer hierarchy CH-000009 in USMF");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aHierarchyOfAnotherLegalEntityIsUnknown(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = addUser(world, "olga@fabrikam.example", "dataareaid", "DEMF");
            world.runAll();

            assertRefused(world, request, "There is no customer hierarchy " + HIERARCHY + " in DEMF");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddedUserNeedsHierarchyLastNameAndAValidEmail(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = addUser(world, "olga", "customerhierarchyid", null, "lastname", null, "spendinglimit", -1);
            world.runAll();

            assertThat(reason(world, request))
                    .contains("customerhierarchyid is empty")
                    .contains("lastname is empty")
                    .contains("email 'olga' is not a valid e-mail address")
                    .contains("spendinglimit -1.00 is negative");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anEmailThatAnotherPersonOfTheLegalEntityHasIsRefused(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            String sameChunk = addUser(world, "Olga@Fabrikam.example");
            world.runAll();

            assertRefused(world, sameChunk, "is that of customer C-0000003");
            assertThat(world.gangway.count("hq.customerhierarchynode")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theAdminCannotBeAddedOnceMoreAsAUser(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = addUser(world, "ida@fabrikam.example");
            world.runAll();

            assertRefused(world, request, "is that of customer " + ADMIN + ", the Admin of this hierarchy");
            assertThat(world.gangway.text("SELECT customeraccount FROM hq.customerhierarchynode WHERE role = 'Admin'"))
                    .isEqualTo(ADMIN);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anEmailThatAPendingProspectHasIsRefused(TestDatabases kind) {
        try (var world = partner(kind)) {
            world.partnerAsks("email", "olga@contoso.example");
            world.runAll();
            String request = addUser(world, "olga@contoso.example");
            world.runAll();

            assertRefused(world, request, "of prospect P-0000002, who waits for a decision");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aUserCannotComeOnBoardAsAPartnerOnceMore(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            String request = world.partnerAsks("email", "Olga@fabrikam.example", "companyname", "Contoso");
            world.runAll();

            assertRefused(world, request, "is already known in USMF (customer C-0000003, user of " + HIERARCHY);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void editingChangesWhatIsGivenAndNothingElse(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example", "phone", "+47 1", "spendinglimit", 500);
            world.runAll();
            world.partnerAsks(edit("C-0000003", "lastname", "Berg", "email", "olga.berg@fabrikam.example"));
            world.runAll();

            assertThat(world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE customeraccount = 'C-0000003'"))
                    .containsEntry("personfirstname", "Olga")
                    .containsEntry("personlastname", "Berg")
                    .containsEntry("primarycontactemail", "olga.berg@fabrikam.example")
                    .containsEntry("primarycontactphone", "+47 1");
            assertThat(spendingLimit(world, "C-0000003")).isEqualTo("500.00");

            world.partnerAsks(
                    edit("C-0000003", "phone", "+47 2", "spendinglimit", 0, "customerhierarchyid", HIERARCHY));
            world.runAll();

            assertThat(world.gangway.text(
                            "SELECT primarycontactphone FROM ax.customer WHERE customeraccount = 'C-0000003'"))
                    .isEqualTo("+47 2");
            assertThat(spendingLimit(world, "C-0000003")).isEqualTo("0.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void editingToTheEmailOfSomebodyElseIsRefused(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            String request = world.partnerAsks(edit("C-0000003", "email", "ida@fabrikam.example"));
            world.runAll();

            assertRefused(world, request, "is that of customer " + ADMIN);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void editingSomebodyWhoIsNoUserIsRefused(TestDatabases kind) {
        try (var world = partner(kind)) {
            String organization = world.partnerAsks(edit("C-0000001", "lastname", "Berg"));
            String elsewhere = world.partnerAsks(edit(ADMIN, "customerhierarchyid", "CH-000009"));
            world.runAll();

            assertRefused(world, organization, "Customer C-0000001 is not a user of any hierarchy in USMF");
            assertRefused(world, elsewhere, "Customer " + ADMIN + " is not a user of hierarchy CH-000009 in USMF");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRemovedUserLosesTheLineButNotTheCustomerRecord(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            Map<String, Object> before =
                    world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE customeraccount = 'C-0000003'");
            world.partnerAsks(remove("C-0000003"));
            world.runAll();

            assertThat(
                            world.gangway.jdbc.queryForMap(
                                    "SELECT versionadded, versionremoved FROM ax.customerhierarchynode WHERE customeraccount = 'C-0000003'"))
                    .containsEntry("versionadded", 2)
                    .containsEntry("versionremoved", 3);
            assertThat(world.gangway.text("SELECT currentversion FROM ax.customerhierarchy"))
                    .isEqualTo("3");
            assertThat(world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE customeraccount = 'C-0000003'"))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void removingTwiceIsRemovingOnce(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            world.partnerAsks(remove("C-0000003"));
            world.partnerAsks(remove("C-0000003"));
            world.runAll();

            assertThat(world.gangway.text("SELECT currentversion FROM hq.customerhierarchy"))
                    .isEqualTo("3");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theAdminCannotBeRemoved(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = world.partnerAsks(remove(ADMIN));
            world.runAll();

            assertRefused(
                    world, request, ADMIN + " is the Admin of " + HIERARCHY + ", and a hierarchy has exactly one");
            assertThat(world.gangway.text(
                            "SELECT versionremoved FROM hq.customerhierarchynode WHERE customeraccount = ?", ADMIN))
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRemovedUserWhoIsAddedAgainKeepsTheCustomerAccount(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            world.partnerAsks(remove("C-0000003"));
            addUser(world, "olga@fabrikam.example", "lastname", "Berg");
            world.runAll();

            assertThat(
                            world.gangway.jdbc.queryForMap(
                                    "SELECT versionadded, versionremoved FROM hq.customerhierarchynode WHERE customeraccount = 'C-0000003'"))
                    .containsEntry("versionadded", 4)
                    .containsEntry("versionremoved", null);
            assertThat(world.gangway.text("SELECT personlastname FROM hq.customer WHERE customeraccount = 'C-0000003'"))
                    .isEqualTo("Berg");
            assertThat(world.mails()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void requestsAboutOneUserApplyInTheOrderOfTheirCounter(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            for (String name : new String[] {"Aas", "Bakke", "Carlsen", "Dahl"}) {
                world.partnerAsks(edit("C-0000003", "lastname", name));
            }
            world.partnerAsks(remove("C-0000003"));
            String afterwards = world.partnerAsks(edit("C-0000003", "lastname", "Eide"));
            world.runAll();

            assertThat(world.gangway.text("SELECT personlastname FROM hq.customer WHERE customeraccount = 'C-0000003'"))
                    .isEqualTo("Dahl");
            assertRefused(world, afterwards, "Customer C-0000003 is not a user of any hierarchy in USMF");
        }
    }

    /** Its transaction took long in the channel: the counter is lower, the arrival later. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anEditThatCommitsLateDoesNotUndoANewerOne(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            String late = world.partnerAsks(edit("C-0000003", "lastname", "Aas", "phone", "+47 1"));
            world.gangway.jdbc.update("UPDATE ax.channelrequest SET requesttype = 'Later' WHERE requestid = ?", late);
            world.partnerAsks(edit("C-0000003", "lastname", "Bakke", "spendinglimit", 700));
            world.settle();
            world.gangway.jdbc.update(
                    "UPDATE hq.channelrequest SET requesttype = 'EditUser' WHERE requestid = ?", late);
            world.runAll();

            assertThat(world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE customeraccount = 'C-0000003'"))
                    .containsEntry("personlastname", "Bakke")
                    .containsEntry("primarycontactphone", "+47 1");
            assertThat(spendingLimit(world, "C-0000003")).isEqualTo("700.00");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aUserWhoIsRemovedBeforeBeingAddedWaitsForAPersonWhoCanRetry(TestDatabases kind) {
        try (var world = partner(kind)) {
            String removal = world.partnerAsks(remove("C-0000003"));
            world.runAll();
            assertRefused(world, removal, "Customer C-0000003 is not a user of any hierarchy in USMF");

            addUser(world, "olga@fabrikam.example");
            world.runAll();
            world.retryErrors();
            world.runAll();

            assertThat(world.gangway.text(
                            "SELECT versionremoved FROM ax.customerhierarchynode WHERE customeraccount = 'C-0000003'"))
                    .isEqualTo("3");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestWaitsForAnEarlierOneAboutTheSameUser(TestDatabases kind) {
        try (var world = partner(kind)) {
            addUser(world, "olga@fabrikam.example");
            world.runAll();
            String earlier = world.partnerAsks(edit("C-0000003", "lastname", "Aas"));
            world.partnerAsks(edit("C-0000003", "lastname", "Bakke"));
            world.run("P-0001");
            world.gangway.jdbc.update(
                    "UPDATE gangway.due SET owner = 'another node',"
                            + " dueat = CURRENT_TIMESTAMP + INTERVAL '1' HOUR WHERE subject = ?",
                    earlier);
            assertThat(world.run("synchronize-channel-requests").done()).isZero();
            world.gangway.jdbc.update(
                    "UPDATE gangway.due SET owner = NULL, dueat = CURRENT_TIMESTAMP WHERE subject = ?", earlier);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                world.run("synchronize-channel-requests");
                assertThat(world.gangway.text(
                                "SELECT personlastname FROM hq.customer WHERE customeraccount = 'C-0000003'"))
                        .isEqualTo("Bakke");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRefusedUserWhoseRequestIsMendedIsAddedAndLeavesTheErrors(TestDatabases kind) {
        try (var world = partner(kind)) {
            String request = addUser(world, "olga@fabrikam.example", "customerhierarchyid", "CH-000009");
            world.runAll();
            world.gangway.jdbc.update(
                    "UPDATE hq.channelrequest SET customerhierarchyid = ? WHERE requestid = ?", HIERARCHY, request);
            world.runAll();

            assertThat(world.gangway.count("ax.customerhierarchynode")).isEqualTo(2);
            assertThat(world.errors()).isEmpty();
        }
    }

    /** A partner on board: organization C-0000001, Admin C-0000002. */
    private static World partner(TestDatabases kind) {
        var world = new World(kind);
        world.approve("companyname", "Fabrikam AS", "email", "ida@fabrikam.example", "languageid", "cs");
        assertThat(world.mails()).hasSize(1);
        return world;
    }

    private static String addUser(World world, String email, Object... columns) {
        Object[] all = new Object[columns.length + 10];
        Object[] common = {
            "requesttype",
            "AddUser",
            "customerhierarchyid",
            HIERARCHY,
            "firstname",
            "Olga",
            "lastname",
            "Lind",
            "email",
            email
        };
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(columns, 0, all, common.length, columns.length);
        return world.partnerAsks(all);
    }

    private static Object[] edit(String account, Object... columns) {
        return request("EditUser", account, columns);
    }

    private static Object[] remove(String account) {
        return request("RemoveUser", account);
    }

    /** Nothing but the type, the user and the columns. */
    private static Object[] request(String type, String account, Object... columns) {
        Object[] common = {
            "requesttype",
            type,
            "customeraccount",
            account,
            "firstname",
            null,
            "lastname",
            null,
            "email",
            null,
            "companyname",
            null,
            "languageid",
            null
        };
        Object[] all = new Object[common.length + columns.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(columns, 0, all, common.length, columns.length);
        return all;
    }

    private static void assertRefused(World world, String request, String reason) {
        assertThat(reason(world, request)).contains(reason);
        assertThat(world.gangway.text("SELECT syncstatus FROM hq.channelrequest WHERE requestid = ?", request))
                .isEqualTo("Failed");
        assertThat(world.errors())
                .anySatisfy(error -> assertThat(error.requestId()).isEqualTo(request));
    }

    private static String reason(World world, String request) {
        return world.gangway.text("SELECT errormessage FROM hq.channelrequest WHERE requestid = ?", request);
    }

    private static String spendingLimit(World world, String account) {
        return world.gangway.text(
                "SELECT spendinglimit FROM ax.customerhierarchynode WHERE customeraccount = ?", account);
    }

    private static String text(jakarta.mail.internet.MimeMessage mail) throws Exception {
        var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
        return parts.getBodyPart(0).getContent().toString();
    }
}
