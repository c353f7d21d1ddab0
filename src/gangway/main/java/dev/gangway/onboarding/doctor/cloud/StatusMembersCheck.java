package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the status has the members that are read and written. */
record StatusMembersCheck(Access access) implements Question {
    private static final List<String> NEEDED = List.of("Pending", "Approved", "Rejected");
    private static final String UNKNOWN = "Unknown";

    @Override
    public String name() {
        return "members of " + CloudReads.STATUSES;
    }

    @Override
    public List<Finding> ask() {
        Optional<JsonNode> known = access.fno().metadata("PublicEnumerations('" + CloudReads.STATUSES + "')");
        if (known.isEmpty()) {
            return List.of(Finding.warning(name(), "the metadata service does not list them", otherwise()));
        }
        List<String> members = new ArrayList<>();
        known.get()
                .path("Members")
                .forEach(member -> members.add(member.path("Name").asText()));
        List<String> missing =
                NEEDED.stream().filter(member -> !members.contains(member)).toList();
        if (!missing.isEmpty()) {
            return List.of(Finding.problem(
                    name(),
                    String.join(", ", missing) + " missing among " + String.join(", ", members),
                    "Report it: this version uses other names"));
        }
        List<String> more = members.stream()
                .filter(member -> !NEEDED.contains(member) && !member.equals(UNKNOWN))
                .toList();
        return List.of(
                more.isEmpty()
                        ? Finding.ok(name(), String.join(", ", members))
                        : Finding.warning(
                                name(),
                                "also " + String.join(", ", more) + ", which Gangway does not know",
                                "A prospect with such a status is listed as StatusUnknown; report it"));
    }

    @Override
    public String otherwise() {
        return "Nothing to do if the check of the filter below is OK: it uses one of them";
    }
}
