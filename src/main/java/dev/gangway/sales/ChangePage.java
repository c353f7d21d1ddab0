package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * One page of changes. Store {@code next} together with the effects of this page, in one transaction: then a crash at any
 * point repeats a page and never loses one.
 *
 * @param changed rows as they are now, new or updated, with the selected columns and the primary key
 * @param deleted ids of rows that are gone
 * @param next the continuation for the next call
 * @param last whether this page ends the read: {@code next} is then a delta link, to be used when new changes are wanted,
 *     otherwise a link to the next page, to be followed now
 * @param full whether the page belongs to a full read (all rows) rather than to the changes since the last one
 */
public record ChangePage(List<JsonNode> changed, List<UUID> deleted, String next, boolean last, boolean full) {

    /** Copies the lists. */
    public ChangePage {
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
    }
}
