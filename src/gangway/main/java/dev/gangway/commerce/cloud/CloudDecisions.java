package dev.gangway.commerce.cloud;

import static dev.gangway.database.Database.nullable;

import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What Sales has decided and headquarters still has to be told. To be used in the transaction that acknowledges Sales' word. */
public final class CloudDecisions {
    private final Database database;
    private final WorkQueue queue;

    public CloudDecisions(Database database, WorkQueue queue) {
        this.database = database;
        this.queue = queue;
    }

    /**
     * Notes what is to become of prospects, in the order in which everybody locks them.
     *
     * @param wanted the status that each prospect is to get
     * @param undecided pending prospects about which Sales has no decision, or none any more
     */
    public void note(Map<RecordKey, ProspectStatus> wanted, Collection<RecordKey> undecided) {
        SortedSet<RecordKey> all = new TreeSet<>(wanted.keySet());
        all.addAll(undecided);
        List<RecordKey> prospects = List.copyOf(all);
        int[] changed = database.batch(
                "cloud/want",
                prospects.stream().map(key -> row(key, wanted.get(key))).toList());
        List<RecordKey> due = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0 || wanted.containsKey(prospects.get(i))) {
                due.add(prospects.get(i));
            }
        }
        queue.putAll(Job.HEADQUARTERS.id(), due);
    }

    private static Map<String, Object> row(RecordKey key, ProspectStatus wanted) {
        Map<String, Object> row = Mirror.key(key);
        row.put("wanted", nullable(wanted == null ? null : wanted.name()));
        return row;
    }
}
