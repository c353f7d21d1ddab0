package dev.gangway.onboarding;

import dev.gangway.commerce.ProspectStatus;

/** What headquarters has to do about what Sales says. Each rule is one line of {@link #of}, and one test. */
enum Decision {
    NOTHING,
    /** Qualified: the customers exist from now on, the prospect stays pending. */
    CUSTOMERS,
    APPROVE,
    /** Approved already: whatever is missing of customers and hierarchy is made. */
    COMPLETE,
    REJECT,
    /** A partner on board would be thrown out: a person has to look. */
    CONTRARY,
    /** The lead of a pending prospect is gone: a person has to decide in headquarters. */
    LEAD_GONE;

    /**
     * @param status in headquarters
     * @param before the word that was written down for Sales' state when it was last looked at
     * @param reported whether a contrary turn was reported and nobody has settled it yet
     * @param sales the state now
     */
    static Decision of(ProspectStatus status, String before, boolean reported, SalesState sales) {
        return switch (status) {
            case Pending -> ofPending(sales);
            case Approved -> sales.isWon() ? COMPLETE : reported || isContrary(before, sales) ? CONTRARY : NOTHING;
            case Rejected -> sales.isWon() ? APPROVE : NOTHING;
        };
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

    /** Only a turn of events is contrary: a partner approved by hand in headquarters is nobody's mistake. */
    private static boolean isContrary(String before, SalesState sales) {
        return "Won".equals(before) && !sales.lead().isGone()
                || !"Disqualified".equals(before)
                        && !"Lost".equals(before)
                        && (sales.lead() == SalesState.Lead.Disqualified || sales.isLost());
    }
}
