package dev.gangway.commerce.mail;

import static dev.gangway.database.Database.nullable;

import dev.gangway.commerce.mail.MailChunk.Mail;
import dev.gangway.commerce.mail.MailChunk.Suspect;
import dev.gangway.commerce.mail.server.SmtpFailure;
import dev.gangway.database.Database;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Writes down what became of mails that the server did not take. Thread-safe. */
final class MailRefusals {
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** Longer than the job waits, so that other mails are tried first. */
    private static final Duration SUSPECTS_WAIT = Duration.ofMinutes(5);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** As long as mail servers themselves go on trying, or nearly so (RFC 5321, section 4.5.4.1). */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;

    MailRefusals(Database headquarters, WorkQueue queue, ErrorLedger errors) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
    }

    /** The failure was about this mail. */
    void settle(Mail mail, SmtpFailure failure, JobRun run) {
        written(mail, run, () -> judged(mail, failure, run));
    }

    private void judged(Mail mail, SmtpFailure failure, JobRun run) {
        boolean patient =
                Duration.between(mail.created(), headquarters.utcNow()).compareTo(PATIENCE) <= 0;
        if (failure.kind() == SmtpFailure.Kind.TRANSIENT && patient) {
            putOff(mail, failure, FIRST_WAIT);
        } else {
            boolean hopeless = failure.kind() == SmtpFailure.Kind.TRANSIENT
                    || failure.scope() == SmtpFailure.Scope.MAIL
                    || errors.isLast(mail.item());
            refused(mail, failure, hopeless, run);
        }
    }

    /** The failures were about the mails after all. */
    void settle(List<Suspect> suspects, JobRun run) {
        suspects.forEach(suspect -> settle(suspect.mail(), suspect.failure(), run));
    }

    /** The failures are about all mails: nothing is counted against these, but others go first next time. */
    void acquit(List<Suspect> suspects, JobRun run) {
        suspects.forEach(suspect ->
                written(suspect.mail(), run, () -> putOff(suspect.mail(), suspect.failure(), SUSPECTS_WAIT)));
    }

    /** The mail waits for the cause that blocks its whole group; it has not been sent. */
    void hold(Mail mail) {
        queue.release(mail.claim(), FIRST_WAIT);
        mail.chunk().close(mail);
    }

    /** The mail has shown what hinders all of its group. */
    void note(Mail mail, SmtpFailure failure, JobRun run) {
        try {
            headquarters.inTransaction(() -> {
                writeDown(mail, "Queued", failure);
            });
        } catch (RuntimeException e) {
            unwritable(mail, e, false, run);
        }
    }

    private void written(Mail mail, JobRun run, Runnable work) {
        try {
            work.run();
            mail.chunk().close(mail);
        } catch (RuntimeException e) {
            unwritable(mail, e, false, run);
        }
    }

    /** Waits as long as the mail has waited already, so that the wait doubles. */
    private void putOff(Mail mail, SmtpFailure failure, Duration least) {
        Duration age = Duration.between(mail.created(), headquarters.utcNow());
        Duration wait = age.compareTo(least) < 0 ? least : age;
        headquarters.inTransaction(() -> {
            if (writeDown(mail, "Queued", failure)) {
                queue.postpone(mail.claim(), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
            }
        });
    }

    private void refused(Mail mail, SmtpFailure failure, boolean hopeless, JobRun run) {
        boolean wanted = headquarters.inTransaction(() -> {
            boolean stillWanted = writeDown(mail, hopeless ? "Failed" : "Queued", failure);
            if (stillWanted) {
                errors.refused(
                        mail.claim(),
                        mail.item(),
                        new Refusal(
                                mail.requestId(),
                                failure.code() == 0 ? "Mail" : "SMTP " + failure.code(),
                                failure.reply(),
                                hopeless));
            }
            return stillWanted;
        });
        run.failed(wanted ? 1 : 0);
    }

    /** False when the mail was withdrawn meanwhile, which ends it. */
    private boolean writeDown(Mail mail, String status, SmtpFailure failure) {
        headquarters.preferIndexes();
        boolean wanted = headquarters.update(
                        failure.mayHaveArrived() ? "mail/notification-unanswered" : "mail/notification-failed",
                        Map.of(
                                "notificationid", mail.item().key().id(),
                                "status", status,
                                "message", nullable(failure.reply())))
                == 1;
        if (!wanted) {
            queue.done(mail.claim());
        }
        return wanted;
    }

    /**
     * Headquarters refuses to write down what became of this mail, for a reason of its own such as a constraint.
     *
     * @param sent whether the mail server has the mail
     */
    void unwritable(Mail mail, RuntimeException e, boolean sent, JobRun run) {
        if (e instanceof LeaseLostException || Database.isOutage(e)) {
            throw e;
        }
        String what = sent
                ? "The mail server has the mail, and headquarters refuses to note that; discard, or it goes once more: "
                : "Headquarters refuses a change of this mail's row: ";
        headquarters.inTransaction(() -> errors.refused(
                mail.claim(), mail.item(), new Refusal(mail.requestId(), "Database", what + Database.reason(e), true)));
        mail.chunk().close(mail);
        run.failed(1);
    }
}
