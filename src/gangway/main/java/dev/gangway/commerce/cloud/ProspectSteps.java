package dev.gangway.commerce.cloud;

import dev.gangway.commerce.cloud.approval.Onboarded;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What to do about a prospect that was just read. Each ends with the record acknowledged, put off, or with a person. */
final class ProspectSteps {
    private static final String JOB = Job.HEADQUARTERS.id();
    /** Effects are looked for soon, and then ever more rarely. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final WorkQueue queue;
    private final Mirror mirror;
    private final CloudTables tables;
    private final CloudHeadquarters cloud;
    private final DecisionWriter writer;
    private final CustomerMirror customers;
    private final CloudOptions options;

    ProspectSteps(CloudTables tables, CloudHeadquarters cloud, DecisionWriter writer, CloudOptions options) {
        this.tables = tables;
        this.database = tables.database();
        this.queue = tables.queue();
        this.mirror = tables.mirror();
        this.cloud = cloud;
        this.writer = writer;
        this.customers = new CustomerMirror(database, queue);
        this.options = options;
    }

    /** Nobody has decided in headquarters. */
    void pending(ProspectStep step, CloudProspect prospect) {
        if (prospect.missing() != null) {
            incomplete(step, prospect);
            return;
        }
        Refusal objection = mirror.objections(List.of(prospect)).get(step.key());
        if (objection != null) {
            database.inTransaction(() -> {
                mirror.mark(prospect, Mirror.State.Refused);
                park(step, objection);
            });
            return;
        }
        if (step.wanted() == null) {
            database.inTransaction(() -> {
                tables.finish(step);
                mirror.keep(prospect, step.known());
                step.run().done(1);
            });
            return;
        }
        database.inTransaction(() -> mirror.keep(prospect, step.known()));
        writer.write(step, prospect, this::decided);
    }

    private void incomplete(ProspectStep step, CloudProspect prospect) {
        boolean isMirrored = step.known().text("b2bprospectstatus") != null;
        database.inTransaction(() -> {
            if (!isMirrored && !step.isSettled()) {
                tables.finish(step);
                mirror.mark(prospect, Mirror.State.Incomplete);
                return;
            }
            mirror.mark(prospect, isMirrored ? Mirror.State.Mirrored : Mirror.State.Refused);
            park(
                    step,
                    new Refusal(
                            null,
                            "ProspectIncomplete",
                            "prospect " + step.key() + " has no " + prospect.missing()
                                    + " in headquarters. Complete it there; then it goes on by itself",
                            true));
        });
    }

    /** Headquarters shows a decision, whoever took it. */
    void decided(ProspectStep step, CloudProspect prospect) {
        String status = prospect.status();
        if (step.wanted() != null && !step.wanted().equals(status)) {
            contrary(step, prospect);
            return;
        }
        if (step.known().text("b2bprospectstatus") == null
                && !mirror.objections(List.of(prospect)).isEmpty()) {
            // it was never sent to Sales, and nobody there waits for it
            database.inTransaction(() -> {
                tables.finish(step);
                mirror.gone(step.key());
            });
            return;
        }
        Onboarded onboarded = status.equals("Approved") && !step.isComplete()
                ? cloud.onboarded(step.company(), prospect.partyNumber())
                : null;
        String missing = onboarded == null ? null : onboarded.missing(options.isAdminCustomer());
        database.inTransaction(() -> {
            boolean isNews = !status.equals(step.known().text("b2bprospectstatus"));
            if (onboarded != null && missing == null) {
                customers.tellSales(step);
                works(step);
            }
            if (missing == null) {
                tables.finish(step);
            } else {
                wait(step, missing);
            }
            mirror.keep(prospect, step.known());
            settle(step, status, isNews);
            if (onboarded != null) {
                customers.keep(step, onboarded, missing == null);
            }
        });
    }

    /** What was written has set off all that it should. */
    private void works(ProspectStep step) {
        // as it is now: the step may have begun before the write
        Row now = mirror.known(List.of(step.key())).get(step.key());
        if (now != null && "Approved".equals(now.text("written"))) {
            tables.notes().remove(CloudNotes.INERT);
        }
    }

    private void settle(ProspectStep step, String status, boolean isNews) {
        Map<String, Object> row = Mirror.key(step.key());
        row.put("status", status);
        row.put("now", database.utcNow());
        database.update("cloud/settled", row);
        row.remove("status");
        database.update("cloud/link-decided", row);
        if (isNews) {
            step.run().done(1);
            if (step.wanted() != null) {
                tables.decided().accept(List.of(step.key()));
            }
            if (status.equals("Rejected")) {
                letIn(step);
            }
        }
    }

