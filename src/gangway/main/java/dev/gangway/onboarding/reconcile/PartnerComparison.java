package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.onboarding.leads.LeadMap;
import dev.gangway.onboarding.link.SalesState;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.util.ArrayList;
import java.util.List;

/** In what the two sides differ about one prospect. Each rule is one line of {@link #of}. */
final class PartnerComparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PENDING = "Pending";
    private static final String APPROVED = "Approved";

    private final LeadMap map;

    PartnerComparison(LeadMap map) {
        this.map = map;
    }

    List<Difference> of(Partner partner) {
        List<Difference> differences = new ArrayList<>();
        if (partner.prospect().isDeleted()) {
            deleted(partner, differences);
        } else if (!partner.prospect().isLinked()) {
            unlinked(partner, differences);
        } else {
            if (partner.isLeadThere()) {
                merged(partner, differences);
                decision(partner, differences);
                columns(partner, differences);
            } else if (partner.status().equals(PENDING)) {
                differences.add(partner.difference(DifferenceKind.LEAD_GONE, PENDING, "no such lead", Repair.CREATE));
            }
            if (!partner.prospect().isCarriedOut()) {
                customers(partner, differences);
            }
        }
        return differences;
    }

    /** The link of a deleted prospect stays; its lead should have been withdrawn. */
    private static void deleted(Partner partner, List<Difference> differences) {
        if (partner.isLeadThere() && SalesState.of(partner.lead()).lead() == SalesState.Lead.Open) {
            differences.add(partner.difference(DifferenceKind.PROSPECT_GONE, "no such prospect", "Open", Repair.SEND));
        }
    }

    private static void unlinked(Partner partner, List<Difference> differences) {
        if (!partner.isLeadThere() && !partner.status().equals(PENDING)) {
            return; // decided before Gangway met it
        }
        differences.add(
                partner.isLeadThere()
                        ? partner.difference(
                                DifferenceKind.MISSING_LINK,
                                "no link",
                                SalesState.of(partner.lead()).word(),
                                Repair.SEND)
                        : partner.difference(
                                DifferenceKind.MISSING_LEAD,
                                partner.status(),
                                partner.prospect().isAmbiguous() ? "several leads may be its" : "no such lead",
                                partner.prospect().isAmbiguous() ? Repair.PERSON : Repair.SEND));
    }

    /** The lead's key stays in use, so no other can be created for the prospect. */
    private static void merged(Partner partner, List<Difference> differences) {
        if (partner.status().equals(PENDING) && SalesState.of(partner.lead()).lead() == SalesState.Lead.Merged) {
            differences.add(
                    partner.difference(DifferenceKind.LEAD_GONE, PENDING, "merged into another lead", Repair.PERSON));
        }
    }

    private static void decision(Partner partner, List<Difference> differences) {
        SalesState sales = SalesState.of(partner.lead());
        boolean refused = !sales.isWon() && (sales.lead() == SalesState.Lead.Disqualified || sales.isLost());
        boolean differs =
                switch (partner.status()) {
                    case PENDING -> sales.isWon() || refused;
                    case APPROVED -> refused;
                    default -> sales.isWon();
                };
        if (differs) {
            differences.add(partner.difference(
                    DifferenceKind.DIFFERENT_DECISION,
                    partner.status(),
                    sales.word(),
                    isForPerson(partner, sales) ? Repair.PERSON : Repair.DECIDE));
        }
    }

    /** Who is on board under a pending prospect that was won only waits for the job. */
    private static boolean isForPerson(Partner partner, SalesState sales) {
        return partner.status().equals(APPROVED)
                || partner.prospect().isCarriedOut() && !(partner.status().equals(PENDING) && sales.isWon());
    }

    private void columns(Partner partner, List<Difference> differences) {
        ObjectNode wanted;
        try {
            wanted = map.lead(partner.prospect().prospect());
        } catch (JsltMap.MapException e) {
            differences.add(
                    partner.difference(DifferenceKind.STALE_LEAD, e.getMessage(), "cannot be written", Repair.SEND));
            return;
        }
        JsonNode status = wanted.get(LeadMap.STATUS);
        String shown = partner.lead().path(LeadMap.STATUS).asText("none");
        if (status != null && !status.asText().equals(shown)) {
            differences.add(partner.difference(
                    DifferenceKind.DIFFERENT_STATUS,
                    partner.status() + " (" + status.asText() + ")",
                    shown,
                    Repair.STATUS));
        }
        ObjectNode stale = map.difference(partner.prospect().prospect(), written(partner), wanted);
        stale.remove(LeadMap.STATUS);
        if (!stale.isEmpty()) {
            List<String> names = new ArrayList<>();
            stale.fieldNames().forEachRemaining(names::add);
            differences.add(partner.difference(
                    DifferenceKind.STALE_LEAD, "changed " + String.join(", ", names), "not written yet", Repair.SEND));
        }
    }

    private static JsonNode written(Partner partner) {
        try {
            String lead = partner.prospect().leadSent();
            return lead == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(lead);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static void customers(Partner partner, List<Difference> differences) {
        SalesState sales = partner.isLeadThere() ? SalesState.of(partner.lead()) : null;
        boolean approved = partner.status().equals(APPROVED);
        boolean qualified = partner.status().equals(PENDING)
                && sales != null
                && sales.word().equals("Qualified");
        if (!approved && !qualified) {
            return;
        }
        String word = sales == null ? "no such lead" : sales.word();
        // who was approved by hand gets customers by hand
        Repair repair = qualified || sales != null && sales.isWon() ? Repair.DECIDE : Repair.PERSON;
        List<String> missing = new ArrayList<>();
        if (!partner.prospect().hasOrganization()) {
            missing.add("no Organization");
        }
        if (!partner.prospect().hasPerson()) {
            missing.add("no Person");
        }
        if (!missing.isEmpty()) {
            differences.add(partner.difference(
                    DifferenceKind.MISSING_CUSTOMER,
                    partner.status() + ", " + String.join(", ", missing),
                    word,
                    repair));
        }
        if (approved && partner.prospect().hierarchy() == null) {
            differences.add(
                    partner.difference(DifferenceKind.MISSING_HIERARCHY, "Approved, no hierarchy", word, repair));
        } else if (approved && !partner.prospect().hasAdmin()) {
            differences.add(partner.difference(
                    DifferenceKind.MISSING_HIERARCHY,
                    partner.prospect().hierarchy() + " has no Admin",
                    word,
                    Repair.PERSON));
        }
    }
}
