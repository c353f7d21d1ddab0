package dev.gangway.onboarding;

/** The settings lead to another Sales environment than the one that this database has its links to. */
public final class OtherSalesEnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherSalesEnvironmentException(String message) {
        super(message);
    }
}
