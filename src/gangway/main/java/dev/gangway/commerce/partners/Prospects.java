package dev.gangway.commerce.partners;

import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.ledger.RecordKey;
import dev.gangway.text.Fold;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Decisions about prospects, as headquarters' Convert &gt; Approve/Reject would take them. */
public final class Prospects {
    private final Database headquarters;

    public Prospects(Database headquarters) {
        this.headquarters = headquarters;
    }

    /**
     * A decision about a prospect.
     *
     * @param before the status that the decision was based on
     */
    public record StatusChange(RecordKey prospect, ProspectStatus before, ProspectStatus after) {}

    /**
     * Sets the status of prospects; the trigger on the table then makes their leads follow.
     *
     * @throws ConcurrentDecisionException when one of them has been decided since; nothing may be committed then
     */
    public void decide(Collection<StatusChange> changes) {
        int hit = headquarters.each(
                "partners/prospects-decide",
                changes.stream()
                        .map(change -> Map.of(
                                "dataareaid", change.prospect().dataareaid(),
                                "prospectid", change.prospect().id(),
                                "before", change.before().name(),
                                "status", change.after().name(),
                                "now", headquarters.utcNow()))
                        .toList());
        if (hit != changes.size()) {
            throw new ConcurrentDecisionException();
        }
    }

    /**
     * Who is on board under the e-mail addresses of prospects that are not.
     *
     * @param emails the address of each prospect
     * @return the holders, in words, of those addresses that have one
     */
    public Map<RecordKey, String> holdersOfEmail(Map<RecordKey, String> emails) {
        if (emails.isEmpty()) {
            return Map.of();
        }
        // an open prospect is known by its address as well
        Map<RecordKey, RecordKey> addresses = new HashMap<>();
        emails.forEach((prospect, email) ->
                addresses.put(prospect, new RecordKey(prospect.dataareaid(), Fold.address(email))));
        Map<RecordKey, String> holders =
                headquarters
                        .rows("partners/prospects-open-by-email", RecordKey.parameters(addresses.values(), "emails"))
                        .stream()
                        .collect(toMap(
                                row -> RecordKey.of(row, "openemailaddress"), row -> row.text("holder"), (a, b) -> a));
        Map<RecordKey, String> taken = new HashMap<>();
        addresses.forEach((prospect, address) -> {
            String holder = holders.get(address);
            if (holder != null) {
                taken.put(prospect, holder);
            }
        });
        return taken;
    }

    /** Another transaction decided the prospect at the same moment. */
    public static final class ConcurrentDecisionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConcurrentDecisionException() {
            super("The prospect was decided by another transaction at the same moment; it will be processed again");
        }
    }
}
