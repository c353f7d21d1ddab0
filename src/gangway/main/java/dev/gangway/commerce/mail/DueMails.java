package dev.gangway.commerce.mail;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.mail.MailChunk.Mail;
import dev.gangway.database.Database;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkItem;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
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
        Map<String, DueMail> unsent = unsent(claim);
        while (markUnderWay(unsent.values()) < unsent.size()) {
            // one of them was withdrawn in between
            unsent = unsent(claim);
        }
        List<Mail> mails = new ArrayList<>();
        List<WorkItem> over = new ArrayList<>();
        for (WorkItem item : claim.records()) {
            DueMail one = unsent.get(item.key().id());
            if (one == null) {
                over.add(item);
            } else {
                LocalDateTime created = one.created();
                Notification notification = one.notification(storeUrl);
                mails.add(new Mail(
                        claimed,
                        item,
                        one.requestId(),
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

    private Map<String, DueMail> unsent(Claim claim) {
        return headquarters
                .rowsByKey(
                        "mail/notifications-claimed",
                        Map.of(
                                "notificationids",
                                texts(claim.keys().stream().map(RecordKey::id).toList())))
                .stream()
                .map(DueMail::new)
                .collect(toMap(DueMail::id, one -> one));
    }

    private int markUnderWay(Collection<DueMail> mails) {
        List<Map<String, String>> rows = mails.stream()
                .map(one -> Map.of("notificationid", one.id(), "messageid", mail.messageId(one.notification(storeUrl))))
                .toList();
        return headquarters.inTransaction(() -> {
            headquarters.preferIndexes();
            return headquarters.each("mail/notification-underway", rows);
        });
    }
}
