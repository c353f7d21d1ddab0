package dev.gangway.commerce.mail;

import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * A notification with what its mail is to say. Columns are read when they are asked for.
 *
 * @param row of the statement {@code notifications-claimed}
 */
record DueMail(Row row) {
    String id() {
        return row.text("notificationid");
    }

    /** The onboarding request of its prospect; null when there was none. */
    String requestId() {
        return row.text("requestid");
    }

    /** UTC; null when it is not known. */
    LocalDateTime created() {
        return row.time("createddatetime");
    }

    /** What the template gets. */
    Notification notification(String storeUrl) {
        Map<String, String> values = new HashMap<>();
        values.put("dataareaid", row.text("dataareaid"));
        values.put("firstname", row.text("firstname"));
        values.put("lastname", row.text("lastname"));
        values.put("company", row.text("companyname"));
        values.put("email", row.text("email"));
        values.put("zipcode", row.text("zipcode"));
        values.put("comments", row.text("note"));
        values.put("storename", row.text("storename"));
        values.put("storeurl", storeUrl);
        return new Notification(
                id(), row.text("notificationtype"), row.text("languageid"), row.text("receiveremailaddress"), values);
    }

    /** The key only: the columns are personal. */
    @Override
    public String toString() {
        return "Notification " + id();
    }
}
