package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import java.util.List;

/** Finds changes by the service's change tracking, including deletions. */
public final class TrackedFeed implements ChangeFeed {
    private final Dataverse dataverse;
    private final ChangeQuery query;

    public TrackedFeed(Dataverse dataverse, String table, List<String> columns, int pageSize) {
        this.dataverse = dataverse;
        this.query = new ChangeQuery(table, columns, pageSize);
    }

    @Override
    public ChangePage read(String cursor) {
        return dataverse.changes(query, cursor);
    }
}
