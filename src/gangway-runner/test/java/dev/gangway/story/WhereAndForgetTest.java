package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.Gangway;
import dev.gangway.control.ErrorSelection;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.onboarding.privacy.ForgetReport.Left;
import dev.gangway.onboarding.where.Partner;
import dev.gangway.onboarding.where.Step;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding a partner by whatever is known, and erasing what Gangway itself keeps of one. */
class WhereAndForgetTest {
    private static final String EMAIL = "Ottilie.Quist@Quistware.example";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anApprovedPartnerIsFoundByEverythingWithItsWay(TestDatabases kind) throws Exception {
        try (var world = new World(kind)) {
            UUID lead = world.approve(
                    "email", EMAIL, "firstname", "Ottilie", "lastname", "Quist", "companyname", "Quistware A/S");
            world.onboard();
            Gangway gangway = world.gangway.gangway;
            Partner partner = only(gangway, EMAIL.toUpperCase(Locale.ROOT));

            for (String text : List.of(
                    "quistware",
                    "Ottilie Quist",
                    partner.requestId(),
                    partner.requestId().toUpperCase(Locale.ROOT),
                    partner.prospectId().toLowerCase(Locale.ROOT),
                    "{" + lead.toString().toUpperCase(Locale.ROOT) + "}",
                    partner.customers().get(0),
                    partner.customers().get(1),
                    world.gangway.text("SELECT customerhierarchyid FROM hq.customerhierarchy"))) {
                assertThat(only(gangway, text)).as(text).isEqualTo(partner);
            }
            assertThat(partner.status()).isEqualTo("Approved");
            assertThat(partner.leadId()).isEqualTo(lead.toString());
            assertThat(partner.way())
                    .extracting(Step::what)
                    .containsSubsequence("requested", "pulled", "prospect", "lead", "mail queued", "mail sent")
                    .contains("sent to Sales", "answered by Sales", "decided", "customer", "delivered")
                    .doesNotContain("waits", "error");
            assertThat(detail(partner, "sent to Sales")).contains("Quistware A/S");
            assertThat(detail(partner, "mail sent"))
                    .contains("B2BProspectApproved", world.mails().get(0).getMessageID());
            assertThat(detail(partner, "decided")).isEqualTo("Approved");
            assertThat(gangway.where("fabrikam", 10)).hasSize(1);
            assertThat(gangway.where("%", 10)).isEmpty();
            assertThat(gangway.where("nobody@fabrikam.example", 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRequestIsFoundBeforeItIsPulledAndInError(TestDatabases kind) {
        try (var world = new World(kind)) {
            Gangway gangway = world.gangway.gangway;
            String request = world.partnerAsks("email", EMAIL, "lastname", null, "companyname", "Quistware");

            Partner waiting = only(gangway, "quistware");
            assertThat(waiting.requestId()).isEqualTo(request);
            assertThat(detail(waiting, "waits")).contains("P-0001");

            world.runAll();
            Partner refused = only(gangway, EMAIL);
            assertThat(refused.status()).isEqualTo("Requested");
            assertThat(detail(refused, "error")).contains("RequestInvalid", "lastname is empty");

            gangway.errorDesk().discard(gangway.errorDesk().find(new ErrorSelection(null, null, null)), "anna", "spam");
            assertThat(detail(only(gangway, request), "discard")).contains("by anna", "spam", "RequestInvalid");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void partnersWithoutARequestAreFound(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.gangway.jdbc.update(
                    "INSERT INTO hq.prospect (dataareaid, prospectid, companyname, lastname, primaryemailaddress,"
                            + " currencycode, createddatetime) VALUES ('USMF', 'P-9', 'By Hand', 'Hand',"
                            + " 'hand@hand.example', 'EUR', CURRENT_TIMESTAMP)");
            world.gangway.jdbc.update(
                    "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, organizationname)"
                            + " VALUES ('USMF', 'C-9', 'Organization', 'Of Old')");

            assertThat(only(world.gangway.gangway, "by hand").prospectId()).isEqualTo("P-9");
            assertThat(detail(only(world.gangway.gangway, "hand@hand.example"), "waits"))
                    .contains("prospects-to-leads")
                    .doesNotContain("last ran");
            assertThat(only(world.gangway.gangway, "of old").customers()).containsExactly("C-9");
            assertThat(only(world.gangway.gangway, "c-9").status()).isEqualTo("Customer");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void nothingOfAForgottenPersonIsLeftInGangwaysTables(TestDatabases kind) {
        try (var world = new World(kind, "gangway.customers.sync", "true")) {
            Gangway gangway = world.gangway.gangway;
            UUID lead = world.approve(
                    "email", EMAIL, "firstname", "Ottilie", "lastname", "Quist", "companyname", "Quistware");
            UUID other = world.approve("lastname", "Otherwise");
            // the same address once more: an error that quotes it
            world.partnerAsks("email", EMAIL, "firstname", "Ottilie", "lastname", "Quist");
            world.runAll();
            gangway.errorDesk()
                    .retry(gangway.errorDesk().find(new ErrorSelection(null, null, null)), "anna", "for " + EMAIL);
            world.runAll();
            assertThat(mentions(world))
                    .contains("gangway.error", "gangway.link", "hq.emailnotification", "gangway.act");

            ForgetReport look = gangway.forget(EMAIL.toLowerCase(Locale.ROOT), true, "anna");
            assertThat(mentions(world)).as("a dry run changes nothing").isNotEmpty();
            ForgetReport report = gangway.forget(EMAIL.toLowerCase(Locale.ROOT), false, "anna");

            assertThat(report.erased()).isEqualTo(look.erased());
            assertThat(report.erased())
                    .extracting(ForgetReport.Erased::table)
                    .contains("hq.emailnotification", "gangway.error", "gangway.link", "gangway.act");
            assertThat(mentions(world)).isEmpty();
            assertThat(report.left())
                    .extracting(Left::where)
                    .contains("ax.channelrequest", "hq.channelrequest", "hq.prospect", "hq.customer", "lead in Sales");
            assertThat(report.left())
                    .filteredOn(left -> left.where().equals("lead in Sales"))
                    .first()
                    .satisfies(left -> assertThat(left.keys()).containsExactly(lead.toString()));
            assertThat(world.gangway.text("SELECT leadsent FROM gangway.link WHERE leadid = ?", other.toString()))
                    .contains("Otherwise");
            assertThat(gangway.acts().latest(1).get(0).act()).isEqualTo("forget");
            world.settle();
            assertThat(world.differences())
                    .as("the partner itself is as before")
                    .allMatch(difference -> difference.contains("(erased)"));
            assertThat(gangway.reconcile(false, difference -> {}).found()).isZero();
            assertThat(gangway.forget(EMAIL, false, "anna").erased()).isEmpty();
            assertThat(gangway.forget("nobody@fabrikam.example", false, "anna").isAnything())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aMailThatWasNotSentIsWithdrawnFromTheForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.mailbox.stop();
            world.approve("email", EMAIL, "lastname", "Quist");
            world.gangway.gangway.forget(EMAIL, false, "anna");
            world.mailbox.start();

            world.everythingIsDue();
            world.run("email-notifications");

            assertThat(world.mails()).isEmpty();
            assertThat(world.unreconciled()).isZero();
            assertThatThrownBy(() -> world.gangway.gangway.forget("Ottilie Quist", true, "anna"))
                    .hasMessageContaining("is no e-mail address");
        }
    }

    private static Partner only(Gangway gangway, String text) {
        List<Partner> found = gangway.where(text, 10);
        assertThat(found).as(text).hasSize(1);
        return found.get(0);
    }

    private static String detail(Partner partner, String what) {
        return partner.way().stream()
                .filter(step -> step.what().equals(what))
                .map(Step::detail)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step '" + what + "' in " + partner.way()));
    }

    /** The tables that Gangway must erase from and that still name the person. */
    private static List<String> mentions(World world) {
        return world.mentions("quist").stream()
                .filter(table -> table.startsWith("gangway.") || table.equals("hq.emailnotification"))
                .toList();
    }
}
