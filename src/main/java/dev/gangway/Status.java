package dev.gangway;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Nodes;
import dev.gangway.ledger.WorkQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts per stage, last runs and watermarks; each call asks the database. */
public final class Status {
    private final Database headquarters;
    private final WorkQueue queue;
    private final JobRuns runs;
    private final Nodes nodes;

    Status(Database headquarters, WorkQueue queue, JobRuns runs, Nodes nodes) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.runs = runs;
        this.nodes = nodes;
    }

    /** How many records are at each stage, by the name of the stage, in the order of the journey. */
    public Map<String, Long> stages() {
        Map<String, Long> stages = new LinkedHashMap<>();
        headquarters.rows("stages", Map.of()).forEach(row -> stages.put(row.text("stage"), row.number("records")));
        return stages;
    }

    /** Per job: {@code due} now, {@code claimed} and {@code waiting} for a later attempt. */
    public Map<String, Map<String, Long>> work() {
        return queue.counts();
    }

    /** Last runs of all nodes: job, node, lastrun, lastworked, recordsdone, recordsfailed, message. */
    public List<Row> runs() {
        return runs.list();
    }

    /** The nodes that live: name, nodeid, started, aliveuntil. */
    public List<Row> nodes() {
        return nodes.list();
    }

    /** P-0001's replication counter, and since when each table of Sales is read up to: name and value. */
    public List<Row> watermarks() {
        return headquarters.rows("watermarks", Map.of());
    }

    /** The rows of {@code gangway.prospectjourney}, oldest request first. */
    public List<Row> journeys() {
        return headquarters.rows("journeys", Map.of());
    }
}
