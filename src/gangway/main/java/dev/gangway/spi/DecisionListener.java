package dev.gangway.spi;

/**
 * Is called for each decision about a partner, after the decision and its effects (customers, hierarchy, queued mail)
 * are committed.
 *
 * <p>Listeners are called at least once: the pending call is stored in the transaction that takes the decision, and
 * removed when the listeners have returned. If the process dies in between, they are called again. An exception never
 * undoes the decision: all listeners are called again, with growing pauses, and after
 * {@code gangway.errors.max-attempts} attempts the record needs manual action and is listed among the errors of the job
 * {@code decision-listeners}. They are called a second time if a rejection becomes an approval. They are not called for
 * decisions made manually in headquarters.
 *
 * <p>They run in the job {@code sales-outcomes}, which waits for them, on one thread per node; several nodes may call
 * them at the same time.
 */
@FunctionalInterface
public interface DecisionListener {
    /** What headquarters says about the prospect now. */
    enum Outcome {
        APPROVED,
        REJECTED
    }

    /**
     * A decision.
     *
     * @param dataareaid the legal entity
     * @param prospectid the prospect within it
     * @param requestid the onboarding request of the web shop
     * @param outcome what was decided
     */
    record Decision(String dataareaid, String prospectid, String requestid, Outcome outcome) {}

    void decided(Decision decision);
}
