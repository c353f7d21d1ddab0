package dev.gangway.commerce.partners;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
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
     * Sets the status; the trigger on the table then makes the lead follow.
     *
     * @param before the status that the decision was based on, per prospect
     * @throws ConcurrentDecisionException when one of them has been decided since; nothing may be committed then
     */
    public void decide(Map<RecordKey, ProspectStatus> before, ProspectStatus status) {
        int hit = headquarters.each(
                "partners/prospects-decide",
                before.entrySet().stream()
                        .map(entry -> Map.of(
                                "dataareaid", entry.getKey().dataareaid(),
                                "prospectid", entry.getKey().id(),
                                "before", entry.getValue().name(),
                                "status", status.name(),
                                "now", headquarters.utcNow()))
                        .toList());
        if (hit != before.size()) {
            throw new ConcurrentDecisionException();
        }
    }

    /**
     * Who has meanwhile come on board under the e-mail address of a rejected prospect.
     *
     * @param rejected rows with the columns of {@code hq.prospect}
     * @return the holders, in words, of those addresses that have one
     */
    public Map<RecordKey, String> holdersOfEmail(Collection<Row> rejected) {
        if (rejected.isEmpty()) {
            return Map.of();
        }
        Map<String, String> holders = headquarters
                .rows(
                        "partners/prospects-open-by-email",
                        Map.of(
                                "dataareaids",
                                        texts(rejected.stream()
                                                .map(row -> row.text("dataareaid"))
                                                .toList()),
                                "emails",
                                        texts(rejected.stream()
                                                .map(Prospects::email)
                                                .toList())))
                .stream()
                .collect(toMap(
                        row -> row.text("dataareaid") + '/' + row.text("openemailaddress"),
                        row -> row.text("holder"),
                        (a, b) -> a));
        Map<RecordKey, String> taken = new HashMap<>();
        for (Row row : rejected) {
            String holder = holders.get(row.text("dataareaid") + '/' + email(row));
            if (holder != null) {
                taken.put(RecordKey.of(row, "prospectid"), holder);
            }
        }
        return taken;
    }

    private static String email(Row prospect) {
        String email = prospect.text("primaryemailaddress");
        return email == null ? "" : Fold.address(email);
    }

    /** Another transaction decided the prospect at the same moment. */
    public static final class ConcurrentDecisionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConcurrentDecisionException() {
            super("The prospect was decided by another transaction at the same moment; it will be processed again");
        }
    }
}
