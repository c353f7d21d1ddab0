package dev.gangway.ledger.node;

import dev.gangway.database.Database;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs that one process has for itself, in the table {@code gangway.reservation}. Not needed for correctness, since any
 * number of nodes may work on a job: it keeps a scheduler from piling up batches. A reservation ends with
 * {@link Nodes#leave}, or when its holder is silent.
 */
public final class Reservations {
    private final Database database;
    private final String nodeid;

    /** @param nodeid of the node that reserves; it must have said that it lives */
    public Reservations(Database database, String nodeid) {
        this.database = database;
        this.nodeid = nodeid;
    }

    /** Reserves the job; returns the name of the node that already has it, or empty on success. */
    public Optional<String> take(String job) {
        Map<String, Object> row = Map.of("job", job, "nodeid", nodeid);
        if (database.update("ledger/reservation-take-over", row) == 1
                || database.insertIfAbsent("ledger/reservation-insert", row)) {
            return Optional.empty();
        }
        Optional<String> holder = database.rows("ledger/reservation-holder", row).stream()
                .findFirst()
                .map(found -> found.text("name"));
        // gone meanwhile: it may be had now
        return holder.isPresent() ? holder : take(job);
    }
}
