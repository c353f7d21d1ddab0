package dev.gangway.onboarding.link;

import dev.gangway.dataverse.changes.ChangePage;

/** What follows from a page of changes. Each but {@link #prepare} is one transaction with the continuation. */
public interface PageEffects {
    /** Looks up what the effects will need, before a connection is held. */
    default void prepare(ChangePage page) {}

    void apply(ChangePage page);

    /**
     * When headquarters refuses the effects because of some record: makes the records due, so that each is looked at for
     * itself and the one that is refused becomes an error.
     */
    void oneByOne(ChangePage page);

    /** The continuation has expired; everything is read once after this. */
    default void expired() {}
}
