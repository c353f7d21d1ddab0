package dev.gangway.commerce.cloud;

import dev.gangway.database.Database;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where this side keeps things.
 *
 * @param decided remembers, in the transaction that writes a decision down, to tell it to the host
 */
record CloudTables(
        Database database, WorkQueue queue, ErrorLedger errors, Mirror mirror, Consumer<List<RecordKey>> decided) {

    CloudNotes notes() {
        return new CloudNotes(database);
    }

    /** The record is done with, and in no error any more. */
    void finish(ProspectStep step) {
        queue.done(step.claim());
        errors.resolved(step.claim());
    }
}
