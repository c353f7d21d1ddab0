package dev.gangway.onboarding.link;

/** Dual-write's own map of leads runs in this Sales environment. */
public final class DualWriteRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DualWriteRunningException(String message) {
        super(message);
    }
}
