package dev.gangway.ledger;

/**
 * A record that a job has to look at.
 *
 * @param dataareaid the legal entity; empty where the subject alone is unique
 * @param subject the record's key within its job: a request id, a prospect id, a notification id ...
 * @param attempts how often the record itself was refused so far
 */
public record Due(String dataareaid, String subject, int attempts) {
    @Override
    public String toString() {
        return dataareaid.isEmpty() ? subject : dataareaid + '/' + subject;
    }
}
