package dev.gangway.onboarding;

/** Sales understood no lead of a request, each for the same reason: what does not fit is the map, not a prospect. */
public final class LeadMapMisfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeadMapMisfitException(String message) {
        super(message);
    }
}
