package dev.gangway.onboarding.adopt;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.leads.LeadMap;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes links between prospects and leads, and what follows from them for the jobs. Nothing is sent to Sales: the link
 * says that the lead has what the map makes of the prospect, so that only later changes are written. What shows a lead as
 * a prospect's (number, mark, status) is taken as Sales has it, so that the job completes it.
 */
final class LeadLinks {
    private static final String NUMBER = "msdyn_prospectid";
    private static final String MARK = "msdyn_b2bcommerceprospect";
    private static final String PENDING = "Pending";
    private static final Map<String, Integer> STATUS =
            Map.of(PENDING, 192_350_000, "Approved", 192_350_001, "Rejected", 192_350_002);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final LeadMap map;
    private final Runnable fence;

    /** @param fence is called first in each transaction; throws if another process has taken over */
    LeadLinks(Database headquarters, WorkQueue queue, ErrorLedger errors, LeadMap map, Runnable fence) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.map = map;
        this.fence = fence;
    }

    /** Writes matches, and questions for the operator, in one transaction. */
    void write(List<LeadChoice.Match> matches, List<LeadChoice.Question> questions) {
        List<Map<String, Object>> links = new ArrayList<>();
        List<RecordKey> toBeHeard = new ArrayList<>();
        List<RecordKey> toBeShown = new ArrayList<>();
        for (LeadChoice.Match match : matches) {
            boolean open = isOpen(match.prospect());
            ObjectNode known = open ? known(match, toBeShown) : decided(match, toBeShown);
            links.add(link(match, known));
            if (open) {
                toBeHeard.add(match.prospect().key());
            }
        }
        List<RecordKey> answered = matches.stream()
                .filter(match -> match.prospect().isAsked())
                .map(match -> match.prospect().key())
                .toList();
        headquarters.inTransaction(() -> {
            fence.run();
            headquarters.preferIndexes();
            queue.putAll(Job.SALES_OUTCOMES.id(), toBeHeard);
            queue.putAll(Job.PROSPECTS_TO_LEADS.id(), toBeShown);
            resolved(answered);
            questions.forEach(one ->
                    errors.park(Job.PROSPECTS_TO_LEADS.id(), one.prospect().key(), question(one)));
            matches.stream()
                    .filter(LeadLinks::isContrary)
                    .forEach(match -> errors.park(
                            Job.SALES_OUTCOMES.id(), match.prospect().key(), contrary(match)));
            headquarters.each("adopt/links-adopted", links);
        });
    }

    /** Nothing in Sales may be these prospects' any more: they get leads like all others. */
    void release(List<AdoptionProspect> prospects) {
        List<RecordKey> keys = prospects.stream().map(AdoptionProspect::key).toList();
        List<RecordKey> answered = prospects.stream()
                .filter(AdoptionProspect::isAsked)
                .map(AdoptionProspect::key)
                .toList();
        if (!keys.isEmpty()) {
            headquarters.inTransaction(() -> {
                fence.run();
                queue.putAll(Job.PROSPECTS_TO_LEADS.id(), keys);
                resolved(answered);
            });
        }
    }

    /** No lead of Sales is this prospect's, a person says; so nobody is asked again. */
    void refuse(AdoptionProspect prospect) {
        headquarters.inTransaction(() -> {
            if (!prospect.hasNoLead()) {
                headquarters.update(
                        "adopt/nolead-insert",
                        Map.of(
                                "dataareaid", prospect.key().dataareaid(),
                                "prospectid", prospect.key().id(),
                                "now", headquarters.utcNow()));
            }
            release(List.of(prospect));
        });
    }

    private void resolved(List<RecordKey> records) {
        errors.resolved(Job.PROSPECTS_TO_LEADS.id(), records);
    }

    private Map<String, Object> link(LeadChoice.Match match, ObjectNode known) {
        boolean open = isOpen(match.prospect());
        Map<String, Object> link = new HashMap<>();
        link.put("dataareaid", match.prospect().key().dataareaid());
        link.put("prospectid", match.prospect().key().id());
        link.put("leadid", match.lead().id());
        link.put("leadsent", nullable(known == null ? null : known.toString()));
        link.put("leadstate", match.lead().state().lead().name());
        link.put("salesstate", match.lead().state().word());
        link.put("leadcreated", nullableTime(match.lead().created()));
        link.put("decided", nullableTime(open ? null : decidedAt(match.prospect())));
        link.put("carriedout", open && match.hierarchy() == null ? 0 : 1);
        link.put("now", headquarters.utcNow());
        return link;
    }

    private LocalDateTime decidedAt(AdoptionProspect prospect) {
        return prospect.modified() == null ? headquarters.utcNow() : prospect.modified();
    }

    /** What is taken to be on the lead; null when the map refuses the prospect: the job says so when it gets there. */
    private ObjectNode known(LeadChoice.Match match, List<RecordKey> toBeShown) {
        ObjectNode wanted;
        try {
            wanted = map.lead(match.prospect().prospect());
        } catch (JsltMap.MapException e) {
            return null;
        }
        ObjectNode known = wanted.deepCopy();
        SalesLead lead = match.lead();
        if (lead.status() == 0) {
            known.remove(LeadMap.STATUS);
        } else {
            known.put(LeadMap.STATUS, lead.status());
        }
        if (!lead.marked()) {
            known.remove(MARK);
        }
        if (lead.number().isEmpty()) {
            known.remove(NUMBER);
        }
        if (!map.difference(match.prospect().prospect(), known, wanted).isEmpty()) {
            toBeShown.add(match.prospect().key());
        }
        return known;
    }

    /** Of a lead whose prospect is decided only the status follows. */
    private static ObjectNode decided(LeadChoice.Match match, List<RecordKey> toBeShown) {
        int status = match.lead().status();
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        if (status != 0) {
            known.put(LeadMap.STATUS, status);
        }
        if (!Objects.equals(STATUS.get(match.prospect().prospect().statusWord()), status)) {
            toBeShown.add(match.prospect().key());
        }
        return known;
    }

    static boolean isOpen(AdoptionProspect prospect) {
        return prospect.prospect().is(ProspectStatus.Pending);
    }

    /** Whether both sides had decided before the adoption, and not the same; who is on board has been approved by somebody. */
    static boolean isContrary(LeadChoice.Match match) {
        var sales = match.lead().state();
        return switch (Objects.toString(match.prospect().prospect().statusWord(), "")) {
            case "Approved" -> sales.isRefused();
            case "Rejected" -> sales.isWon();
            case PENDING -> match.hierarchy() != null && sales.isRefused();
            default -> false;
        };
    }

    private static Refusal question(LeadChoice.Question question) {
        return new Refusal(
                question.prospect().prospect().requestId(),
                "LeadAmbiguous",
                "In Sales, " + leads(question) + " " + question.why()
                        + ". Name the right one with 'gangway adopt --link "
                        + question.prospect().key()
                        + "=KEY' (or =new when it is none of them), or correct them in Sales and run 'gangway adopt'"
                        + " again. No lead is created for the prospect until then",
                true);
    }

    static String leads(LeadChoice.Question question) {
        return question.candidates().stream()
                .map(lead -> "lead " + lead.id() + " (" + lead.state().word() + ")")
                .collect(Collectors.joining(", "));
    }

    private static Refusal contrary(LeadChoice.Match match) {
        return new Refusal(
                match.prospect().prospect().requestId(),
                "ContraryOutcome",
                contraryWords(match)
                        + ". Both were decided before the adoption, so nothing is done about it: settle it on"
                        + " one of the two sides, then discard this",
                true);
    }

    static String contraryWords(LeadChoice.Match match) {
        return "Prospect " + match.prospect().key() + " is "
                + (match.hierarchy() == null
                        ? match.prospect().prospect().statusWord()
                        : "on board in hierarchy " + match.hierarchy())
                + ", but its lead "
                + match.lead().id() + " is " + match.lead().state().word();
    }
}
