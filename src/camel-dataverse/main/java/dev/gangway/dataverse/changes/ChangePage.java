package dev.gangway.dataverse.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * One page of changes. Store {@code next} together with the effects of this page in one transaction; a crash at any
 * point then repeats a page and never loses one.
 *
 * @param changed created or updated rows in their current state, with the selected columns and the primary key
 * @param deleted ids of deleted rows
 * @param next the continuation for the next call
 * @param last whether this page ends the read. If so, {@code next} is a delta link for the next read of changes;
 *     otherwise it is a link to the next page, to be followed now
 * @param full whether the page belongs to a full read (all rows) rather than to the changes since the last read
 */
public record ChangePage(List<JsonNode> changed, List<UUID> deleted, String next, boolean last, boolean full) {

    /** Copies the lists. */
    public ChangePage {
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
    }
}
