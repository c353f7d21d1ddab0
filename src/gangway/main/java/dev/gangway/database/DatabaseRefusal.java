package dev.gangway.database;

import java.sql.SQLException;

/**
 * A refusal of one record by the database, with a helpful message: what is wrong, the database's own message, and
 * what to do. Judged by the SQL state, never by the words.
 *
 * @param message for an operator
 * @param lasting whether it is refused again until an operator changes something
 */
public record DatabaseRefusal(String message, boolean lasting) {
    /** The refusal behind an exception; one of which nothing is known may pass. */
    public static DatabaseRefusal of(Throwable e) {
        String words = Database.reason(e);
        return switch (state(e)) {
            case "22001" ->
                lasting("A text is longer than its column", words, "Shorten it in the record, or widen the column");
            case "22003" ->
                lasting("A number is beyond what its column holds", words, "Correct the number in the record");
            case "22007", "22008" ->
                lasting("A date or time is none, or beyond what its column holds", words, "Correct it in the record");
            case "22021", "22P05" ->
                lasting("A text holds a character that this database cannot store", words, "Remove it from the record");
            case "23502" -> lasting("A column that must have a value has none", words, "Give the record that value");
            case "23513", "23514" ->
                lasting("A value breaks a rule of the table (CHECK)", words, "Correct the record, or the rule");
            case "23505" ->
                passing("Another record has the same key", words, "Change or remove one of the two, then retry");
            case "23503", "23504" ->
                passing(
                        "Two records that belong together do not fit",
                        words,
                        "Add the record that is missing, then retry");
            case "42501" ->
                passing("A privilege is missing", words, "'gangway doctor' shows the GRANT; run it, then retry");
            case "42P01", "42703" ->
                passing(
                        "A table or a column is missing",
                        words,
                        "'gangway doctor' names it; bring it back, then retry");
            case "P0001" ->
                passing(
                        "A trigger of your own refused it",
                        words,
                        "Do what it says, or change the trigger, then retry");
            default -> new DatabaseRefusal(words, state(e).startsWith("22"));
        };
    }

    private static DatabaseRefusal lasting(String what, String words, String cure) {
        return new DatabaseRefusal(what + ": " + words + ". " + cure, true);
    }

    private static DatabaseRefusal passing(String what, String words, String cure) {
        return new DatabaseRefusal(what + ": " + words + ". " + cure, false);
    }

    private static String state(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
