package dev.gangway.odata.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.odata.ServiceUnavailableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Iterates over the pages of an answer, one in memory at a time. Links are followed as they are, within the service.
 * A walk that ends without an exception is complete: a page without rows, or a link that was seen before, counts as
 * an incomplete answer.
 */
public final class PageWalk implements Iterator<JsonNode> {
    /** Ten million rows in pages of a thousand. */
    private static final int MOST = 10_000;

    private final ServiceRoot root;
    private final Function<URI, JsonNode> fetch;

    /** Digests of the links, because a link may have thousands of characters. */
    private final Set<UUID> seen = new HashSet<>();

    private URI next;

    /** @param fetch fetches one page */
    public PageWalk(ServiceRoot root, URI first, Function<URI, JsonNode> fetch) {
        this.root = root;
        this.next = first;
        this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public JsonNode next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        JsonNode page = fetch.apply(next);
        if (!page.path("value").isArray()) {
            throw new ServiceUnavailableException("A page of the service has no rows; is something between?");
        }
        JsonNode link = page.path("@odata.nextLink");
        URI following = link.isTextual() ? root.follow(link.textValue()) : null;
        seen.add(digest(next));
        if (following != null && seen.contains(digest(following))) {
            throw new ServiceUnavailableException("The service's next page is one that was there before");
        }
        if (following != null && seen.size() >= MOST) {
            throw new ServiceUnavailableException("The service has page after page, more than " + MOST);
        }
        next = following;
        return page;
    }

    private static UUID digest(URI address) {
        return UUID.nameUUIDFromBytes(address.toString().getBytes(StandardCharsets.UTF_8));
    }
}
