package dev.gangway.ledger;

import java.util.List;

/**
 * Records that one worker has for the length of a lease.
 *
 * @param job the job that they are due for
 * @param owner the fence: a new value for each claim
 * @param records what was claimed; empty when nothing is due
 */
public record Claim(String job, String owner, List<Due> records) {
    public Claim {
        records = List.copyOf(records);
    }

    /** Whether there is anything to do. */
    public boolean isAny() {
        return !records.isEmpty();
    }

    /** The same claim for some of its records. */
    public Claim of(List<Due> some) {
        return new Claim(job, owner, some);
    }
}
