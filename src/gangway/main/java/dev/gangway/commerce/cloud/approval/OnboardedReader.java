package dev.gangway.commerce.cloud.approval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.fno.RowKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for what approval made. A prospect's party is the person who asked or the organization, and no document says which:
 * so the hierarchy is looked for by both roads.
 */
public final class OnboardedReader {
    public static final String HIERARCHIES = "CustomerHiearchies"; // the service spells it so
    public static final String NODES = "CustomerHierarchyNodes";
    public static final String WITH_NODES = "$expand=CustomerHierarchyNode";
    public static final String CUSTOMER = "$select=dataAreaId,CustomerAccount,PartyNumber,PartyType,OrganizationName,"
            + "PersonFirstName,PersonLastName,PrimaryContactEmail,CustomerGroupId,SalesCurrencyCode";

    private final FinanceOperations fno;

    public OnboardedReader(FinanceOperations fno) {
        this.fno = fno;
    }

    public Onboarded read(String company, String party) {
        if (party == null) {
            return Onboarded.NOTHING;
        }
        JsonNode hierarchy = hierarchy(party);
        Onboarded found = new Onboarded(hierarchy, List.of());
        Set<String> parties = new LinkedHashSet<>(List.of(party));
        if (hierarchy != null) {
            parties.add(found.organizationParty());
            parties.addAll(found.admins());
        }
        String filter = "dataAreaId eq " + Literals.text(company) + " and "
                + parties.stream()
                        .map(one -> "PartyNumber eq " + Literals.text(one))
                        .collect(Collectors.joining(" or ", "(", ")"));
        List<JsonNode> customers = fno.list("CustomersV3", filter, "dataAreaId,CustomerAccount", CUSTOMER).stream()
                .filter(customer ->
                        parties.contains(customer.path("PartyNumber").asText()))
                .toList();
        return new Onboarded(hierarchy, customers);
    }

    private JsonNode hierarchy(String party) {
        List<JsonNode> own = fno.list(
                HIERARCHIES, "OrganizationPartyNumber eq " + Literals.text(party), "CustomerHierarchyId", WITH_NODES);
        if (!own.isEmpty()) {
            return own.get(0);
        }
        for (JsonNode node : fno.list(
                NODES, "NodePartyNumber eq " + Literals.text(party), "CustomerHierarchyId,NodePartyNumber", "")) {
            if (node.path("Role").asText().equals("Admin")) {
                RowKey key = RowKey.of(
                        HIERARCHIES,
                        "CustomerHierarchyId",
                        node.path("CustomerHierarchyId").asText());
                return fno.get(key, WITH_NODES).orElse(null);
            }
        }
        return null;
    }
}
