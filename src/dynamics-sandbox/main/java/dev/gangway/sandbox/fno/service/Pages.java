package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.fno.rules.FnoRefusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paging by offset. In a next link {@code $top} is the page size, in any other query it limits the whole result. The
 * sandbox therefore remembers the next links that it has issued.
 */
final class Pages {
    static final int LARGEST = 10_000;
    private static final int KEPT = 1000;
    private static final Pattern SIZE = Pattern.compile("odata\\.maxpagesize=(\\d+)");
    private static final int ENDLESS = Integer.MAX_VALUE;

    /** The queries of issued next links, with the number of rows that may still follow. */
    private final Map<String, Integer> given = new LinkedHashMap<>();

    /**
     * One page.
     *
     * @param left maximum number of rows from here on, over all pages
     */
    record Page(int skip, int size, int left, boolean linked) {
        int rows() {
            return Math.min(size, left);
        }
    }

    synchronized Page page(String query, Integer skip, Integer top, String prefer) {
        Integer left = query == null ? null : given.get(query);
        int from = skip == null ? 0 : skip;
        if (left != null) {
            return new Page(from, top, left, true);
        }
        return new Page(from, size(prefer), top == null ? ENDLESS : top, false);
    }

    private static int size(String prefer) {
        Matcher matcher = SIZE.matcher(prefer == null ? "" : prefer);
        if (!matcher.find()) {
            return LARGEST;
        }
        int size;
        try {
            size = Integer.parseInt(matcher.group(1));
        } catch (NumberFormatException e) {
            throw FnoRefusal.badRequest("The page size is too large.");
        }
        return size == 0 ? LARGEST : Math.min(size, LARGEST);
    }

    /** Returns the query of the next page: the same options with an offset. */
    synchronized String next(String query, Page page) {
        StringBuilder next = new StringBuilder();
        for (String option : query == null ? new String[0] : query.split("&")) {
            String name = option.replace("%24", "$");
            if (!name.startsWith("$skip=") && !name.startsWith("$top=")) {
                next.append(name.startsWith("$") ? name.replace(",", "%2C") : option)
                        .append('&');
            }
        }
        next.append("$skip=").append(page.skip() + page.rows()).append("&$top=").append(page.size());
        given.put(next.toString(), page.left() == ENDLESS ? ENDLESS : page.left() - page.rows());
        if (given.size() > KEPT) {
            given.remove(given.keySet().iterator().next());
        }
        return next.toString();
    }
}
