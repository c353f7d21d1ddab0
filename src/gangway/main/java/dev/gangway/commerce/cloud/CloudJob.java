package dev.gangway.commerce.cloud;

import dev.gangway.database.Database;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.util.List;
import java.util.function.Consumer;

/**
 * The two halves of the job {@code headquarters}, and what adoption and comparison need beside it.
 *
 * @param look finds out what is new
 * @param work treats prospect by prospect
 * @param decidedProspects what the job never looks at
 */
public record CloudJob(HeadquartersLook look, HeadquartersWork work, DecidedProspects decidedProspects) {

    /**
     * @param decided remembers, in the transaction that writes a decision down, to tell it to the host
     * @param admission throws what keeps the job from beginning
     */
    public static CloudJob of(
            Database database,
            WorkQueue queue,
            ErrorLedger errors,
            FinanceOperations fno,
            CloudOptions options,
            Consumer<List<RecordKey>> decided,
            Runnable admission) {
        var tables = new CloudTables(database, queue, errors, new Mirror(database), decided);
        var cloud = new CloudHeadquarters(fno, options);
        var steps = new ProspectSteps(tables, cloud, new DecisionWriter(tables, cloud, options), options);
        return new CloudJob(
                new HeadquartersLook(tables, cloud, options.start(), admission),
                new HeadquartersWork(tables, cloud, steps),
                new DecidedProspects(tables, cloud));
    }
}
