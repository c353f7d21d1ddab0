package dev.gangway.onboarding.reconcile;

import static dev.gangway.database.Database.texts;

import dev.gangway.commerce.mail.EmailNotifications;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mails that are neither sent nor on their way. */
final class MailCheck {
    private final Database headquarters;
    private final WorkQueue queue;
    private final Tally tally;

    MailCheck(Database headquarters, WorkQueue queue, Tally tally) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.tally = tally;
    }

    void run() {
        new KeyedPages(headquarters, "reconcile/mails-page", "notificationid").all(this::compare);
    }

    private void compare(List<Row> page) {
        List<RecordKey> unsent = page.stream().map(MailCheck::key).toList();
        Set<RecordKey> onTheirWay = queue.pending(EmailNotifications.JOB, unsent);
        tally.inFlight(onTheirWay.size());
        List<String> left = unsent.stream()
                .filter(key -> !onTheirWay.contains(key))
                .map(RecordKey::id)
                .toList();
        // asked after the queue: what the job finished in between is sent by now
        tally.found(headquarters.rows("reconcile/mails", Map.of("notificationids", texts(left))).stream()
                .map(MailCheck::difference)
                .toList());
        tally.compared("mails", page.size());
    }

    private static RecordKey key(Row row) {
        return new RecordKey("", row.text("notificationid"));
    }

    private static Difference difference(Row row) {
        return new Difference(
                DifferenceKind.UNSENT_MAIL,
                row.text("dataareaid"),
                row.text("prospectid"),
                null,
                row.text("notificationid"),
                row.text("notificationtype") + " is to be sent",
                row.text("status"),
                Repair.MAIL);
    }
}
