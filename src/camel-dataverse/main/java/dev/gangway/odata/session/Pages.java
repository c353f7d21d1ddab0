package dev.gangway.odata.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The rows of a paged answer, one page in memory at a time. */
public final class Pages implements Iterator<JsonNode> {
    private final PageWalk walk;
    private Iterator<JsonNode> page = Collections.emptyIterator();

    /** @param fetch fetches one page */
    public Pages(ServiceRoot root, URI first, Function<URI, JsonNode> fetch) {
        this.walk = new PageWalk(root, first, fetch);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && walk.hasNext()) {
            page = walk.next().path("value").elements();
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
