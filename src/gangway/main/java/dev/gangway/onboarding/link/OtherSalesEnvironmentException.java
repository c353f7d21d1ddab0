package dev.gangway.onboarding.link;

/** The settings lead to another Sales environment than the one that this database has its links to. */
public final class OtherSalesEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to do about another environment. */
    public static final String CURE =
            "Point gangway.sales.url back, or begin with an empty database. For a copy of the environment that holds the same"
                    + " leads see 'One database, one environment' in docs/real-systems.md";

    private final String difference;

    /** @param difference which environment is expected, and which one there is */
    public OtherSalesEnvironmentException(String difference) {
        super(difference + ". " + CURE);
        this.difference = difference;
    }

    /** The message without its cure. */
    public String difference() {
        return difference;
    }
}
