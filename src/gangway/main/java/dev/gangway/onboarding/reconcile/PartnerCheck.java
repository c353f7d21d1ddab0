package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.ProspectsToLeads;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.LeadLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Prospects against leads. Reads all leads that are marked as ours and looks their prospects up, then reads all prospects
 * and looks up the leads that did not come along.
 *
 * <p>A job may be at work on any record. So a difference counts only when it was seen twice, the same both times, with no
 * job having the record before it in between, and with no change in Sales that the jobs have not read.
 */
final class PartnerCheck {
    private static final int CHUNK = 1000;
    private static final int PAGES_READ_AHEAD = 20;

    private final Database headquarters;
    private final WorkQueue queue;
    private final SalesChanges changes;
    private final Leads leads;
    private final PartnerComparison comparison;
    private final List<String> areas;
    private final List<String> others;
    private final Tally tally;
    private final SeenLeads seen = new SeenLeads();
    /** What was seen once, to be looked at again. */
    private final Map<RecordKey, List<Difference>> suspects = new LinkedHashMap<>();

    /**
     * The legal entities.
     *
     * @param others those whose leads are somebody else's business
     */
    record Areas(List<String> compared, List<String> others) {}

    PartnerCheck(
            Database headquarters,
            WorkQueue queue,
            SalesChanges changes,
            Leads leads,
            PartnerComparison comparison,
            Areas areas,
            Tally tally) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.changes = changes;
        this.leads = leads;
        this.comparison = comparison;
        this.areas = areas.compared();
        this.others = areas.others();
        this.tally = tally;
    }

    void run() {
        try (var all = leads.marked()) {
            Map<String, JsonNode> chunk = new LinkedHashMap<>();
            all.forEach(lead -> {
                chunk.put(lead.path("leadid").asText(), lead);
                if (chunk.size() == CHUNK) {
                    fromSales(chunk);
                    chunk.clear();
                }
            });
            fromSales(chunk);
        }
        new KeyedPages(headquarters, "reconcile/prospects-page", "prospectid").within(areas, this::fromHeadquarters);
        lookAgain();
    }

    private void fromSales(Map<String, JsonNode> found) {
        if (found.isEmpty()) {
            return;
        }
        found.keySet().forEach(id -> seen.add(UUID.fromString(id)));
        List<RecordKey> keys = new ArrayList<>();
        Set<String> unknown = new HashSet<>(found.keySet());
        LeadLink.ofLeads(headquarters, found.keySet()).forEach(link -> {
            unknown.remove(link.leadId());
            keys.add(link.prospect());
        });
        for (ComparedProspect prospect : prospects(keys)) {
            JsonNode lead = found.get(prospect.linkedLeadId());
            if (lead != null) {
                suspect(prospect.key(), comparison.of(new Partner(prospect, lead)));
            }
        }
        unknown(found, unknown);
        tally.compared("leads", found.size());
        if (suspects.size() >= CHUNK) {
            lookAgain();
        }
    }

    /** Those that have a prospect, only no link, are found when the prospects are read. */
    private void unknown(Map<String, JsonNode> found, Set<String> unknown) {
        unknown.removeAll(ofProspects(found, unknown));
        unknown.removeAll(ofOthers(found, unknown));
        if (unknown.isEmpty()) {
            return;
        }
        Set<String> linkedSince = LeadLink.ofLeads(headquarters, unknown).stream()
                .map(LeadLink::leadId)
                .collect(Collectors.toSet());
        List<Difference> differences = new ArrayList<>();
        leads.byId(unknown).forEach((id, lead) -> {
            if (lead.path("msdyn_b2bcommerceprospect").asBoolean() && !linkedSince.contains(id)) {
                String prospect = lead.path("msdyn_prospectid").asText(null);
                differences.add(new Difference(
                        DifferenceKind.UNKNOWN_LEAD,
                        null,
                        prospect,
                        id,
                        id,
                        "no such lead",
                        "marked as B2B commerce prospect",
                        Repair.PERSON));
            }
        });
        tally.found(differences);
    }

    private Set<String> ofOthers(Map<String, JsonNode> found, Set<String> unknown) {
        List<RecordKey> keys = others.stream()
                .flatMap(area -> unknown.stream()
                        .map(id -> new RecordKey(
                                area, found.get(id).path("msdyn_prospectid").asText())))
                .toList();
        Set<String> numbers = rows("reconcile/prospects-numbered", keys).stream()
                .map(row -> Prospect.of(row).key().id())
                .collect(Collectors.toSet());
        return unknown.stream()
                .filter(id ->
                        numbers.contains(found.get(id).path("msdyn_prospectid").asText()))
                .collect(Collectors.toSet());
    }

    private Set<String> ofProspects(Map<String, JsonNode> found, Set<String> unknown) {
        Set<String> numbers = unknown.stream()
                .map(id -> found.get(id).path("msdyn_prospectid").asText())
                .collect(Collectors.toSet());
        List<RecordKey> keys = areas.stream()
                .flatMap(area -> numbers.stream().map(number -> new RecordKey(area, number)))
                .toList();
        return rows("reconcile/prospects-numbered", keys).stream()
                .map(row -> LeadIdentity.of(Prospect.of(row)).leadId().toString())
                .collect(Collectors.toSet());
    }

    private void fromHeadquarters(List<Row> page) {
        List<RecordKey> unseen = page.stream()
                .map(LeadLink::of)
                .filter(link -> link.leadId() == null || !seen.contains(UUID.fromString(link.leadId())))
                .map(LeadLink::prospect)
                .toList();
        partners(unseen).forEach((key, partner) -> suspect(key, comparison.of(partner)));
        tally.compared("prospects", page.size());
        if (suspects.size() >= CHUNK) {
            lookAgain();
        }
    }

    private void suspect(RecordKey key, List<Difference> differences) {
        if (!differences.isEmpty()) {
            suspects.put(key, differences);
        }
    }

    private void lookAgain() {
        Set<RecordKey> inFlight = inFlight(suspects.keySet());
        tally.inFlight(inFlight.size());
        suspects.keySet().removeAll(inFlight);
        List<Difference> found = new ArrayList<>();
        partners(suspects.keySet()).forEach((key, partner) -> {
            List<Difference> before = suspects.get(key);
            comparison.of(partner).stream().filter(before::contains).forEach(found::add);
        });
        tally.found(found);
        suspects.clear();
    }

    private Set<RecordKey> inFlight(Collection<RecordKey> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        // in the order in which work passes: what leaves one is caught by the next
        Optional<Set<String>> unread = changes.unread(PAGES_READ_AHEAD);
        Set<RecordKey> inFlight = new HashSet<>(queue.pending(SalesOutcomes.JOB, keys));
        inFlight.addAll(queue.pending(ProspectsToLeads.JOB, keys));
        for (RecordKey key : keys) {
            boolean isUnread = suspects.get(key).stream()
                    .anyMatch(difference -> unread.map(leads -> leads.contains(difference.leadid()))
                            .orElse(true));
            if (isUnread) {
                inFlight.add(key);
            }
        }
        return inFlight;
    }

    /** As both sides have them now; those about which Sales did not answer are left out. */
    private Map<RecordKey, Partner> partners(Collection<RecordKey> keys) {
        List<ComparedProspect> prospects = prospects(keys);
        List<String> ids = prospects.stream()
                .map(ComparedProspect::leadId)
                .filter(id -> id != null)
                .toList();
        Map<String, JsonNode> found = leads.byId(ids);
        Map<RecordKey, Partner> partners = new HashMap<>();
        for (ComparedProspect prospect : prospects) {
            JsonNode lead = found.get(prospect.leadId());
            if (lead != null) {
                partners.put(prospect.key(), new Partner(prospect, lead));
            }
        }
        return partners;
    }

    private List<ComparedProspect> prospects(Collection<RecordKey> keys) {
        return rows("reconcile/prospects", keys).stream()
                .map(ComparedProspect::of)
                .toList();
    }

    private List<Row> rows(String statement, Collection<RecordKey> keys) {
        return keys.isEmpty() ? List.of() : headquarters.rows(statement, RecordKey.parameters(keys, "prospectids"));
    }
}
