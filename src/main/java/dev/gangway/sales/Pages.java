package dev.gangway.sales;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The rows of a paged answer, one page in memory at a time. */
final class Pages implements Iterator<JsonNode> {
    private final ServiceRoot root;
    private final Function<URI, JsonNode> fetch;

    private Iterator<JsonNode> page = Collections.emptyIterator();
    private URI next;

    Pages(ServiceRoot root, URI first, Function<URI, JsonNode> fetch) {
        this.root = root;
        this.next = first;
        this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next != null) {
            JsonNode answer = fetch.apply(next);
            JsonNode link = answer.path("@odata.nextLink");
            URI following = link.isTextual() ? root.follow(link.textValue()) : null;
            if (next.equals(following)) {
                throw new DataverseRejectedException("The service's next page is the same page again", 0, null, null);
            }
            page = answer.path("value").elements();
            next = following;
        }
        return page.hasNext();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
