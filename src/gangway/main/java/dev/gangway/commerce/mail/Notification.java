package dev.gangway.commerce.mail;

import dev.gangway.text.Fold;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mail that is due.
 *
 * @param id key of the notification; the same id stands for the same mail, however often it is sent
 * @param type notification type, for example {@code B2BProspectApproved}; names the folder of its templates
 * @param language language of the reader as Commerce writes it ({@code cs}, {@code en-us}); may be null
 * @param receiver the one address that gets the mail; checked when the mail is composed
 * @param values what the placeholders stand for, by placeholder name without percent signs, in any case; names that no
 *     template knows do no harm, missing ones become empty
 */
public record Notification(String id, String type, String language, String receiver, Map<String, String> values) {

    /** Copies the values, so that later changes of the map do not show. */
    public Notification {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a row of {@code hq.emailnotification}, joined with the columns that the placeholders are named after
     * ({@code firstname}, {@code company}, {@code zipcode}...).
     *
     * @param row column values by column name, in any case
     * @throws IllegalArgumentException when notificationid or notificationtype is missing
     */
    public static Notification ofRow(Map<?, ?> row) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        row.forEach((column, value) -> values.put(String.valueOf(column), value == null ? null : value.toString()));
        return new Notification(
                required(values, "notificationid"),
                required(values, "notificationtype"),
                values.get("languageid"),
                values.get("receiveremailaddress"),
                values);
    }

    /** Ids only: a notification holds personal data, which must not reach a log. */
    @Override
    public String toString() {
        return "Notification[" + id + ", " + type + "]";
    }

    private static String required(Map<String, String> values, String column) {
        String value = values.get(column);
        if (Fold.isBlank(value)) {
            throw new IllegalArgumentException("a notification needs a " + column);
        }
        return value;
    }
}
