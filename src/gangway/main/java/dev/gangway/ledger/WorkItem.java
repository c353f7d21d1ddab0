package dev.gangway.ledger;

/**
 * A record that a job has to process.
 *
 * @param key which record
 * @param attempts how often the record itself was refused so far
 */
public record WorkItem(RecordKey key, int attempts) {
    @Override
    public String toString() {
        return key.toString();
    }
}
