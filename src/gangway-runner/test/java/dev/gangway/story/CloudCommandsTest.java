package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.report.AdoptionReport;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.where.Partner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands for operators mean the same where headquarters is in the cloud. */
class CloudCommandsTest {
    /** As dual-write has left it: pending ones and decided ones, with leads whose keys Sales has given. */
    @ParameterizedTest
    @EnumSource
    void adoptLinksLeadsToPendingAndToDecidedProspects(TestDatabases kind) {
        try (var world = new CloudWorld(kind)) {
            for (String id : List.of("P1", "P2", "P3", "P4")) {
                world.prospect(id);
            }
            world.fno.control().approve("usrt", "P2");
            world.fno.control().reject("usrt", "P3");
            UUID first = lead(world, "P1", 192350000);
            lead(world, "P2", 192350001);
            lead(world, "P3", 192350002);

            assertThat(world.run("headquarters").done()).isEqualTo(2);
            assertThat(world.run("prospects-to-leads").paused()).contains("gangway adopt");

            AdoptionReport report = world.gangway.gangway.adopt(
                    new AdoptionOptions(false, null, Map.of()),
                    line -> assertThat(line.kind()).as(line.toString()).isEqualTo(AdoptionLine.Kind.LEAD));

            assertThat(report.linked()).as(report.toString()).isEqualTo(3);
            assertThat(report.forPeople()).isZero();
            world.settle();
            // one more lead, of the prospect that had none
            assertThat(world.rows("leads")).hasSize(4);
            assertThat(world.gangway.text("SELECT leadid FROM gangway.link WHERE prospectid = ?", "P1"))
                    .isEqualTo(first.toString());

            world.win(first);
            world.settle();

            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.fno.control().mails()).isEqualTo(3);
            assertThat(world.errors()).isEmpty();
            assertThat(world.fno.control().misuse()).isEmpty();
        }
    }

    private static UUID lead(CloudWorld world, String prospect, int status) {
        UUID id = UUID.randomUUID();
        ObjectNode lead = JsonNodeFactory.instance
                .objectNode()
                .put("leadid", id.toString())
                .put("subject", "Prospect " + prospect)
                .put("lastname", "Lee " + prospect)
                .put("companyname", "Company " + prospect)
                .put("emailaddress1", "ann." + prospect.toLowerCase(java.util.Locale.ROOT) + "@example.com")
                .put("msdyn_prospectid", prospect)
                .put("msdyn_b2bcommerceprospect", true)
                .put("msdyn_b2bprospectstatus", status);
        Somebody.writes(world.gangway, world.sales, Operation.create("leads", lead));
        return id;
    }

    @Test
    void everythingElseMeansTheSame() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.prospect("P1");
            world.run("headquarters");

            List<JsonNode> shown = new ArrayList<>();
            world.gangway.gangway.preview(List.of("headquarters", "prospects-to-leads"), shown::add);
            assertThat(shown).anySatisfy(line -> assertThat(line.toString()).contains("Lee P1"));
            assertThat(world.rows("leads")).isEmpty();

            world.run("prospects-to-leads");
            world.win(world.lead("P1"));
            // pausing holds the decision back, and nothing else
            world.gangway.gangway.pauses().pause(List.of("headquarters"), null, "maintenance", "test");
            world.run("sales-outcomes");
            assertThat(world.run("headquarters").paused()).contains("maintenance");
            assertThat(world.status("P1")).isEqualTo("Pending");
            Partner waiting = only(world.gangway.gangway.where("ann.P1@example.com", 5));
            assertThat(waiting.toString()).contains("P1");
            assertThat(waiting.way())
                    .anySatisfy(step -> assertThat(step.detail()).startsWith("for headquarters since"));
            world.gangway.gangway.pauses().resume(List.of("headquarters"), "test");
            world.settle();
            assertThat(world.status("P1")).isEqualTo("Approved");
            assertThat(world.gangway.gangway.status().watermarks()).isNotEmpty();

            ReconciliationReport same = world.gangway.gangway.reconcile(false, difference -> {});
            assertThat(same.found()).as(same.toString()).isZero();

            // somebody changes the lead's status behind everybody's back
            changeLead(world, world.lead("P1"));
            world.settle();
            ReconciliationReport other = world.gangway.gangway.reconcile(true, difference -> {});
            assertThat(other.found()).as(other.toString()).isEqualTo(1);
            world.settle();
            assertThat(world.unreconciled()).isZero();
        }
    }

    private static void changeLead(CloudWorld world, UUID lead) {
        Somebody.writes(
                world.gangway,
                world.sales,
                Operation.update(
                        "leads",
                        lead,
                        JsonNodeFactory.instance.objectNode().put("msdyn_b2bprospectstatus", 192350002)));
    }

    private static Partner only(List<Partner> partners) {
        assertThat(partners).hasSize(1);
        return partners.get(0);
    }

    @Test
    void aStatusThatChangesAfterTheDecisionIsFoundByComparing() {
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            UUID lead = world.onboard("P1");
            world.fno.control().approve("usrt", "P1");
            world.settle();
            var row = new HashMap<>(world.inFno("P1"));
            row.put("B2BProspectStatus", "Rejected");
            world.fno.control().put("Prospects", row);
            world.settle();
            assertThat(world.statusInSales(lead)).isEqualTo(192350001);

            List<String> found = new ArrayList<>();
            world.gangway.gangway.reconcile(true, difference -> found.add(difference.toString()));

            assertThat(found).singleElement().asString().contains("STATUS_CHANGED", "P1", "Rejected");
            world.settle();
            assertThat(world.statusInSales(lead)).isEqualTo(192350002);
            assertThat(world.unreconciled()).isZero();
        }
    }
}
