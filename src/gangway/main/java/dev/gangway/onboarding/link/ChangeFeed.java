package dev.gangway.onboarding.link;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the change tracking of a table from where it was left, page by page, as the route asks for them. */
public final class ChangeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    /** Much shorter than the seven days after which a continuation expires. */
    private static final Duration CONTINUATION_KEPT = Duration.ofHours(1);

    /** Ten millions of rows in pages of a thousand. */
    private static final int MOST_PAGES = 10_000;

    private static final int MOST_EMPTY_PAGES = 100;

    private final Database headquarters;
    private final WorkingTime workingTime;

    /** @param workingTime after which no further page is read */
    public ChangeFeed(Database headquarters, WorkingTime workingTime) {
        this.headquarters = headquarters;
        this.workingTime = workingTime;
    }

    /** Where the table was left; null before the first read. */
    public String token(ChangeQuery query) {
        return position(query.entitySet()).text("token");
    }

    /** Begins where the table was left. */
    public Reading open(String table) {
        return isTimeOver() ? Reading.none(table) : Reading.of(table, position(table));
    }

    /**
     * Takes a page; its effects and the continuation are one transaction. A page whose effects are refused holds up
     * nothing: its records are made due instead.
     *
     * @throws ServiceUnavailableException when there is no end of pages
     */
    public void take(Reading reading, ChangePage page, PageEffects effects) {
        reading.count(isEmpty(page));
        boolean more = !isIdle(page, reading.position()) && advance(reading, page, effects) && !page.last();
        goOn(reading, more);
    }

    /** The continuation is too old: everything is read once. */
    public void expired(Reading reading, PageEffects effects) {
        LOG.warn("The change tracking of {} has expired; all of them are read once", reading.table());
        reading.count(true);
        goOn(reading, moveOn(reading, null, effects::expired));
    }

    private void goOn(Reading reading, boolean more) {
        boolean goesOn = more && !isTimeOver();
        if (goesOn && (reading.pages() >= MOST_PAGES || reading.pagesWithoutRows() > MOST_EMPTY_PAGES)) {
            throw ServiceUnavailableException.endless(reading.table(), reading.pages());
        }
        reading.goOn(goesOn ? position(reading.table()) : null);
    }

    private boolean isTimeOver() {
        return workingTime.isOver(Job.SALES_OUTCOMES.id());
    }

    /** Nothing is new, and the stored continuation is far from expiring: not worth a write. */
    private boolean isIdle(ChangePage page, Row position) {
        return page.last()
                && isEmpty(page)
                && position.text("token") != null
                && position.time("changed").isAfter(headquarters.utcNow().minus(CONTINUATION_KEPT));
    }

    private static boolean isEmpty(ChangePage page) {
        return page.changed().isEmpty() && page.deleted().isEmpty();
    }

    private Row position(String table) {
        Map<String, Object> row = new HashMap<>();
        row.put("entityset", table);
        List<Row> found = headquarters.rows("link/deltatoken", row);
        if (found.isEmpty()) {
            row.put("token", nullable(null));
            row.put("now", headquarters.utcNow());
            headquarters.insertIfAbsent("link/deltatoken-insert", row);
            found = headquarters.rows("link/deltatoken", row);
        }
        return found.get(0);
    }

    private boolean advance(Reading reading, ChangePage page, PageEffects effects) {
        effects.prepare(page);
        try {
            return moveOn(reading, page, () -> effects.apply(page));
        } catch (RuntimeException e) {
            if (Database.isOutage(e) || e instanceof ServiceException) {
                throw e;
            }
            LOG.warn(
                    "A page of changes of {} is refused by headquarters ({}); its {} records are looked at one by one",
                    reading.table(),
                    e.getClass().getSimpleName(),
                    page.changed().size() + page.deleted().size());
            return moveOn(reading, page, () -> effects.oneByOne(page));
        }
    }

    /**
     * Moves on and does what follows, in one transaction.
     *
     * @param page null to begin anew
     * @return false when another reader was quicker: then it does what follows
     */
    private boolean moveOn(Reading reading, ChangePage page, Runnable effects) {
        return headquarters.inTransaction(() -> {
            LocalDateTime now = headquarters.utcNow();
            boolean isNews = page != null && !isEmpty(page);
            boolean first = headquarters.update(
                            "link/deltatoken-update",
                            Map.of(
                                    "entityset", reading.table(),
                                    "before", nullable(reading.cursor()),
                                    "token", nullable(page == null ? null : page.next()),
                                    "lastchange", nullableTime(isNews ? now : null),
                                    "now", now))
                    == 1;
            if (first) {
                effects.run();
            }
            return first;
        });
    }
}
