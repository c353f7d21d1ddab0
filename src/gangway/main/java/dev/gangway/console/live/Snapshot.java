package dev.gangway.console.live;

import dev.gangway.database.Row;
import dev.gangway.ledger.standstill.Standstill;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The numbers as they were at one time.
 *
 * @param at when they were counted; null when they never were
 * @param hops by job, in the order of the journey
 * @param runs the last runs of the nodes
 * @param stages how many records are at each stage; counted more rarely, for it reads whole tables
 * @param trouble why they could not be counted again since; null when they could
 */
public record Snapshot(
        Instant at,
        Map<String, Hop> hops,
        List<ErrorGroup> errors,
        List<Row> nodes,
        List<Row> runs,
        List<Standstill> standstills,
        Map<String, Long> stages,
        String trouble) {
    static final Snapshot NONE =
            new Snapshot(null, Map.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), null);

    public boolean isThere() {
        return at != null;
    }

    Snapshot with(Map<String, Long> counted) {
        return new Snapshot(at, hops, errors, nodes, runs, standstills, counted, trouble);
    }

    Snapshot failed(String reason) {
        return new Snapshot(at, hops, errors, nodes, runs, standstills, stages, reason);
    }

    /** Records that need manual action. */
    public long parked() {
        return hops.values().stream().mapToLong(Hop::parked).sum();
    }

    /** Jobs that cannot go on. */
    public long waitingJobs() {
        return hops.values().stream().filter(hop -> hop.waitsFor() != null).count();
    }
}
