package dev.gangway.ledger;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records that one worker has for the length of a lease.
 *
 * @param job the job that they are due for
 * @param owner the fence: a new value for each claim
 * @param records what was claimed; empty when nothing is due
 * @param confirmed when they were certainly ours, as {@link System#nanoTime} tells it
 */
public record Claim(String job, String owner, List<WorkItem> records, AtomicLong confirmed) {
    public Claim {
        records = List.copyOf(records);
    }

    /** A claim that was confirmed just now. */
    public Claim(String job, String owner, List<WorkItem> records) {
        this(job, owner, records, new AtomicLong(System.nanoTime()));
    }

    /** Camel hashes what a route looks into, which is this claim for each step of its records. */
    @Override
    public int hashCode() {
        return owner.hashCode();
    }

    /** Whether there is anything to do. */
    public boolean isAny() {
        return !records.isEmpty();
    }

    /** The keys of its records. */
    public List<RecordKey> keys() {
        return records.stream().map(WorkItem::key).toList();
    }

    /** The same claim for some of its records. */
    public Claim of(List<WorkItem> some) {
        return new Claim(job, owner, some, new AtomicLong(confirmed.get()));
    }
}
