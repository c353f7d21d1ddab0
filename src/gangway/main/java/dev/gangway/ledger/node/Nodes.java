package dev.gangway.ledger.node;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.text.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that work on the same headquarters, in the table {@code gangway.node}. Each must {@link #beat} every
 * {@link #BEAT}; one that has been silent for {@link #SILENCE} counts as dead, and the next node that beats makes its
 * claimed records due again. A node that was only slow finds its claims fenced off and joins again with its next beat,
 * so a wrong verdict costs repeated work and nothing else.
 *
 * <p>All times are the database's, so the nodes' clocks do not matter. Thread-safe.
 */
public final class Nodes {
    /** How often a node says that it lives. */
    public static final Duration BEAT = Duration.ofSeconds(5);
    /** How long a node may be silent: a few beats, and longer than a pause for garbage collection. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final Database database;
    private final String name;
    private final String id = UUID.randomUUID().toString();

    /** @param name for people; several nodes may have the same */
    public Nodes(Database database, String name) {
        this.database = database;
        this.name = Cut.to(100, name);
    }

    /** The key of this node, a new one for each process. */
    public String id() {
        return id;
    }

    /** The name of this node, for people. */
    public String name() {
        return name;
    }

    /** This node lives; those that do not any more lose their claims. */
    public void beat() {
        Map<String, Object> row = Map.of("nodeid", id, "name", name, "seconds", (int) SILENCE.toSeconds());
        database.inTransaction(() -> {
            if (database.update("ledger/node-beat", row) == 0) {
                database.update("ledger/node-join", row);
            }
        });
        database.rows("ledger/nodes-silent", Map.of()).forEach(this::bury);
    }

    private void bury(Row silent) {
        Map<String, Object> key = Map.of("nodeid", silent.text("nodeid"));
        database.inTransaction(() -> {
            if (database.update("ledger/node-remove-silent", key) == 1) {
                LOG.warn(
                        "Node {} is silent; {} records that it had claimed are due again",
                        silent.text("name"),
                        database.update("ledger/due-orphaned", key));
            }
        });
    }

    /** This node stops: what it could not finish is due for the others, and its reservations end. */
    public void leave() {
        Map<String, Object> key = Map.of("nodeid", id);
        database.inTransaction(() -> {
            if (database.update("ledger/node-leave", key) == 1) {
                database.update("ledger/due-orphaned", key);
                database.update("ledger/reservations-release", key);
            }
        });
    }

    /** The nodes that live: name, nodeid, started, aliveuntil; the oldest first. */
    public List<Row> list() {
        return database.rows("ledger/nodes", Map.of());
    }
}
