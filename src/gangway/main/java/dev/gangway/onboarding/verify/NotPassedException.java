package dev.gangway.onboarding.verify;

/** A step of the acceptance test did not pass; the message says why. */
final class NotPassedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPassedException(String message) {
        super(message);
    }
}
