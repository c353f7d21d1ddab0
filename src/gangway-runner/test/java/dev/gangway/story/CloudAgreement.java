package dev.gangway.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.control.SandboxControl;
import dev.gangway.sandbox.fno.control.FnoControl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether Finance and Operations and Sales say the same, by looking at both themselves. Shares nothing with Gangway. */
public final class CloudAgreement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> STATUS =
            Map.of(192350000, "Pending", 192350001, "Approved", 192350002, "Rejected");

    private CloudAgreement() {}

    /**
     * What does not fit together.
     *
     * @param asked the prospects about which a person was asked
     */
    public static List<String> differences(FnoControl fno, SandboxControl sales, Set<String> asked) {
        List<String> differences = new ArrayList<>();
        Map<String, JsonNode> leads = new HashMap<>();
        for (JsonNode lead : dump(sales).path("leads")) {
            String id = lead.path("msdyn_prospectid").asText();
            if (leads.put(id, lead) != null) {
                differences.add(id + " has two leads");
            }
        }
        int decided = 0;
        for (Map<String, Object> row : fno.rows("Prospects")) {
            String id = (String) row.get("ProspectId");
            String status = (String) row.get("B2BProspectStatus");
            JsonNode lead = leads.get(id);
            decided += status.equals("Pending") ? 0 : 1;
            if (lead == null) {
                if (status.equals("Pending")) {
                    differences.add(id + " has no lead");
                }
            } else if (!status.equals(
                    STATUS.get(lead.path("msdyn_b2bprospectstatus").asInt()))) {
                differences.add(id + " is " + status + ", but its lead has another status");
            } else if (status.equals("Pending") && lead.path("statecode").asInt() != 0 && !asked.contains(id)) {
                differences.add(id + " was decided in Sales and nobody was told");
            }
        }
        if (fno.mails() != decided) {
            differences.add(fno.mails() + " mails for " + decided + " decisions");
        }
        return differences;
    }

    private static JsonNode dump(SandboxControl sales) {
        try {
            return JSON.readTree(sales.dump());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