    /** An address is free: whoever was kept out because of it is looked at again. */
    private void letIn(ProspectStep step) {
        List<RecordKey> refused = mirror.refused(step.key().dataareaid());
        queue.putAll(JOB, refused);
    }

    /** Customers and hierarchy are not there yet. */
    private void wait(ProspectStep step, String missing) {
        if (!step.isApprovedBefore(options.deadline())) {
            queue.postpone(step.claim(), pause(step));
            tables.errors().resolved(step.claim());
            return;
        }
        boolean isOurs = "Approved".equals(step.written());
        if (isOurs) {
            tables.notes().write(CloudNotes.INERT, step.key().toString());
        }
        park(
                step,
                new Refusal(
                        null,
                        "EffectsMissing",
                        "prospect " + step.key() + " is approved in headquarters, but "
                                + options.deadline().toMinutes() + " minutes later it still lacks " + missing
                                + (isOurs
                                        ? ". A decision that is written by OData seems to set nothing off there, so no"
                                                + " other one is written until this is mended: each becomes a task for a"
                                                + " clerk"
                                        : "")
                                + ". Make there what is missing, then retry this error: it looks again",
                        true));
    }

    private Duration pause(ProspectStep step) {
        var since = step.known().time("approvedat");
        Duration waited = since == null
                ? FIRST_PAUSE
                : Duration.between(since, database.utcNow()).dividedBy(4);
        Duration pause = waited.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : waited;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Sales and headquarters have decided differently, at the same moment or one after the other. */
    private void contrary(ProspectStep step, CloudProspect prospect) {
        database.inTransaction(() -> {
            park(
                    step,
                    new Refusal(
                            null,
                            "ContraryOutcome",
                            "Sales decided that prospect " + step.key() + " is "
                                    + step.wanted().toLowerCase(Locale.ROOT) + ", but headquarters has it as "
                                    + prospect.status().toLowerCase(Locale.ROOT)
                                    + ". Nothing was written: settle it in headquarters or in Sales, then discard this"
                                    + " error",
                            true));
            mirror.keep(prospect, step.known());
            Map<String, Object> row = Mirror.key(step.key());
            row.put("now", database.utcNow());
            database.update("cloud/link-decided", row);
        });
    }

    /** There is no such prospect any more: deleted, or it has left the set because it was approved. */
    void gone(ProspectStep step) {
        Onboarded onboarded = cloud.onboarded(step.company(), step.party());
        String missing = onboarded.missing(options.isAdminCustomer());
        if (onboarded.hierarchy() != null && missing == null) {
            database.inTransaction(() -> {
                boolean isNews = !"Approved".equals(step.known().text("b2bprospectstatus"));
                customers.tellSales(step);
                works(step);
                tables.finish(step);
                mirror.status(step.key(), "Approved");
                settle(step, "Approved", isNews);
                customers.keep(step, onboarded, true);
            });
            return;
        }
        String before = step.known().text("b2bprospectstatus");
        if ("Rejected".equals(before) || "Approved".equals(before) && step.isComplete()) {
            // decided and done: that it is cleared away is nobody's loss
            database.inTransaction(() -> tables.finish(step));
            return;
        }
        if ("Approved".equals(before)) {
            database.inTransaction(() -> wait(step, missing));
            return;
        }
        boolean isApproved = "Approved".equals(step.written()) && step.isAnswered();
        if (isApproved && !step.isWrittenBefore(options.deadline())) {
            database.inTransaction(() -> queue.postpone(step.claim(), FIRST_PAUSE));
            return;
        }
        database.inTransaction(() -> forget(step));
    }

    private void forget(ProspectStep step) {
        if (step.wanted() == null) {
            tables.finish(step);
        } else {
            park(
                    step,
                    new Refusal(
                            null,
                            "ProspectGone",
                            "Sales decided that prospect " + step.key() + " is "
                                    + step.wanted().toLowerCase(Locale.ROOT)
                                    + ", but headquarters has no such prospect any more. Enter it there again, or"
                                    + " discard this error",
                            true));
        }
        mirror.gone(step.key());
        letIn(step);
        step.run().done(1);
    }

    /** The status is none that anybody decides. */
    void unknown(ProspectStep step, CloudProspect prospect) {
        database.inTransaction(() -> park(
                step,
                new Refusal(
                        null,
                        "StatusUnknown",
                        "prospect " + step.key() + " has the status " + prospect.status()
                                + " in headquarters, which is none of Pending, Approved and Rejected. Correct it there",
                        true)));
    }

    /** A person is asked once, however often the prospect is looked at. */
    private void park(ProspectStep step, Refusal refusal) {
        if (step.isParkedWith(refusal.code())) {
            queue.done(step.claim());
        } else {
            tables.errors().refused(step.claim(), step.item(), refusal);
            step.run().failed(1);
        }
    }
}
