package dev.gangway.sandbox.fno.service;

import java.util.EnumMap;
import java.util.Map;

/** Counts the requests that a correct client would not send, whether rejected or not. Thread-safe. */
public final class Misuse {
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    /** The kinds of client mistakes. */
    public enum Kind {
        /** A URL, name, literal or option that the service rejects. */
        BAD_REQUEST,
        /**
         * A request for a company's rows without {@code cross-company=true}: its result depends on the user's default
         * company.
         */
        NO_CROSS_COMPANY,
        /**
         * Paging through a set without {@code $orderby} on its whole key: the order of the pages is not guaranteed.
         */
        PAGES_WITHOUT_ORDER,
        /** A next link that the client changed. */
        OWN_SKIP,
        /** A token for another audience. */
        WRONG_AUDIENCE,
        /** Writing the status that the row already has, or one that contradicts a final status. */
        NEEDLESS_STATUS,
        /** Writing the status Unknown. */
        STATUS_UNKNOWN,
        /** A request before the end of the wait that Retry-After asked for. */
        TOO_EARLY
    }

    public synchronized void count(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    public synchronized Map<Kind, Long> counts() {
        return new EnumMap<>(counts);
    }

    public synchronized void clear() {
        counts.clear();
    }
}
