package dev.gangway.onboarding;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.utcNow;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.sales.ChangePage;
import dev.gangway.sales.ChangeQuery;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DeltaExpiredException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the change tracking of a table from where it was left, page by page. */
final class ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    /** Much shorter than the seven days after which a continuation expires. */
    private static final Duration CONTINUATION_KEPT = Duration.ofHours(1);

    private final Database headquarters;
    private final Dataverse sales;
    private final WorkingTime workingTime;

    /** @param workingTime after which no further page is read */
    ChangeFeed(Database headquarters, Dataverse sales, WorkingTime workingTime) {
        this.headquarters = headquarters;
        this.sales = sales;
        this.workingTime = workingTime;
    }

    /** Where the table was left; null before the first read. */
    String token(ChangeQuery query) {
        return position(query).text("token");
    }

    /**
     * Reads the changes there are; the effects of a page and the continuation are one transaction.
     *
     * @param expired what follows when the continuation has expired, before everything is read once
     */
    void read(ChangeQuery query, Consumer<ChangePage> effects, Runnable expired) {
        boolean more = true;
        while (more && !workingTime.isOver()) {
            Row position = position(query);
            try {
                ChangePage page = sales.changes(query, position.text("token"));
                more = !isIdle(page, position)
                        && advance(query, position, page.next(), () -> effects.accept(page))
                        && !page.last();
            } catch (DeltaExpiredException e) {
                LOG.warn("The change tracking of {} has expired; all of them are read once", query.entitySet());
                more = advance(query, position, null, expired);
            }
        }
    }

    /** Nothing is new, and the stored continuation is far from expiring: not worth a write. */
    private static boolean isIdle(ChangePage page, Row position) {
        return page.last()
                && page.changed().isEmpty()
                && page.deleted().isEmpty()
                && position.text("token") != null
                && position.time("changed").isAfter(utcNow().minus(CONTINUATION_KEPT));
    }

    private Row position(ChangeQuery query) {
        Map<String, Object> row = new HashMap<>();
        row.put("entityset", query.entitySet());
        List<Row> found = headquarters.rows("deltatoken", row);
        if (found.isEmpty()) {
            row.put("token", nullable(null));
            row.put("now", utcNow());
            headquarters.insertIfAbsent("deltatoken-insert", row);
            found = headquarters.rows("deltatoken", row);
        }
        return found.get(0);
    }

    /**
     * Moves on and does what follows, in one transaction.
     *
     * @return false when another reader was quicker: then it does what follows
     */
    private boolean advance(ChangeQuery query, Row position, String next, Runnable effects) {
        return headquarters.inTransaction(() -> {
            boolean first = headquarters.update(
                            "deltatoken-update",
                            Map.of(
                                    "entityset", query.entitySet(),
                                    "before", nullable(position.text("token")),
                                    "token", nullable(next),
                                    "now", utcNow()))
                    == 1;
            if (first) {
                effects.run();
            }
            return first;
        });
    }
}
