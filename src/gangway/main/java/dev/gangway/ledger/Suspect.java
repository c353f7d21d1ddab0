package dev.gangway.ledger;

/**
 * The record because of which a job waits, as far as anybody can tell.
 *
 * @param job under whose name its error is listed
 * @param record the first of those that did not come through
 * @param others how many more there were
 */
public record Suspect(String job, RecordKey record, int others) {
    /** The first of a claim; null when the claim is empty or there is none. */
    public static Suspect of(Claim claim) {
        return claim == null || !claim.isAny()
                ? null
                : new Suspect(claim.job(), claim.keys().get(0), claim.records().size() - 1);
    }

    @Override
    public String toString() {
        return others == 0 ? record.toString() : record + " and " + others + " more";
    }
}
