package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether Commerce sends mails to partners: in this kind it alone does. */
record CommerceMailCheck(Access access) implements Question {
    @Override
    public String name() {
        return "mails of Commerce";
    }

    @Override
    public List<Finding> ask() {
        FinanceOperations fno = access.fno();
        Set<String> profiles = new TreeSet<>();
        fno.first("RetailEventNotificationProfiles", "$orderby=ProfileId", 0)
                .path("value")
                .forEach(row -> add(profiles, row, "ProfileId"));
        Set<String> types = new TreeSet<>();
        for (JsonNode row : fno.first("RetailEventNotificationSettings", "$orderby=NotificationType,ProfileId", 0)
                .path("value")) {
            if (profiles.contains(row.path("ProfileId").asText())) {
                add(types, row, "NotificationType");
            }
        }
        if (types.isEmpty()) {
            return List.of(Finding.warning(
                    name(),
                    "no active notification profile has an active type, so nobody is told about a decision",
                    "Set up Retail and Commerce > Headquarters setup > Commerce email notification profile, with B2B prospect"
                            + " approved and rejected. Gangway's own mails are off in this kind"));
        }
        return List.of(Finding.ok(
                name(),
                "active types: " + String.join(", ", types)
                        + ". Gangway sends none; see that approval and rejection of B2B prospects are among them"));
    }

    private static void add(Set<String> into, JsonNode row, String property) {
        if (row.path("Active").asText().equals("Yes")) {
            into.add(row.path(property).asText());
        }
    }

    @Override
    public String otherwise() {
        return "Look in headquarters: Commerce email notification profile";
    }
}
