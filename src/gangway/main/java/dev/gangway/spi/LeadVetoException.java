package dev.gangway.spi;

/**
 * A {@link LeadInterceptor} does not want this lead in Sales. The prospect becomes an error with the code {@code Veto} and
 * needs manual action: {@code errors retry} asks again, so does a change of the prospect.
 */
public class LeadVetoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason for the operator, who finds it in {@code gangway.error}; it is never logged */
    public LeadVetoException(String reason) {
        super(reason);
    }
}
