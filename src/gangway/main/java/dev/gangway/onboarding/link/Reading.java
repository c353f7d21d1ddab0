package dev.gangway.onboarding.link;

import dev.gangway.database.Row;

/** How far a run has come in reading the changes of one table; a property of the route that reads it. For one thread. */
public final class Reading {
    private final String table;
    private Row position;
    private int pages;
    private int withoutRows;

    private Reading(String table, Row position) {
        this.table = table;
        this.position = position;
    }

    static Reading of(String table, Row position) {
        return new Reading(table, position);
    }

    /** Of a table that is not to be read now. */
    public static Reading none(String table) {
        return new Reading(table, null);
    }

    /** The table by its entity set. */
    public String table() {
        return table;
    }

    /** Whether a page is to be read. */
    public boolean isMore() {
        return position != null;
    }

    /** Where to go on; null to begin with all rows. */
    public String cursor() {
        return position.text("token");
    }

    Row position() {
        return position;
    }

    /** @param next null for the end */
    void goOn(Row next) {
        position = next;
    }

    void count(boolean empty) {
        pages++;
        withoutRows = empty ? withoutRows + 1 : 0;
    }

    int pages() {
        return pages;
    }

    int pagesWithoutRows() {
        return withoutRows;
    }

    /** Not the cursor, which is long. */
    @Override
    public String toString() {
        return "Changes of " + table;
    }
}
