package dev.gangway;

import dev.gangway.control.Pause;
import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.node.Nodes;
import dev.gangway.ledger.standstill.Standstill;
import dev.gangway.ledger.standstill.Standstills;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts per stage, last runs and watermarks; each call queries the database. */
public final class Status {
    private final Database headquarters;
    private final WorkQueue queue;
    private final JobRuns runs;
    private final Nodes nodes;
    private final Standstills standstills;
    private final Pauses pauses;

    Status(Database headquarters, WorkQueue queue, JobRuns runs, Nodes nodes, Standstills standstills, Pauses pauses) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.runs = runs;
        this.nodes = nodes;
        this.standstills = standstills;
        this.pauses = pauses;
    }

    /** The number of records per stage, in the order in which a request passes the stages. */
    public Map<String, Long> stages() {
        Map<String, Long> stages = new LinkedHashMap<>();
        headquarters
                .rows("observe/stages", Map.of())
                .forEach(row -> stages.put(row.text("stage"), row.number("records")));
        return stages;
    }

    /** Per job: {@code due} now, {@code claimed}, {@code waiting} for a later attempt, and {@code oldestSeconds}. */
    public Map<String, Map<String, Long>> work() {
        return queue.counts();
    }

    /** Last runs of all nodes: job, node, lastrun, lastworked, recordsdone, recordsfailed, message, suspect. */
    public List<Row> runs() {
        return runs.list();
    }

    /**
     * The last runs that did something or had to wait, of all nodes, the latest first: job, node, started, ended, runs,
     * waited, recordsdone, recordsfailed, requests, message.
     *
     * @param max how many at the most
     */
    public List<Row> history(int max) {
        return runs.history().latest(max);
    }

    /** The live nodes: name, nodeid, started, aliveuntil. */
    public List<Row> nodes() {
        return nodes.list();
    }

    /** The jobs that operators have paused. */
    public List<Pause> pauses() {
        return pauses.list();
    }

    /** Conditions that keep records from moving although nothing is in error. */
    public List<Standstill> standstills() {
        return standstills.all();
    }

    /** The watermarks, by name: P-0001's replication counter, and up to when each table of Sales has been read. */
    public List<Row> watermarks() {
        return headquarters.rows("requests/watermarks", Map.of());
    }

    /** The rows of {@code gangway.prospectjourney}, oldest request first. */
    public List<Row> journeys() {
        return headquarters.rows("observe/journeys", Map.of());
    }
}
