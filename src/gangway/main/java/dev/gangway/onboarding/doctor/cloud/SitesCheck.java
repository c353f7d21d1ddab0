package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;

/** Which B2B sites there are, and whose legal entity is served. */
record SitesCheck(Access access, List<String> companies) implements Question {
    @Override
    public String name() {
        return "B2B sites";
    }

    @Override
    public List<Finding> ask() {
        List<String> sites = new ArrayList<>();
        List<String> unserved = new ArrayList<>();
        for (JsonNode row : access.fno()
                .first(
                        "OnlineChannelV2s",
                        "$select=RetailChannelId,CustomerType,DefaultCustomerLegalEntity&$orderby=RetailChannelId",
                        0)
                .path("value")) {
            if (!row.path("CustomerType").asText().equals("B2B")) {
                continue;
            }
            String company = row.path("DefaultCustomerLegalEntity").asText("");
            sites.add(row.path("RetailChannelId").asText() + (company.isEmpty() ? "" : " (" + company + ")"));
            if (!company.isEmpty() && companies.stream().noneMatch(company::equalsIgnoreCase)) {
                unserved.add(company);
            }
        }
        if (sites.isEmpty()) {
            return List.of(Finding.warning(
                    name(), "none is seen", "Set the customer type of an online channel to B2B, and publish it"));
        }
        String seen = String.join(", ", sites);
        return List.of(
                unserved.isEmpty()
                        ? Finding.ok(name(), seen)
                        : Finding.warning(
                                name(),
                                seen + "; " + String.join(", ", unserved) + " is not in gangway.fno.companies",
                                "Add it, unless somebody else looks after its prospects"));
    }

    @Override
    public String otherwise() {
        return "Nothing; or give the role read access to online channels";
    }
}
