package dev.gangway.dataverse.component.consume;

/** The value of the header {@code CamelDataverseCommit} in exchanges whose route moves the cursor itself. */
public interface PageCommit {

    /**
     * Moves the cursor behind the page, in the transaction of the calling thread if the repository takes part in it. On a row
     * that is not the last one of its page it does nothing: rows are delivered in order, and the cursor is behind the page
     * or before it.
     *
     * @throws IllegalStateException when another node has moved it; roll back then, what was done for this page is done twice
     */
    void commit();

    /** Returns the position after this page, for routes that store it themselves. */
    String cursor();
}
