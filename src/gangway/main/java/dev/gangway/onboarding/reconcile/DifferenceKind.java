package dev.gangway.onboarding.reconcile;

/** The sorts of differences between the systems. */
public enum DifferenceKind {
    /** A prospect has no lead in Sales. */
    MISSING_LEAD("missing lead"),
    /** The lead of a prospect is in Sales, but Gangway does not know it as such. */
    MISSING_LINK("missing link"),
    /** The lead of a pending prospect is gone from Sales, or was merged into another. */
    LEAD_GONE("lead gone"),
    /** A lead is marked as a B2B commerce prospect, but headquarters does not know it. */
    UNKNOWN_LEAD("unknown lead"),
    /** A prospect was deleted in headquarters, but its lead is still open. */
    PROSPECT_GONE("prospect gone"),
    /** Sales decided otherwise than headquarters. */
    DIFFERENT_DECISION("different decision"),
    /** The lead shows another status than the prospect has. */
    DIFFERENT_STATUS("different status"),
    /** Finance and Operations has another status of a decided prospect than the one that was read from there. */
    STATUS_CHANGED("status changed"),
    /** What was last written to the lead is not what the map gives now. */
    STALE_LEAD("stale lead"),
    /** Organization or Person is missing although Sales qualified or won. */
    MISSING_CUSTOMER("missing customer"),
    /** An approved prospect has no hierarchy, or one without an Admin. */
    MISSING_HIERARCHY("missing hierarchy"),
    /** A mail was neither sent nor is it on its way. */
    UNSENT_MAIL("unsent mail"),
    /** The channel does not have a customer or hierarchy as headquarters has it. */
    NOT_DELIVERED("not delivered"),
    /** The channel has a customer or hierarchy that headquarters has no more. */
    NOT_REMOVED("not removed");

    private final String words;

    DifferenceKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
