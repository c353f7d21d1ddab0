package dev.gangway.spi;

/**
 * Is told what was decided about a partner, after the decision is committed with all that belongs to it (customers,
 * hierarchy, queued mail).
 *
 * <p>At least once: that a decision has to be told is stored in the transaction that takes it, and struck off when the
 * listeners have returned; a process that dies in between tells it again. An exception never undoes the decision: it is told
 * again, to all listeners, with growing pauses, and after {@code gangway.errors.max-attempts} the record waits for a person
 * among the errors of the job {@code decision-listeners}. A rejection that is turned into an approval is told a second time.
 * Decisions that somebody takes by hand in headquarters are not told.
 *
 * <p>Called in the job {@code sales-outcomes}, which waits meanwhile, on one thread per node; several nodes may call at once.
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
