package dev.gangway.sandbox.records;

/**
 * Something that the real service accepts without a word although it does not do what the caller wanted.
 *
 * @param kind what was wrong
 * @param table logical name of the table
 * @param column logical name of the column
 * @param count how often it was seen
 */
public record Violation(Kind kind, String table, String column, long count) {

    /** The sorts of silent mistakes. */
    public enum Kind {
        /** A value was sent for a column that the caller cannot write; it was dropped. */
        NOT_WRITABLE,
        /** A column that the business requires was left empty. */
        REQUIRED_MISSING
    }
}
