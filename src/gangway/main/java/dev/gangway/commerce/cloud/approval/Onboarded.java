package dev.gangway.commerce.cloud.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What approval has made so far.
 *
 * @param hierarchy with its nodes; null when there is none
 * @param customers of the organization and of the hierarchy's administrators
 */
public record Onboarded(JsonNode hierarchy, List<JsonNode> customers) {
    static final Onboarded NOTHING = new Onboarded(null, List.of());

    public boolean isAny() {
        return hierarchy != null || !customers.isEmpty();
    }

    String organizationParty() {
        return hierarchy == null
                ? null
                : hierarchy.path("OrganizationPartyNumber").asText();
    }

    /** The party numbers of the administrators that are members now. */
    List<String> admins() {
        List<String> admins = new ArrayList<>();
        if (hierarchy != null) {
            for (JsonNode node : hierarchy.path("CustomerHierarchyNode")) {
                if (node.path("Role").asText().equals("Admin")
                        && node.path("VersionRemoved").asInt() == 0) {
                    admins.add(node.path("NodePartyNumber").asText());
                }
            }
        }
        return admins;
    }

    public Optional<JsonNode> organization() {
        return customers.stream()
                .filter(customer -> customer.path("PartyNumber").asText().equals(organizationParty()))
                .findFirst();
    }

    /** The customer of the first administrator that has one. */
    public Optional<JsonNode> admin() {
        List<String> admins = admins();
        return customers.stream()
                .filter(customer -> admins.contains(customer.path("PartyNumber").asText()))
                .filter(customer -> !customer.path("PartyNumber").asText().equals(organizationParty()))
                .findFirst();
    }

    /** What is not there yet, in words; null when nothing is missing. */
    public String missing(boolean isAdminCustomer) {
        List<String> missing = new ArrayList<>();
        if (hierarchy == null) {
            missing.add("the customer hierarchy");
        } else if (admins().isEmpty()) {
            missing.add("the Admin of hierarchy "
                    + hierarchy.path("CustomerHierarchyId").asText());
        }
        if (organization().isEmpty()) {
            missing.add("the organization's customer");
        }
        if (isAdminCustomer && admin().isEmpty()) {
            missing.add("the requestor's customer");
        }
        return missing.isEmpty() ? null : String.join(", ", missing);
    }
}
