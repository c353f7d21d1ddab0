package dev.gangway.commerce.cloud;

import dev.gangway.database.Database;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what Sales decided to a prospect that was just read as pending. A write is noted down before it goes out, and sent
 * once: whether it arrived is told by reading. Only a write that was not answered, that has had its time and that the row
 * does not show is sent again.
 */
final class DecisionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);
    private static final Duration SHORTLY = Duration.ofSeconds(2);
    private static final String BY_HAND = "DecideInHeadquarters";
    private static final String INERT = "DecisionInert";
    private static final String REFUSED = "DecisionRefused";
    private static final int SERVER_ERROR = 500;

    private final CloudTables tables;
    private final Database database;
    private final WorkQueue queue;
    private final CloudHeadquarters cloud;
    private final CloudOptions options;
    private final AtomicBoolean isSaid = new AtomicBoolean();

    DecisionWriter(CloudTables tables, CloudHeadquarters cloud, CloudOptions options) {
        this.tables = tables;
        this.database = tables.database();
        this.queue = tables.queue();
        this.cloud = cloud;
        this.options = options;
    }

    /** @param decided takes the prospect when it shows a decision */
    void write(ProspectStep step, CloudProspect pending, BiConsumer<ProspectStep, CloudProspect> decided) {
        if (!options.isWriting()) {
            ask(
                    step,
                    new Refusal(
                            null,
                            "DecideInHeadquarters",
                            task(step, "decisions are taken by hand (gangway.fno.decisions = manual)"),
                            true));
            return;
        }
        String inert = isRetried(step) ? null : tables.notes().read(CloudNotes.INERT);
        if (inert != null && !step.wanted().equals(step.written())) {
            String why = "a write of the status sets nothing off there: see the error of prospect " + inert
                    + ". To have it written once that is mended, retry this error";
            ask(step, new Refusal(null, "DecideInHeadquarters", task(step, why), true));
            return;
        }
        if ((step.isParkedWith(REFUSED) || step.isParkedWith(INERT)) && isSame(step)) {
            // a change of the prospect is no reason to write once more: that is for a person to say
            database.inTransaction(() -> queue.done(step.claim()));
            return;
        }
        boolean isUnderWay = step.wanted().equals(step.written());
        if (isUnderWay && step.isAnswered() && !isRetried(step)) {
            waitForIt(step);
        } else if (isUnderWay && !step.isAnswered() && !step.isWrittenBefore(options.settle())) {
            database.inTransaction(() -> queue.postpone(step.claim(), SHORTLY));
        } else {
            send(step, pending, decided);
        }
    }

    /** A person has said to write once more. */
    private static boolean isRetried(ProspectStep step) {
        String code = step.known().text("errorcode");
        return code != null && !step.isParkedWith(code) && (code.equals(INERT) || code.equals(BY_HAND));
    }

    /** Answered as done, but the row does not show it. */
    private void waitForIt(ProspectStep step) {
        if (step.isWrittenBefore(options.deadline())) {
            String why = "headquarters took the decision, but "
                    + options.deadline().toMinutes() + " minutes later the prospect is still pending";
            tables.notes().write(CloudNotes.INERT, step.key().toString());
            ask(step, new Refusal(null, "DecisionInert", task(step, why), true));
        } else {
            database.inTransaction(() -> queue.postpone(step.claim(), SHORTLY));
        }
    }

    private void send(ProspectStep step, CloudProspect pending, BiConsumer<ProspectStep, CloudProspect> decided) {
        Map<String, Object> row = Mirror.key(step.key());
        row.put("written", step.wanted());
        row.put("now", database.utcNow());
        database.inTransaction(() -> {
            database.update("cloud/writing", row);
            if (isRetried(step)) {
                // said once, written once: what comes of it is watched anew
                tables.errors().resolved(step.claim());
            }
        });
        // nothing goes out that somebody else may be sending too
        queue.keep(step.claim());
        try {
            cloud.decide(step.company(), step.key(), step.wanted());
        } catch (RequestRejectedException e) {
            refused(step, pending, e, decided);
            return;
        } catch (ServiceException e) {
            if (isNotSent(e)) {
                database.update("cloud/unwritten", Mirror.key(step.key()));
            }
            throw e;
        }
        database.update("cloud/answered", Mirror.key(step.key()));
        Optional<CloudProspect> shown = now(step).filter(CloudProspect::isDecided);
        if (shown.isPresent()) {
            decided.accept(step, shown.get());
        } else {
            database.inTransaction(() -> queue.postpone(step.claim(), SHORTLY));
        }
    }

    private Optional<CloudProspect> now(ProspectStep step) {
        return cloud.prospect(step.company(), step.key()).map(row -> ProspectReader.read(row, true));
    }

    /** Whether the write certainly was not carried out: it never left, or it was turned away before anybody read it. */
    private static boolean isNotSent(ServiceException e) {
        if (e instanceof SignInException) {
            return true;
        }
        boolean isTurnedAway = e instanceof ServiceUnavailableException away
                && (away.status() == 429 || away.status() == 0 && away.retryAfter() != null);
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return isTurnedAway;
    }

    private void refused(
            ProspectStep step,
            CloudProspect pending,
            RequestRejectedException e,
            BiConsumer<ProspectStep, CloudProspect> decided) {
        if (e.status() >= SERVER_ERROR) {
            // it may have been carried out all the same: the next look decides
            throw e;
        }
        database.update("cloud/unwritten", Mirror.key(step.key()));
        Optional<CloudProspect> now = now(step);
        if (now.filter(CloudProspect::isDecided).isPresent()) {
            decided.accept(step, now.get());
            return;
        }
        String why = "headquarters refuses the decision: " + e.getMessage();
        // somebody changed the row at the same moment: such a conflict is refused like anything else, in any language
        boolean isConflict =
                now.map(CloudProspect::etag).filter(pending.etag()::equals).isEmpty();
        Refusal refusal = new Refusal(null, "DecisionRefused", task(step, why), !isConflict);
        if (isConflict) {
            database.inTransaction(() -> tables.errors().refused(step.claim(), step.item(), refusal));
        } else {
            ask(step, refusal);
        }
    }

    /** Makes the decision a task for a clerk; the look notices when it was taken. */
    private void ask(ProspectStep step, Refusal task) {
        if (options.isWriting() && isSaid.compareAndSet(false, true)) {
            LOG.error(
                    "Headquarters does not take decisions: {} for {}. Each is kept as a task for a clerk ('gangway errors"
                            + " list'); if it goes on, set gangway.fno.decisions = manual",
                    task.code(),
                    step.key());
        }
        database.inTransaction(() -> {
            if (step.isParkedWith(task.code()) && isSame(step)) {
                queue.done(step.claim());
                return;
            }
            tables.errors().refused(step.claim(), step.item(), task);
            step.run().failed(1);
        });
    }

    private static String task(ProspectStep step, String why) {
        boolean isApproval = step.wanted().equals("Approved");
        return "Sales decided that prospect " + step.key() + " is " + (isApproval ? "approved" : "rejected") + ", but "
                + why + ". In headquarters, select the prospect and use Convert > "
                + (isApproval ? "Approve" : "Reject") + "; this is noticed, and the error goes by itself";
    }

    /** Whether the task that is there asks for the same. */
    private static boolean isSame(ProspectStep step) {
        String message = step.known().text("errormessage");
        return message != null && message.contains(step.wanted().equals("Approved") ? "is approved" : "is rejected");
    }
}
