package dev.gangway.onboarding;

import dev.gangway.commerce.Upload;
import dev.gangway.commerce.UploadSessions;
import dev.gangway.database.Database;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.sales.DataverseUnavailableException;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a run that cannot go on; called by the route configuration {@code failures}. In every case the claimed
 * records are given back untouched; if even that is impossible, their lease ends by itself.
 */
public final class Interruptions {
    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);
    private static final Duration A_PERSON_IS_NEEDED = Duration.ofMinutes(1);

    private final WorkQueue queue;
    private final UploadSessions uploads;
    private final Outages outages;

    public Interruptions(WorkQueue queue, UploadSessions uploads, Outages outages) {
        this.queue = queue;
        this.uploads = uploads;
        this.outages = outages;
    }

    /** Something is away or asks to wait: the job waits as long as it was told, or ever longer. */
    public void outage(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("upload") Upload upload,
            @Body Object body) {
        outages.begin(
                run.job(),
                Database.reason(e),
                e instanceof DataverseUnavailableException away ? away.retryAfter() : null);
        run.paused(Database.reason(e));
        giveBack(claim);
        writeDown(upload, body, e);
    }

    /** Somebody else was quicker; nothing is lost, and this run is over. */
    public void takenOver(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim) {
        giveBack(claim);
        LOG.info("{} stops: {}", run.job(), e.getMessage());
    }

    /** Waiting alone will not help: sign-in or privileges, for instance. */
    public void needsPerson(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim) {
        outages.begin(run.job(), Database.reason(e), A_PERSON_IS_NEEDED);
        run.broken(Database.reason(e));
        giveBack(claim);
    }

    /** Nobody expected this: a defect, of Gangway or of a changed map or statement. */
    public void defect(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("run") JobRun run,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("upload") Upload upload,
            @Body Object body) {
        LOG.error("{} failed unexpectedly; its records wait", run.job(), e);
        needsPerson(e, run, claim);
        writeDown(upload, body, e);
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
