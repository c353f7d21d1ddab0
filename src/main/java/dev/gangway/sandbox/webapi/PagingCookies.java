package dev.gangway.sandbox.webapi;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.query.QueryString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands out the tokens of next links and remembers the row where each page ended, as it was then: so the next page begins
 * at the right place also when that row has been changed or deleted since. Safe for use by several threads.
 */
final class PagingCookies {
    private static final int REMEMBERED = 10_000;
    private static final Pattern TOKEN =
            Pattern.compile("<cookie pagenumber=\"\\d+\" pagingcookie=\"([0-9a-f-]{36})\" istracking=\"False\" />");

    private final Map<UUID, Cookie> cookies = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Cookie> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Where a page begins. */
    record Cookie(int page, int pageSize, Row last) {}

    String issue(int page, int pageSize, Row last) {
        UUID id = UUID.randomUUID();
        synchronized (cookies) {
            cookies.put(id, new Cookie(page, pageSize, last));
        }
        return "<cookie pagenumber=\"" + page + "\" pagingcookie=\"" + id + "\" istracking=\"False\" />";
    }

    /** The cookie of a page of FetchXML: encoded twice, as the service does; the page number in the query is what counts. */
    static String forFetch(int page, Row last) {
        String key = last.table().key().name();
        String cookie = "<cookie page=\"" + page + "\"><" + key + " last=\"{" + last.id() + "}\" first=\"{" + last.id()
                + "}\" /></cookie>";
        return "<cookie pagenumber=\"" + (page + 1) + "\" pagingcookie=\""
                + QueryString.encode(QueryString.encode(cookie)) + "\" istracking=\"False\" />";
    }

    Cookie read(String token) {
        Matcher parts = TOKEN.matcher(token);
        Cookie cookie = null;
        if (parts.matches()) {
            synchronized (cookies) {
                cookie = cookies.get(UUID.fromString(parts.group(1)));
            }
        }
        if (cookie == null) {
            throw ProtocolRefusals.general("Malformed XML in the Paging Cookie");
        }
        return cookie;
    }
}
