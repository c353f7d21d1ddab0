package dev.gangway.onboarding.decisions;

import dev.gangway.commerce.partners.ProspectStatus;
import dev.gangway.onboarding.link.OutcomeChunk.Finding;
import dev.gangway.onboarding.link.SalesState;

/** What headquarters has to do about what Sales says. Each rule is one line of {@link #of}, and one test. */
public enum Decision {
    NOTHING,
    /** Qualified: the customers exist from now on, the prospect stays pending. */
    CUSTOMERS,
    APPROVE,
    /** Another program has brought the partner on board: only the status follows, without mail and customers. */
    RECOGNIZE,
    /** Approved already: whatever is missing of customers and hierarchy is made. */
    COMPLETE,
    REJECT,
    /** A partner on board would be thrown out: it needs manual action. */
    CONTRARY,
    /** The lead of a pending prospect is gone: an operator has to decide in headquarters. */
    LEAD_GONE;

    /** What follows from Sales' word on a prospect. */
    public static Decision of(Finding finding) {
        return of(
                finding.prospect().status(),
                finding.known().salesState(),
                finding.known().isContrary(),
                finding.known().isCarriedOut(),
                finding.state());
    }

    /**
     * @param status in headquarters
     * @param before the word that was written down for Sales' state when it was last looked at
     * @param reported whether a contrary decision was reported and has not been settled yet
     * @param carriedOut whether the decision was taken and carried out elsewhere before the prospect was adopted
     * @param sales the state now
     */
    static Decision of(ProspectStatus status, String before, boolean reported, boolean carriedOut, SalesState sales) {
        return switch (status) {
            case Pending -> carriedOut ? ofOnBoard(before, reported, sales) : ofPending(sales);
            case Approved ->
                sales.isWon()
                        ? carriedOut ? NOTHING : COMPLETE
                        : reported || isContrary(before, sales) ? CONTRARY : NOTHING;
            case Rejected -> sales.isWon() ? ofRejected(before, reported, carriedOut) : NOTHING;
        };
    }

    /** Already won at the adoption: the rejection was deliberate, or needs manual action. */
    private static Decision ofRejected(String before, boolean reported, boolean carriedOut) {
        return carriedOut && "Won".equals(before) ? reported ? CONTRARY : NOTHING : APPROVE;
    }

    private static Decision ofOnBoard(String before, boolean reported, SalesState sales) {
        if (sales.isWon()) {
            return RECOGNIZE;
        }
        if (sales.lead().isGone()) {
            return LEAD_GONE;
        }
        return reported || isContrary(before, sales) ? CONTRARY : NOTHING;
    }

    private static Decision ofPending(SalesState sales) {
        if (sales.isWon()) {
            return APPROVE;
        }
        if (sales.lead() == SalesState.Lead.Disqualified || sales.isLost()) {
            return REJECT;
        }
        return switch (sales.lead()) {
            case Qualified -> CUSTOMERS;
            case Deleted, Merged -> LEAD_GONE;
            default -> NOTHING;
        };
    }

    /** Contradicts only if Sales changed its decision; a partner approved manually in headquarters is not an error. */
    private static boolean isContrary(String before, SalesState sales) {
        return "Won".equals(before) && !sales.lead().isGone()
                || !"Disqualified".equals(before)
                        && !"Lost".equals(before)
                        && (sales.lead() == SalesState.Lead.Disqualified || sales.isLost());
    }
}
