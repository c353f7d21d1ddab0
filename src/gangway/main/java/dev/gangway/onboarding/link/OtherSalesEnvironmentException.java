package dev.gangway.onboarding.link;

/** The settings lead to another Sales environment than the one that this database has its links to. */
public final class OtherSalesEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String difference;

    /** @param difference which environment is expected, and which one there is */
    OtherSalesEnvironmentException(String difference) {
        super(difference + ". " + SalesEnvironment.CURE);
        this.difference = difference;
    }

    /** The message without its cure. */
    public String difference() {
        return difference;
    }
}
