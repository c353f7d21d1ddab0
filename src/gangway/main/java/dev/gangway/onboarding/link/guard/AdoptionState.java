package dev.gangway.onboarding.link.guard;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code gangway.adoption}: whether this database knows the leads that Sales had before it. Every node reads
 * it, so none creates a lead while another one looks for its twin.
 */
public final class AdoptionState {
    /** Nothing of ours is unknown: leads may be created. */
    public static final String CLEAR = "Clear";
    /** Sales holds leads that no link knows. */
    public static final String FOUND = "Found";
    /** An adoption is under way, or was broken off. */
    public static final String RUNNING = "Running";

    private final Database headquarters;

    public AdoptionState(Database headquarters) {
        this.headquarters = headquarters;
    }

    /** The only row: state, leadid, owner, started, decidedsince; empty until Sales has been asked. */
    public Optional<Row> read() {
        return headquarters.rows("link/adoption", Map.of()).stream().findFirst();
    }

    /** Whether this database has links to leads, so that it is beyond its first one. */
    boolean hasLinks() {
        return !headquarters.rows("link/links-exist", Map.of()).isEmpty();
    }

    /** Stores that Sales was asked; an earlier result stays. */
    void clear() {
        asked(CLEAR, null);
    }

    /** Remembers that Sales was asked, with one of the leads that no link knows. */
    void found(String leadid) {
        asked(FOUND, leadid);
    }

    private void asked(String state, String leadid) {
        Map<String, Object> row = new HashMap<>();
        row.put("state", state);
        row.put("leadid", nullable(leadid));
        row.put("now", headquarters.utcNow());
        headquarters.insertIfAbsent("link/adoption-asked", row);
    }

    /**
     * From now on no lead is created, until {@link #end}; an adoption that is under way is taken over.
     *
     * @param owner of the adoption that begins
     * @param started by the clock of Sales
     * @param decidedsince prospects that were decided before are left alone; null leaves what was asked for before
     * @return since when the oldest adoption that did not come to its end has been under way
     */
    public LocalDateTime begin(String owner, LocalDateTime started, LocalDateTime decidedsince) {
        Map<String, Object> row = new HashMap<>();
        row.put("state", RUNNING);
        row.put("leadid", nullable(null));
        row.put("owner", owner);
        row.put("started", started);
        row.put("decidedsince", nullableTime(decidedsince));
        row.put("now", headquarters.utcNow());
        if (headquarters.update("link/adoption-begin", row) == 0
                && !headquarters.insertIfAbsent("link/adoption-insert", row)) {
            headquarters.update("link/adoption-begin", row);
        }
        return read().orElseThrow().time("started");
    }

    /**
     * To be called first in each transaction of an adoption.
     *
     * @throws IllegalStateException when another adoption has taken over
     */
    public void keep(String owner) {
        if (headquarters.update("link/adoption-keep", Map.of("owner", owner, "now", headquarters.utcNow())) == 0) {
            throw new IllegalStateException(
                    "Another 'gangway adopt' was started meanwhile and goes on in place of this one");
        }
    }

    /** Leads may be created from now on. */
    public void end(String owner) {
        keep(owner);
        headquarters.update("link/adoption-end", Map.of("owner", owner, "now", headquarters.utcNow()));
    }
}
