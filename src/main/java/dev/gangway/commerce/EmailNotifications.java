package dev.gangway.commerce;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.texts;
import static dev.gangway.database.Database.utcNow;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.mail.Notification;
import dev.gangway.commerce.mail.NotificationMail;
import dev.gangway.commerce.mail.SmtpFailure;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The job <em>Send email notification</em>: claims queued mails, and writes down each one as soon as the mail server has
 * taken it. Dying between the two repeats one mail with the same Message-ID; nothing else can repeat.
 */
public final class EmailNotifications {
    public static final String JOB = "email-notifications";

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** As long as mail servers themselves go on trying, or nearly so (RFC 5321, section 4.5.4.1). */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final NotificationMail mail;
    private final String storeUrl;
    private final int chunk;

    /**
     * @param storeUrl what %storeurl% stands for; may be empty
     * @param chunk how many mails are claimed together
     */
    public EmailNotifications(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            NotificationMail mail,
            String storeUrl,
            int chunk) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.mail = mail;
        this.storeUrl = storeUrl;
        this.chunk = chunk;
    }

    /**
     * A claimed mail.
     *
     * @param interruption what keeps this chunk's mails from going on; shared by all of them
     */
    public record Queued(
            Claim claim,
            Due due,
            String requestId,
            LocalDateTime created,
            Notification notification,
            AtomicReference<RuntimeException> interruption) {
        /** Whether this mail may still be tried. */
        public boolean isGoingOn() {
            return interruption.get() == null;
        }

        /** Keys only: a body may end up in a log. */
        @Override
        public String toString() {
            return "Mail " + due;
        }
    }

    /** The mails to send now. */
    public Claim claim() {
        return queue.claim(JOB, chunk);
    }

    /**
     * What the claimed mails are to say; those that were sent or withdrawn already are acknowledged and left out. From now
     * on the others may reach the mail server, so their rows stay, whatever happens.
     */
    public List<Queued> load(@ExchangeProperty("claim") Claim claim) {
        Map<String, Row> rows = unsent(claim);
        while (markUnderWay(rows.values()) < rows.size()) {
            // one of them was withdrawn in between
            rows = unsent(claim);
        }
        List<Queued> queued = new ArrayList<>();
        List<Due> over = new ArrayList<>();
        var interruption = new AtomicReference<RuntimeException>();
        for (Due due : claim.records()) {
            Row row = rows.get(due.subject());
            if (row == null) {
                over.add(due);
            } else {
                LocalDateTime created = row.time("createddatetime");
                queued.add(new Queued(
                        claim,
                        due,
                        row.text("requestid"),
                        created == null ? utcNow() : created,
                        notification(row),
                        interruption));
            }
        }
        headquarters.inTransaction(() -> {
            queue.done(claim.of(over));
            errors.resolved(claim.of(over));
        });
        return queued;
    }

    private Map<String, Row> unsent(Claim claim) {
        return headquarters
                .rows(
                        "notifications-claimed",
                        Map.of(
                                "notificationids",
                                texts(claim.records().stream().map(Due::subject).toList())))
                .stream()
                .collect(toMap(row -> row.text("notificationid"), row -> row));
    }

    private int markUnderWay(Collection<Row> rows) {
        return headquarters.each(
                "notification-underway",
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

    /** The mail server has taken the mail. */
    public void sent(@ExchangeProperty("mail") Queued queued, @ExchangeProperty("run") JobRun run) {
        Claim one = queued.claim().of(List.of(queued.due()));
        headquarters.inTransaction(() -> {
            headquarters.update(
                    "notification-sent",
                    Map.of(
                            "notificationid", queued.due().subject(),
                            "messageid", mail.messageId(queued.notification()),
                            "now", utcNow()));
            errors.resolved(one);
            queue.done(one);
        });
        run.done(1);
    }

    /**
     * The mail could not be sent. When that concerns all mails, the others of the chunk are not tried any more; those that
     * are on their way are still written down.
     */
    public void failed(
            @ExchangeProperty("mail") Queued queued,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run) {
        try {
            judge(queued, e, run);
        } catch (RuntimeException interruption) {
            queued.interruption().compareAndSet(null, interruption);
        }
    }

    /**
     * To be called when no mail of the chunk is on its way any more.
     *
     * @throws MailUnavailableException when the server is away: all mails wait
     * @throws MailSetupException when no mail will go until a person acts
     */
    public void goOn(@Body List<Queued> chunk) {
        chunk.stream()
                .map(queued -> queued.interruption().get())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(interruption -> {
                    throw interruption;
                });
    }

    private void judge(Queued queued, Exception e, JobRun run) {
        if (e instanceof LeaseLostException lost) {
            throw lost;
        }
        if (Database.isOutage(e)) {
            throw new MailUnavailableException("the database is away: " + e.getMessage());
        }
        SmtpFailure failure = SmtpFailure.of(e);
        switch (failure.kind()) {
            case CONFIGURATION -> throw new MailSetupException(failure.reply());
            case TRANSIENT -> {
                if (failure.code() == 0) {
                    throw new MailUnavailableException(failure.reply());
                }
                putOff(queued, failure, run);
            }
            case PERMANENT -> {
                refused(queued, failure, run);
            }
        }
    }

    /** Waits as long as the mail has waited already, so that the wait doubles; what takes too long is for a person. */
    private void putOff(Queued queued, SmtpFailure failure, JobRun run) {
        Duration age = Duration.between(queued.created(), utcNow());
        if (age.compareTo(PATIENCE) > 0) {
            refused(queued, failure, run);
            return;
        }
        Duration wait = age.compareTo(FIRST_WAIT) < 0 ? FIRST_WAIT : age;
        headquarters.inTransaction(() -> {
            if (writeDown(queued, "Queued", failure)) {
                queue.release(
                        queued.claim().of(List.of(queued.due())),
                        wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
            }
        });
    }

    /** False when the mail was withdrawn meanwhile, which ends it. */
    private boolean writeDown(Queued queued, String status, SmtpFailure failure) {
        boolean wanted = headquarters.update(
                        "notification-failed",
                        Map.of(
                                "notificationid", queued.due().subject(),
                                "status", status,
                                "message", nullable(failure.reply())))
                == 1;
        if (!wanted) {
            queue.done(queued.claim().of(List.of(queued.due())));
        }
        return wanted;
    }

    private void refused(Queued queued, SmtpFailure failure, JobRun run) {
        boolean wanted = headquarters.inTransaction(() -> {
            boolean stillWanted = writeDown(queued, "Failed", failure);
            if (stillWanted) {
                errors.refused(
                        queued.claim(),
                        queued.due(),
                        new Refusal(
                                queued.requestId(),
                                failure.code() == 0 ? "Mail" : "SMTP " + failure.code(),
                                failure.reply(),
                                true));
            }
            return stillWanted;
        });
        run.failed(wanted ? 1 : 0);
    }
}
