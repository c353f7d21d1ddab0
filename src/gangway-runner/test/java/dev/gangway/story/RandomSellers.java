package dev.gangway.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.sandbox.control.SandboxControl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Salespeople who do this and that with the leads they find, and remember what they did. */
public final class RandomSellers {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a lead has been through. */
    static final class Past {
        boolean everWon;
        boolean everRefused;
        boolean deleted;
    }

    private final SandboxControl sales;
    private final Random random;
    private final Map<String, Past> pasts = new HashMap<>();

    public RandomSellers(SandboxControl sales, Random random) {
        this.sales = sales;
        this.random = random;
    }

    Past past(String lead) {
        return pasts.computeIfAbsent(lead, key -> new Past());
    }

    /** Looks once and does something with so many leads, or with all when there are fewer. */
    public void act(int acts) {
        Map<String, List<JsonNode>> opportunities = new HashMap<>();
        JsonNode dump = dump();
        dump.path("opportunities").forEach(one -> opportunities
                .computeIfAbsent(one.path("_originatingleadid_value").asText(), key -> new ArrayList<>())
                .add(one));
        List<JsonNode> leads = new ArrayList<>();
        dump.path("leads").forEach(leads::add);
        Collections.shuffle(leads, random);
        for (JsonNode lead : leads.subList(0, Math.min(acts, leads.size()))) {
            act(lead, opportunities.getOrDefault(lead.path("leadid").asText(), List.of()));
        }
    }

    private void act(JsonNode lead, List<JsonNode> opportunities) {
        UUID id = UUID.fromString(lead.path("leadid").asText());
        switch (lead.path("statecode").asInt()) {
            case 0 -> begin(id);
            case 1 -> opportunities.forEach(this::closeOrReopen);
            default -> {
                if (random.nextInt(3) == 0) {
                    sales.reactivate(id);
                }
            }
        }
    }

    private void begin(UUID lead) {
        int what = random.nextInt(20);
        if (what == 0) {
            sales.delete("lead", lead);
            past(lead.toString()).deleted = true;
        } else if (what < 6) {
            sales.disqualify(lead, 4 + random.nextInt(4));
            past(lead.toString()).everRefused = true;
        } else {
            sales.qualify(lead, random.nextBoolean(), random.nextBoolean(), true);
        }
    }

    private void closeOrReopen(JsonNode opportunity) {
        UUID id = UUID.fromString(opportunity.path("opportunityid").asText());
        Past past = past(opportunity.path("_originatingleadid_value").asText());
        if (opportunity.path("statecode").asInt() != 0) {
            if (random.nextInt(5) == 0) {
                sales.reopen(id);
            }
        } else if (random.nextBoolean()) {
            sales.win(id);
            past.everWon = true;
        } else {
            sales.lose(id);
            past.everRefused = true;
        }
    }

    private JsonNode dump() {
        try {
            return JSON.readTree(sales.dump());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
