package dev.gangway.onboarding.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.decisions.Decision;
import dev.gangway.onboarding.decisions.LinkedProspects;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.ClaimedProspects;
import dev.gangway.onboarding.leads.LeadChunk;
import dev.gangway.onboarding.leads.LeadWrite;
import dev.gangway.onboarding.leads.ProspectsToLeads;
import dev.gangway.onboarding.link.LeadLink;
import dev.gangway.onboarding.link.OutcomeChunk;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows what the jobs between the two systems would do right now, one JSON object per record. Reads both systems, claims
 * nothing and writes to neither. The lines hold personal data: they are what would be sent.
 */
public final class Preview {
    private static final int CHUNK = 100;
    /** How many pages of unread changes are looked through per table. */
    private static final int PAGES = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database headquarters;
    private final WorkQueue queue;
    private final Dataverse sales;
    private final ProspectsToLeads leads;
    private final SalesChanges changes;
    private final SalesOutcomes outcomes;

    public Preview(
            Database headquarters,
            WorkQueue queue,
            Dataverse sales,
            ProspectsToLeads leads,
            SalesChanges changes,
            SalesOutcomes outcomes) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.sales = sales;
        this.leads = leads;
        this.changes = changes;
        this.outcomes = outcomes;
    }

    /** The operations for all prospects that are due, as they would be sent: method, url and body. */
    public void prospectsToLeads(Consumer<ObjectNode> lines) {
        eachChunk(ProspectsToLeads.JOB, chunk -> map(chunk).writes().forEach(write -> lines.accept(line(write))));
    }

    private LeadChunk map(Claim chunk) {
        ClaimedProspects prospects = leads.read(chunk);
        return leads.map(
                prospects.isDoubtful()
                        ? leads.found(
                                prospects, sales.retrieveAll("leads", "leadid", prospects.leadIds(), "$select=leadid"))
                        : prospects);
    }

    private OutcomeChunk fetch(Claim chunk) {
        LinkedProspects prospects = outcomes.load(chunk);
        return outcomes.findings(
                prospects, sales.retrieveAll("leads", "leadid", prospects.leadIds(), SalesOutcomes.LEAD_OPTIONS));
    }

    /** The decisions on all prospects about which Sales has news, read or not; those that change nothing are left out. */
    public void salesOutcomes(Consumer<ObjectNode> lines) {
        Set<RecordKey> seen = new HashSet<>();
        eachChunk(SalesOutcomes.JOB, chunk -> {
            seen.addAll(chunk.keys());
            decide(chunk, lines);
        });
        Optional<Set<String>> unread = changes.unread(PAGES);
        if (unread.isEmpty()) {
            lines.accept(line(SalesOutcomes.JOB)
                    .put("would", "read all leads, because the last continuation is missing, expired or long ago"));
            return;
        }
        List<WorkItem> more = LeadLink.ofLeads(headquarters, unread.get()).stream()
                .map(LeadLink::prospect)
                .filter(seen::add)
                .map(key -> new WorkItem(key, 0))
                .toList();
        for (int from = 0; from < more.size(); from += CHUNK) {
            decide(new Claim(SalesOutcomes.JOB, "", more.subList(from, Math.min(more.size(), from + CHUNK))), lines);
        }
    }

    private void eachChunk(String job, Consumer<Claim> use) {
        RecordKey last = new RecordKey("", "");
        while (true) {
            List<WorkItem> chunk = queue.peek(job, last, CHUNK);
            if (chunk.isEmpty()) {
                return;
            }
            use.accept(new Claim(job, "", chunk));
            last = chunk.get(chunk.size() - 1).key();
        }
    }

    private void decide(Claim chunk, Consumer<ObjectNode> lines) {
        fetch(chunk).findings().forEach((item, finding) -> {
            Decision decision = finding.isRead() ? Decision.of(finding) : Decision.NOTHING;
            if (decision != Decision.NOTHING) {
                lines.accept(line(item.key(), finding, decision));
            }
        });
    }

    private static ObjectNode line(RecordKey key, Finding finding, Decision decision) {
        return line(SalesOutcomes.JOB, key, finding.prospect().requestId())
                .put("lead", finding.known().leadId())
                .put("salesstate", finding.state().word())
                .put("b2bprospectstatus", finding.prospect().statusWord())
                .put(
                        "would",
                        switch (decision) {
                            case CUSTOMERS -> "create customers";
                            case APPROVE -> "approve";
                            case REJECT -> "reject";
                            case RECOGNIZE -> "approve what is carried out already";
                            case COMPLETE -> "create what is missing of customers and hierarchy";
                            default -> "be an error for a person";
                        });
    }

    private static ObjectNode line(LeadWrite write) {
        ObjectNode line = line(ProspectsToLeads.JOB, write.key(), write.requestId());
        Refusal refusal = write.refusal();
        Operation operation = write.operation();
        if (refusal != null) {
            return line.put("would", "be an error for a person")
                    .put("code", refusal.code())
                    .put("message", refusal.message());
        }
        if (operation == null) {
            return line.put("would", "change nothing");
        }
        line.put("would", write.kind().name().toLowerCase(Locale.ROOT) + " lead");
        line.put("method", operation.method());
        line.put("url", operation.url());
        try {
            return line.set("body", JSON.readTree(operation.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " has a body that is not JSON", e);
        }
    }

    private static ObjectNode line(String job, RecordKey key, String request) {
        return line(job).put("record", key.toString()).put("request", request);
    }

    private static ObjectNode line(String job) {
        return JsonNodeFactory.instance.objectNode().put("job", job);
    }
}
