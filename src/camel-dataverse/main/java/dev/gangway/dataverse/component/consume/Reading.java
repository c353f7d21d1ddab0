package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.DeltaExpiredException;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.component.options.ChangeOptions;
import dev.gangway.dataverse.component.options.Initial;
import dev.gangway.dataverse.component.options.OnExpired;
import dev.gangway.odata.RequestRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads page after page and moves the cursor past the delivered ones. A page whose delivery stopped in the middle is
 * kept; after a restart it is read again from its beginning. For one thread at a time, except for its status methods.
 */
public final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    /** Marks a cursor that is still skipping to the present, so that a restart continues to skip. */
    private static final String SKIPPING = "skip ";

    /** A cursor in use is stored again now and then, because a token expires by age alone. */
    private static final Duration REFRESH = Duration.ofHours(1);

    /**
     * If the service lets cursors expire faster than this, reading is not restarted from the beginning again and
     * again.
     */
    private static final Duration RESTART = Duration.ofHours(1);

    private final Cursor cursor;
    private final ChangeFeed feed;
    private final ChangeOptions options;

    private PageInHand page;
    private boolean again;
    private Instant restarted;
    private volatile Instant read;
    private volatile Instant stored;

    public Reading(StateRepository<String, String> repository, String name, ChangeFeed feed, ChangeOptions options) {
        this.cursor = new Cursor(repository, name);
        this.feed = feed;
        this.options = options;
    }

    /** Returns the page to deliver now; null while skipping to the present, or when another node moved the cursor. */
    public PageInHand next() {
        String place = cursor.read();
        if (page != null && page.isOpen() && Objects.equals(page.before(), place)) {
            return page;
        }
        page = null;
        try {
            page = fetch(place);
            return page;
        } catch (DeltaExpiredException e) {
            return expired(place, e);
        }
    }

    private PageInHand fetch(String place) {
        boolean skipping = place == null ? options.getInitial() == Initial.NOW && !again : place.startsWith(SKIPPING);
        if (skipping) {
            return skip(place, place == null ? null : place.substring(SKIPPING.length()));
        }
        String from = again ? null : place;
        ChangePage found = after(from, feed::read);
        read = Instant.now();
        return new PageInHand(place, found);
    }

    private PageInHand skip(String place, String from) {
        ChangePage passed = after(from, feed::skip);
        read = Instant.now();
        move(place, passed.last() ? passed.next() : SKIPPING + passed.next());
        return null;
    }

    /** Says which cursor it was, because the service's refusal does not. */
    private ChangePage after(String place, Function<String, ChangePage> reading) {
        try {
            return reading.apply(place);
        } catch (RequestRejectedException e) {
            if (place == null) {
                throw e;
            }
            throw new RequestRejectedException(
                    "The stored cursor " + cursor + " cannot be followed: " + e.getMessage()
                            + ". If it is damaged, stop the route and delete the cursor of this key from its"
                            + " stateRepository; all rows are delivered again then",
                    e.status(),
                    e.code(),
                    e.requestId());
        }
    }

    private PageInHand expired(String place, DeltaExpiredException e) {
        boolean lately = restarted != null && restarted.plus(RESTART).isAfter(Instant.now());
        if (options.getOnExpired() == OnExpired.FAIL || lately || place == null) {
            throw e;
        }
        restarted = Instant.now();
        boolean skipping = options.getOnExpired() == OnExpired.NOW || place.startsWith(SKIPPING);
        LOG.warn(
                "The cursor {} is too old for the service. {}",
                cursor,
                skipping
                        ? "Going on with what changes from now on; what changed since it was stored is not delivered"
                        : "All rows are delivered again");
        if (skipping) {
            return skip(place, null);
        }
        again = true;
        page = fetch(place);
        return page;
    }

    /** Returns whether skipping to the present is not finished, so that there is more to do at once. */
    public boolean isSkipping() {
        String place = cursor.read();
        return place != null && place.startsWith(SKIPPING);
    }

    /** Moves the cursor past a page that was delivered; after an idle poll it is moved rarely. */
    public void done(PageInHand delivered) {
        boolean idle = delivered.isEmpty() && delivered.page().last() && delivered.before() != null && !again;
        if (idle && stored != null && stored.plus(REFRESH).isAfter(Instant.now())) {
            delivered.close();
            return;
        }
        if (!move(delivered.before(), delivered.page().next())) {
            LOG.info("The cursor {} was moved by another node; its changes may be delivered twice", cursor);
        }
        delivered.close();
    }

    /** Moves the cursor past a page on behalf of the route, in the route's transaction. */
    void commit(PageInHand delivered) {
        boolean moved = cursor.advance(delivered.before(), delivered.page().next());
        delivered.close();
        if (!moved) {
            throw new IllegalStateException("The cursor " + cursor + " was moved by another node");
        }
        settled();
    }

    private boolean move(String before, String after) {
        boolean moved = after.equals(before) || cursor.advance(before, after);
        settled();
        return moved;
    }

    private void settled() {
        stored = Instant.now();
        again = false;
    }

    /** Returns the time since the service last answered; null before the first time. */
    public Duration age() {
        return read == null ? null : Duration.between(read, Instant.now());
    }

    /** Returns the time since the cursor was last stored; null before the first time. */
    public Duration sinceStored() {
        return stored == null ? null : Duration.between(stored, Instant.now());
    }
}
