package dev.gangway.dataverse.component.consume;

import dev.gangway.dataverse.changes.ChangePage;

/** A page that is being delivered to the route. */
public final class PageInHand {
    private final String before;
    private final ChangePage page;

    private int delivered;
    private boolean open = true;

    PageInHand(String before, ChangePage page) {
        this.before = before;
        this.page = page;
    }

    /** Returns the cursor before this page. */
    String before() {
        return before;
    }

    public ChangePage page() {
        return page;
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** Returns the number of changed rows and deletions; deletions come last. */
    public int size() {
        return page.changed().size() + page.deleted().size();
    }

    /** Returns how many of them were delivered. */
    public int delivered() {
        return delivered;
    }

    public void delivered(int count) {
        delivered = count;
    }

    /** Returns whether the cursor is still before this page. */
    public boolean isOpen() {
        return open;
    }

    /** Closes a page that the route did not commit; it is read again. */
    public void close() {
        open = false;
    }
}
