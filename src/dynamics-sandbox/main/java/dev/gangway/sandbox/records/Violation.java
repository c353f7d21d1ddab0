package dev.gangway.sandbox.records;

/**
 * A mistake that the real service silently ignores, although the result is not what the caller wanted.
 *
 * @param kind kind of mistake
 * @param table logical name of the table
 * @param column logical name of the column
 * @param count how often it was seen
 */
public record Violation(Kind kind, String table, String column, long count) {

    /** The kinds of silent mistakes. */
    public enum Kind {
        /** A value was sent for a column that the caller cannot write; it was dropped. */
        NOT_WRITABLE,
        /** A business-required column was left empty. */
        REQUIRED_MISSING
    }
}
