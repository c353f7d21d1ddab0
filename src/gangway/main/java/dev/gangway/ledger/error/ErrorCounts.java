package dev.gangway.ledger.error;

/**
 * How many records of a job are in error.
 *
 * @param fresh refused since a time, for the first time or once more
 * @param retrying refused earlier, and still tried again by themselves
 * @param parked refused earlier, and needing manual action
 */
public record ErrorCounts(long fresh, long retrying, long parked) {
    public static final ErrorCounts NONE = new ErrorCounts(0, 0, 0);

    public ErrorCounts plus(ErrorCounts other) {
        return new ErrorCounts(fresh + other.fresh, retrying + other.retrying, parked + other.parked);
    }

    /** Those from before that time. */
    public long old() {
        return retrying + parked;
    }

    /** Whether a record went into error since then, or may still come through by itself. */
    public boolean isNews() {
        return fresh > 0 || retrying > 0;
    }
}
