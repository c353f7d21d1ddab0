package dev.gangway.commerce.mail;

import dev.gangway.commerce.mail.MailChunk.Mail;
import dev.gangway.commerce.mail.server.SmtpFailure;
import dev.gangway.database.Database;
import dev.gangway.ledger.Bisection;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.Suspect;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The job <em>Send email notification</em>: claims queued mails, and writes down each one as soon as the mail server has
 * taken it. Dying between the two repeats one mail with the same Message-ID; nothing else can repeat.
 *
 * <p>A refusal that may be about its mail or about all is kept until another mail tells: one that gets through, or a
 * second that gets the same.
 */
public final class EmailNotifications {
    public static final String JOB = Job.EMAIL_NOTIFICATIONS.id();

    /** A reason to show that holds no mail back. */
    private static final String ALL = "";

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final NotificationMail mail;
    private final DueMails due;
    private final MailRefusals refusals;
    private final MailSuspicion suspicion;
    private final String server;
    private final int chunk;

    /**
     * @param server the mail server, for people and without secrets
     * @param storeUrl what %storeurl% stands for; may be empty
     * @param chunk how many mails are claimed together
     */
    public EmailNotifications(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            NotificationMail mail,
            String server,
            String storeUrl,
            int chunk) {
        this.headquarters = headquarters;
        this.suspicion = new MailSuspicion(headquarters.clock());
        this.queue = queue;
        this.errors = errors;
        this.mail = mail;
        this.due = new DueMails(headquarters, queue, errors, mail, storeUrl);
        this.refusals = new MailRefusals(headquarters, queue, errors);
        this.server = server;
        this.chunk = chunk;
    }

    /** A run begins. */
    public MailRound begin() {
        return new MailRound();
    }

    /** The mails to send now. */
    public Claim claim() {
        return queue.claim(JOB, chunk);
    }

    /**
     * What the claimed mails are to say; those that were sent or withdrawn already are acknowledged and left out. From now
     * on the others may reach the mail server, so their rows stay, whatever happens.
     */
    public List<Mail> load(
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("round") MailRound round,
            @ExchangeProperty("run") JobRun run) {
        MailChunk claimed = new MailChunk(claim, round);
        List<Mail> mails = new ArrayList<>();
        Bisection.of(
                claim,
                some -> mails.addAll(due.load(some, claimed)),
                (one, e) -> headquarters.inTransaction(() -> {
                    errors.refused(
                            one,
                            one.records().get(0),
                            new Refusal(
                                    null,
                                    "Database",
                                    "Headquarters refuses a change of this mail's row: " + Database.reason(e),
                                    false));
                    run.failed(1);
                }));
        return mails;
    }

    /**
     * To be called right before the mail is given to the server.
     *
     * @throws LeaseLostException when another worker has mails of this chunk by now
     */
    public void keep(@ExchangeProperty("mail") Mail sending) {
        sending.chunk().keep(queue);
    }

    /** The mail server has taken the mail; so what it refused before was about those mails. */
    public void sent(@ExchangeProperty("mail") Mail sent, @ExchangeProperty("run") JobRun run) {
        suspicion.sent();
        sent.chunk().round().trust();
        Claim one = sent.claim();
        try {
            headquarters.inTransaction(() -> {
                headquarters.preferIndexes();
                headquarters.update(
                        "mail/notification-sent",
                        Map.of(
                                "notificationid", sent.item().key().id(),
                                "messageid", mail.messageId(sent.notification()),
                                "now", headquarters.utcNow()));
                errors.resolved(one);
                queue.done(one);
            });
            sent.chunk().close(sent);
            run.done(1);
        } catch (RuntimeException e) {
            refusals.unwritable(sent, e, true, run);
        }
        refusals.settle(sent.chunk().takeSuspects(), run);
    }

    /**
     * The mail could not be sent. When that concerns all mails, the others of the chunk are not tried any more; those that
     * are on their way are still written down.
     */
    public void failed(
            @ExchangeProperty("mail") Mail refused,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run) {
        try {
            judge(refused, e, run);
        } catch (RuntimeException interruption) {
            refused.chunk().round().interrupt(interruption);
        }
    }

    private void judge(Mail refused, Exception e, JobRun run) {
        if (e instanceof LeaseLostException lost) {
            throw lost;
        }
        if (Database.isOutage(e)) {
            throw new MailUnavailableException("the database is away: " + Database.reason(e), null);
        }
        SmtpFailure failure = SmtpFailure.of(e).without(refused.notification().receiver());
        RuntimeException trouble = trouble(refused, failure);
        switch (failure.scope()) {
            case SERVER -> throw trouble;
            case SENDER -> {
                if (!mail.hasSeveralSenders()) {
                    throw trouble;
                }
                hold(refused, refused.sender(), failure, trouble, run);
            }
            case TYPE -> hold(refused, refused.template(), failure, trouble, run);
            case UNSURE -> {
                refused.chunk().suspect(refused, failure);
                MailRound round = refused.chunk().round();
                if (suspicion.hitsAll(
                        failure.signature(), refused.notification().receiver(), round)) {
                    round.doubt(trouble);
                    if (round.probes() >= suspicion.probes(round)) {
                        throw trouble;
                    }
                }
            }
            case MAIL -> {
                refusals.settle(refused, failure, run);
                if (failure.kind() == SmtpFailure.Kind.TRANSIENT && suspicion.putsOffAll()) {
                    refused.chunk().round().hold(ALL, trouble);
                }
            }
        }
    }

    private void hold(Mail refused, String group, SmtpFailure failure, RuntimeException trouble, JobRun run) {
        refusals.note(refused, failure, run);
        refused.chunk().round().hold(group, trouble);
    }

    private RuntimeException trouble(Mail seen, SmtpFailure failure) {
        String reason = failure.explained(server) + " (seen with notification " + seen.item()
                + (failure.mayNamePerson() ? "; see its errormessage)" : ")");
        // what hinders all mails for certain, such as a server that is away, says nothing about this one
        Suspect suspect = failure.scope() == SmtpFailure.Scope.SERVER
                ? null
                : new Suspect(JOB, seen.item().key(), 0);
        return failure.kind() == SmtpFailure.Kind.TRANSIENT
                ? new MailUnavailableException(reason, suspect)
                : new MailSetupException(reason, suspect);
    }

    /**
     * To be called when no mail of the chunk is on its way any more.
     *
     * @throws MailUnavailableException when the server is away: all mails wait
     * @throws MailSetupException when no mail can be sent until an operator acts
     */
    public void settle(
            @Body List<Mail> mails, @ExchangeProperty("round") MailRound round, @ExchangeProperty("run") JobRun run) {
        RuntimeException interruption = round.interruption() != null ? round.interruption() : round.doubt();
        mails.stream().map(Mail::chunk).findFirst().ifPresent(claimed -> {
            if (interruption == null) {
                refusals.settle(claimed.takeSuspects(), run);
            } else if (!(interruption instanceof LeaseLostException)) {
                refusals.acquit(claimed.takeSuspects(), run);
            }
        });
        mails.stream().filter(Mail::isHeld).forEach(refusals::hold);
        if (interruption != null) {
            throw interruption;
        }
    }

    /**
     * The run ends.
     *
     * @throws MailSetupException when some mails need manual action and the others were sent; or {@link
     *     MailUnavailableException}
     */
    public void end(@ExchangeProperty("round") MailRound round) {
        if (round.trouble() != null) {
            throw round.trouble();
        }
    }
}
