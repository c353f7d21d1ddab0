package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.changes.ChangePage;

/** A way to find the changes of a table. */
public interface ChangeFeed {

    /**
     * Returns the page after a cursor.
     *
     * @param cursor null to begin with all rows
     */
    ChangePage read(String cursor);

    /**
     * Advances one step towards the present; the rows of the returned page are not needed.
     *
     * @param cursor null for the first step
     */
    default ChangePage skip(String cursor) {
        return read(cursor);
    }
}
