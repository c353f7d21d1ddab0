package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiRequest;

/**
 * Duplicate detection, which is off unless the request turns it on. The rule is the default one for accounts,
 * contacts and leads: same e-mail address, among active rows. It scans every row.
 */
final class Duplicates {
    private static final int ACTIVE = 0;

    private final Database database;

    private Duplicates(Database database) {
        this.database = database;
    }

    static Duplicates wanted(ApiRequest request, Service service) {
        boolean wanted = "false".equalsIgnoreCase(request.header("MSCRM.SuppressDuplicateDetection"));
        return new Duplicates(wanted ? service.database() : null);
    }

    /** @param before the row being updated, or null */
    void check(Draft draft, Row before) {
        Table table = draft.table();
        Column email = table.column("emailaddress1");
        if (database == null || email == null || !(draft.get(email) instanceof String address)) {
            return;
        }
        Column state = table.column("statecode");
        boolean found = database.data(table).rowsAfter(null).stream()
                .filter(row -> before == null || !row.id().equals(before.id()))
                .filter(row -> row.get(state).equals(ACTIVE))
                .anyMatch(row -> address.equalsIgnoreCase((String) row.get(email)));
        if (found) {
            throw Refusals.duplicatesFound();
        }
    }
}
