package dev.gangway.commerce.cloud;

import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What Sales has decided and headquarters still has to be told. To be used in the transaction that acknowledges Sales' word. */
public final class CloudDecisions {
    private final Database database;
    private final WorkQueue queue;

    public CloudDecisions(Database database, WorkQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /** The prospects are to get this status. */
    public void want(Collection<RecordKey> prospects, ProspectStatus status) {
        List<Map<String, Object>> rows = new ArrayList<>();
        prospects.forEach(key -> {
            Map<String, Object> row = Mirror.key(key);
            row.put("wanted", status.name());
            rows.add(row);
        });
        database.batch("cloud/want", rows);
        queue.putAll(Job.HEADQUARTERS.id(), prospects);
    }

    /** Sales has no decision about these pending prospects, or none any more. */
    public void withdraw(Collection<RecordKey> prospects) {
        List<RecordKey> all = List.copyOf(prospects);
        int[] hit =
                database.batch("cloud/withdraw", all.stream().map(Mirror::key).toList());
        List<RecordKey> withdrawn = new ArrayList<>();
        for (int i = 0; i < hit.length; i++) {
            if (hit[i] > 0) {
                withdrawn.add(all.get(i));
            }
        }
        if (!withdrawn.isEmpty()) {
            queue.putAll(Job.HEADQUARTERS.id(), withdrawn);
        }
    }
}
