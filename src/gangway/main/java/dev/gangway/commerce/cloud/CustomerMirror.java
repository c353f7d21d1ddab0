package dev.gangway.commerce.cloud;

import static dev.gangway.database.Database.nullable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.approval.Onboarded;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.text.Cut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the numbers of customers and hierarchy that headquarters made. The job {@code sales-outcomes} then links them with
 * account and contact and writes the numbers there.
 */
final class CustomerMirror {
    private final Database database;
    private final WorkQueue queue;

    CustomerMirror(Database database, WorkQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /** Makes the lead due to be read once more: it names account and contact. Comes first in a transaction. */
    void tellSales(ProspectStep step) {
        if (step.known().text("leadid") != null) {
            queue.putAll(Job.SALES_OUTCOMES.id(), List.of(step.key()));
        }
    }

    /** @param isComplete whether nothing is looked for any more */
    void keep(ProspectStep step, Onboarded onboarded, boolean isComplete) {
        String hierarchy = onboarded.hierarchy() == null ? null : text(onboarded.hierarchy(), "CustomerHierarchyId");
        Optional<JsonNode> organization = onboarded.organization();
        Optional<JsonNode> admin = onboarded.admin();
        organization.ifPresent(one -> customer(step, one, PartyType.Organization, hierarchy, false));
        admin.ifPresent(one -> customer(step, one, PartyType.Person, hierarchy, true));
        if (onboarded.hierarchy() != null) {
            hierarchy(step, onboarded.hierarchy(), organization);
            admin.ifPresent(one -> node(hierarchy, one));
        }
        database.update("cloud/delivery-forget", Map.of());
        if (isComplete) {
            Map<String, Object> row = Mirror.key(step.key());
            row.put("now", database.utcNow());
            database.update("cloud/complete", row);
        }
    }

    private void customer(ProspectStep step, JsonNode customer, PartyType type, String hierarchy, boolean isAdmin) {
        Map<String, Object> row = Mirror.key(step.key());
        row.put("customeraccount", text(customer, "CustomerAccount"));
        row.put("partytype", type.name());
        row.put("partynumber", nullable(text(customer, "PartyNumber")));
        row.put("organizationname", nullable(cut(250, customer, "OrganizationName")));
        row.put("personfirstname", nullable(cut(50, customer, "PersonFirstName")));
        row.put("personlastname", nullable(cut(50, customer, "PersonLastName")));
        row.put("primarycontactemail", nullable(cut(255, customer, "PrimaryContactEmail")));
        row.put("customergroupid", nullable(cut(20, customer, "CustomerGroupId")));
        row.put("salescurrencycode", nullable(cut(3, customer, "SalesCurrencyCode")));
        row.put("customerhierarchyid", nullable(hierarchy));
        row.put("isb2badmin", isAdmin ? 1 : 0);
        row.put("now", database.utcNow());
        database.update("cloud/customer-insert", row);
    }

    private void hierarchy(ProspectStep step, JsonNode hierarchy, Optional<JsonNode> organization) {
        Map<String, Object> row = Mirror.key(step.key());
        row.put("customerhierarchyid", text(hierarchy, "CustomerHierarchyId"));
        row.put("name", nullable(cut(250, hierarchy, "Name")));
        row.put("organizationpartynumber", nullable(text(hierarchy, "OrganizationPartyNumber")));
        row.put(
                "organizationcustomeraccount",
                nullable(organization.map(one -> text(one, "CustomerAccount")).orElse(null)));
        row.put("currentversion", hierarchy.path("CurrentVersion").asInt());
        database.update("cloud/hierarchy-insert", row);
    }

    private void node(String hierarchy, JsonNode admin) {
        Map<String, Object> row = new HashMap<>();
        row.put("customerhierarchyid", hierarchy);
        row.put("nodepartynumber", text(admin, "PartyNumber"));
        row.put("customeraccount", nullable(text(admin, "CustomerAccount")));
        row.put("role", "Admin");
        row.put("versionadded", 1);
        database.update("cloud/node-insert", row);
    }

    private static String cut(int most, JsonNode row, String property) {
        return Cut.to(most, text(row, property));
    }

    private static String text(JsonNode row, String property) {
        String text = row.path(property).asText("");
        return text.isEmpty() ? null : text;
    }
}
