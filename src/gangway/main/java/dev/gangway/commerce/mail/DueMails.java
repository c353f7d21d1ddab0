package dev.gangway.commerce.mail;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.mail.MailChunk.Mail;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the claimed mails are to say. Thread-safe. */
final class DueMails {
    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final NotificationMail mail;
    private final String storeUrl;

    DueMails(Database headquarters, WorkQueue queue, ErrorLedger errors, NotificationMail mail, String storeUrl) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.mail = mail;
        this.storeUrl = storeUrl;
    }

    /**
     * Those that were sent or withdrawn already are acknowledged and left out. From now on the others may reach the mail
     * server, so their rows stay, whatever happens.
     */
    List<Mail> load(Claim claim, MailChunk claimed) {
        Map<String, Row> rows = unsent(claim);
        while (markUnderWay(rows.values()) < rows.size()) {
            // one of them was withdrawn in between
            rows = unsent(claim);
        }
        List<Mail> mails = new ArrayList<>();
        List<WorkItem> over = new ArrayList<>();
        for (WorkItem item : claim.records()) {
            Row row = rows.get(item.key().id());
            if (row == null) {
                over.add(item);
            } else {
                LocalDateTime created = row.time("createddatetime");
                Notification notification = notification(row);
                mails.add(new Mail(
                        claimed,
                        item,
                        row.text("requestid"),
                        created == null ? headquarters.utcNow() : created,
                        notification,
                        mail.sender(notification).getAddress()));
            }
        }
        headquarters.inTransaction(() -> {
            queue.done(claim.of(over));
            errors.resolved(claim.of(over));
        });
        mails.forEach(claimed::add);
        return mails;
    }

    private Map<String, Row> unsent(Claim claim) {
        return headquarters
                .rows(
                        "mail/notifications-claimed",
                        Map.of(
                                "notificationids",
                                texts(claim.keys().stream().map(RecordKey::id).toList())))
                .stream()
                .collect(toMap(row -> row.text("notificationid"), row -> row));
    }

    private int markUnderWay(Collection<Row> rows) {
        return headquarters.each(
                "mail/notification-underway",
                rows.stream()
                        .map(row -> Map.of(
                                "notificationid", row.text("notificationid"),
                                "messageid", mail.messageId(notification(row))))
                        .toList());
    }

    private Notification notification(Row row) {
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
                row.text("notificationid"),
                row.text("notificationtype"),
                row.text("languageid"),
                row.text("receiveremailaddress"),
                values);
    }
}
