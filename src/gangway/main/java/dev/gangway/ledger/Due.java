package dev.gangway.ledger;

/**
 * A record that a job has to look at. Two are equal when they name the same record, however often it was refused.
 *
 * @param dataareaid the legal entity; empty where the subject alone is unique
 * @param subject the record's key within its job: a request id, a prospect id, a notification id ...
 * @param attempts how often the record itself was refused so far
 */
public record Due(String dataareaid, String subject, int attempts) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Due due && due.dataareaid.equals(dataareaid) && due.subject.equals(subject);
    }

    @Override
    public int hashCode() {
        return 31 * dataareaid.hashCode() + subject.hashCode();
    }

    @Override
    public String toString() {
        return dataareaid.isEmpty() ? subject : dataareaid + '/' + subject;
    }
}
