package dev.gangway.dataverse;

import dev.gangway.odata.RequestRejectedException;

/** Thrown when the service rejects an operation on one record; the verdict says why. */
public final class RecordRefusedException extends RequestRejectedException {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    RecordRefusedException(RequestRejectedException refusal, Verdict verdict) {
        super(refusal.getMessage(), refusal.status(), refusal.code(), refusal.requestId());
        this.verdict = verdict;
    }

    /** Returns the exception for a rejected operation of a batch. */
    public static RecordRefusedException of(Operation operation, Outcome outcome) {
        String message = operation + ": status " + outcome.status() + ", " + outcome.code() + ", " + outcome.message();
        return new RecordRefusedException(
                new RequestRejectedException(message, outcome.status(), outcome.code(), null), outcome.verdict());
    }

    /** Returns whether the record already exists, is missing, has changed, or was rejected by the service. */
    public Verdict verdict() {
        return verdict;
    }
}
