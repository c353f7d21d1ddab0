package dev.gangway.wiring;

import dev.gangway.commerce.mail.MailSetupException;
import dev.gangway.commerce.mail.MailUnavailableException;
import dev.gangway.commerce.requests.ConcurrentUploadException;
import dev.gangway.commerce.requests.Upload;
import dev.gangway.commerce.requests.UploadSessions;
import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.SharedRefusal;
import dev.gangway.ledger.SharedRefusalException;
import dev.gangway.ledger.Suspect;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.onboarding.link.DualWriteRunningException;
import dev.gangway.onboarding.link.OtherSalesEnvironmentException;
import dev.gangway.onboarding.link.UnknownLeadsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Failure handler for runs that cannot continue; called by the route configuration {@code failures}. In every case the
 * claimed records are given back untouched; if even that is impossible, their lease ends by itself.
 */
public final class Interruptions {
    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);
    private static final Duration A_PERSON_IS_NEEDED = Duration.ofMinutes(1);

    /** What is about no record: those of the route configuration, a statement that is wrong for all, and the end of the process. */
    static final List<Class<? extends Exception>> EXPECTED = List.of(
            ServiceException.class,
            DatabaseUnavailableException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            BadSqlGrammarException.class,
            MailUnavailableException.class,
            MailSetupException.class,
            LeaseLostException.class,
            ConcurrentUploadException.class,
            SharedRefusalException.class,
            OtherSalesEnvironmentException.class,
            UnknownLeadsException.class,
            DualWriteRunningException.class,
            RejectedExecutionException.class,
            InterruptedException.class);

    private final WorkQueue queue;
    private final UploadSessions uploads;
    private final Outages outages;
    private final ErrorLedger errors;

    public Interruptions(WorkQueue queue, UploadSessions uploads, Outages outages, ErrorLedger errors) {
        this.queue = queue;
        this.uploads = uploads;
        this.outages = outages;
        this.errors = errors;
    }

    /** Something is away or asks to wait: the job waits as long as it was told, or ever longer. */
    public void outage(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("upload") Upload upload,
            @Body Object body) {
        Suspect suspect = e instanceof MailUnavailableException mail ? mail.suspect() : null;
        outages.begin(
                run.job(),
                Database.reason(e),
                suspect,
                e instanceof ServiceUnavailableException away ? away.retryAfter() : null);
        run.paused(Database.reason(e), suspect);
        giveBack(claim);
        writeDown(upload, body, e);
    }

    /** Another worker was faster; nothing is lost, and this run ends. */
    public void takenOver(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim) {
        giveBack(claim);
        run.takenOver();
        LOG.info("{} stops: {}", run.job(), e.getMessage());
    }

    /** Waiting alone will not help: sign-in or privileges, for instance. */
    public void needsPerson(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim) {
        Suspect suspect = suspect(e, claim);
        waitForAPerson(e, run, claim, suspect);
        if (e instanceof UnknownLeadsException unknown) {
            list(claim, unknown.refusal());
        } else if (e instanceof RequestRejectedException rejected) {
            list(claim, new Refusal(null, rejected.code(), Database.reason(e), false));
        } else if (e instanceof MailSetupException mail && suspect != null) {
            list(suspect.job(), suspect.record(), new Refusal(null, "Mail", mail.getMessage(), false));
        }
    }

    private static Suspect suspect(Exception e, Claim claim) {
        if (e instanceof SharedRefusalException shared) {
            return shared.suspect();
        }
        if (e instanceof MailSetupException mail) {
            return mail.suspect();
        }
        // a request about all of them is refused as a whole; one of them may be why
        return e instanceof RequestRejectedException ? Suspect.of(claim) : null;
    }

    private void waitForAPerson(Exception e, JobRun run, Claim claim, Suspect suspect) {
        outages.beginForPerson(run.job(), Database.reason(e), suspect, A_PERSON_IS_NEEDED);
        run.waits(Database.reason(e), suspect);
        giveBack(claim);
    }

    /**
     * A chunk failed inside the loop of its job. When the failure names no record the chunk is given back and claimed again
     * in smaller ones, until the record that fails is alone: that one is an error, and the others come through.
     *
     * @throws Exception what was caught, when it is about no record: the routes' own failure handling goes on
     */
    public void narrow(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("run") JobRun run)
            throws Exception {
        if (!isDefect(e) || claim == null || !claim.isAny() || Job.Queue.HEADQUARTERS_LOOK.equals(claim.job())) {
            throw e;
        }
        if (claim.records().size() > 1) {
            LOG.warn(
                    "{}: {} records failed together and are tried again in smaller chunks: {}",
                    claim.job(),
                    claim.records().size(),
                    e.toString());
            queue.narrow(claim);
            return;
        }
        LOG.error("{}: {} cannot be processed", claim.job(), claim.records().get(0), e);
        Optional<SharedRefusal> shared;
        try {
            shared = errors.failed(claim, e instanceof RuntimeException known ? known : new IllegalStateException(e));
        } catch (LeaseLostException lost) {
            // the record is done already: the failure is not its own
            throw e;
        }
        if (shared.isEmpty()) {
            run.failed(1);
        }
        // while others may still come through there is nothing to show
        shared.filter(SharedRefusal::lasting).ifPresent(one -> one.raise(run));
    }

    /** Whether nothing but the record or the code can be the reason. */
    static boolean isDefect(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (isExpected(cause)) {
                return false;
            }
        }
        return !Database.isOutage(e);
    }

    private static boolean isExpected(Throwable e) {
        return EXPECTED.stream().anyMatch(type -> type.isInstance(e));
    }

    /** An unexpected exception: a defect in Gangway or in a changed map or statement. */
    public void defect(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("upload") Upload upload,
            @Body Object body) {
        LOG.error("{} failed unexpectedly; its records wait and are tried again once a minute", run.job(), e);
        waitForAPerson(e, run, claim, Suspect.of(claim));
        list(claim, new Refusal(null, "Defect", Database.reason(e), false));
        writeDown(upload, body, e);
    }

    /** A job that stands still is to be seen among the errors, with a record to begin the search at. */
    private void list(Claim claim, Refusal refusal) {
        if (claim != null && claim.isAny()) {
            list(claim.job(), claim.keys().get(0), refusal);
        }
    }

    private void list(String job, RecordKey key, Refusal refusal) {
        try {
            errors.waiting(job, key, refusal);
        } catch (RuntimeException failure) {
            LOG.debug("The suspect of {} is not written down: {}", job, failure.getMessage());
        }
    }

    private void giveBack(Claim claim) {
        if (claim != null) {
            try {
                queue.release(claim, Duration.ZERO);
            } catch (RuntimeException e) {
                LOG.debug("{} leaves its claim to the lease: {}", claim.job(), e.getMessage());
            }
        }
    }

    /** The body is the upload itself as long as nothing was pulled for it. */
    private void writeDown(Upload upload, Object body, Exception failure) {
        if (upload != null) {
            try {
                uploads.failed(upload, !(body instanceof Upload), Database.reason(failure));
            } catch (RuntimeException e) {
                LOG.debug("The failed upload session is not written down: {}", e.getMessage());
            }
        }
    }
}
