package dev.gangway.onboarding.link;

import dev.gangway.ledger.Refusal;

/** Sales holds leads of prospects without a link, or an adoption is looking for them: no lead is created meanwhile. */
public final class UnknownLeadsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public static final String CURE = "Run 'gangway adopt --dry-run' to see whose they are, then 'gangway adopt'";

    public UnknownLeadsException(String message) {
        super(message + ". No lead is created until then. " + CURE);
    }

    /** As it stands among the errors, at the first record that waits. */
    public Refusal refusal() {
        return new Refusal(null, "LeadsUnknown", getMessage(), false);
    }
}
