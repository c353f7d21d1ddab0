package dev.gangway.dataverse;

import java.util.Set;

/** Derives the verdict on a rejected operation from its status and code, never from its message. */
final class Verdicts {
    private static final Set<Integer> PASSING = Set.of(401, 408, 429, 502, 503, 504);

    /** Codes of 412 that do not mean that the record exists. */
    private static final Set<String> OTHER_PRECONDITIONS =
            Set.of(ServiceError.DUPLICATE_KEY, ServiceError.DUPLICATE_DETECTED, ServiceError.VERSION_MISMATCH);

    private Verdicts() {}

    static Verdict of(Operation.Kind kind, int status, ServiceError error) {
        if (PASSING.contains(status) || error.isTransient()) {
            return Verdict.RETRY;
        }
        if (kind.creates() && isThere(kind, status, error)) {
            return Verdict.ALREADY_EXISTS;
        }
        if (error.is(ServiceError.VERSION_MISMATCH)) {
            return Verdict.CHANGED;
        }
        // a create is answered 404 when a record that it refers to is missing
        if (status == 404
                && !kind.creates()
                && kind != Operation.Kind.UPSERT
                && !error.is(ServiceError.NO_SUCH_SEGMENT)) {
            return Verdict.NOT_FOUND;
        }
        return status >= 500 ? Verdict.FAILED_THERE : Verdict.REJECTED;
    }

    /** Documentation and releases differ on the code behind the 412 of {@code If-None-Match}; some leave it empty. */
    private static boolean isThere(Operation.Kind kind, int status, ServiceError error) {
        return error.is(ServiceError.DUPLICATE_RECORD)
                || kind == Operation.Kind.CREATE_IF_ABSENT
                        && status == 412
                        && (error.code() == null || !OTHER_PRECONDITIONS.contains(error.code()));
    }
}
