package dev.gangway.commerce;

import static dev.gangway.database.Database.utcNow;

import dev.gangway.database.Database;
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
    public void decide(Map<ProspectKey, ProspectStatus> before, ProspectStatus status) {
        int hit = headquarters.each(
                "prospects-decide",
                before.entrySet().stream()
                        .map(entry -> Map.of(
                                "dataareaid", entry.getKey().dataareaid(),
                                "prospectid", entry.getKey().prospectid(),
                                "before", entry.getValue().name(),
                                "status", status.name(),
                                "now", utcNow()))
                        .toList());
        if (hit != before.size()) {
            throw new ConcurrentDecisionException();
        }
    }

    /** Somebody else decided at the same moment. */
    public static final class ConcurrentDecisionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConcurrentDecisionException() {
            super("The prospect was decided by somebody else at the same moment; it will be looked at again");
        }
    }
}
