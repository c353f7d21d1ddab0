package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.query.QueryString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Issues the tokens of next links and keeps the last row of each page as it was then. The next page therefore starts
 * at the right place even if that row has been changed or deleted since. Thread-safe.
 */
public final class PagingCookies {
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

    /** The start of a page. */
    public record Cookie(int page, int pageSize, Row last) {}

    public String issue(int page, int pageSize, Row last) {
        UUID id = UUID.randomUUID();
        synchronized (cookies) {
            cookies.put(id, new Cookie(page, pageSize, last));
        }
        return "<cookie pagenumber=\"" + page + "\" pagingcookie=\"" + id + "\" istracking=\"False\" />";
    }

    /**
     * Returns the cookie of a FetchXML page, encoded twice as in the service. Only the page number in the query
     * matters.
     */
    public static String forFetch(int page, Row last) {
        String key = last.table().key().name();
        String cookie = "<cookie page=\"" + page + "\"><" + key + " last=\"{" + last.id() + "}\" first=\"{" + last.id()
                + "}\" /></cookie>";
        return "<cookie pagenumber=\"" + (page + 1) + "\" pagingcookie=\""
                + QueryString.encode(QueryString.encode(cookie)) + "\" istracking=\"False\" />";
    }

    public Cookie read(String token) {
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
