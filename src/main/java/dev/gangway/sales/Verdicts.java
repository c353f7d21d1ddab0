package dev.gangway.sales;

import java.util.Set;

/** Judges the refusal of one operation, from its status and code, never from its text. */
final class Verdicts {
    private static final Set<Integer> PASSING = Set.of(401, 408, 429, 502, 503, 504);

    /** 412 that are not about the record itself being there. */
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
        // a create is answered 404 when something that it refers to is missing
        if (status == 404 && !kind.creates() && !error.is(ServiceError.NO_SUCH_SEGMENT)) {
            return Verdict.NOT_FOUND;
        }
        return status >= 500 ? Verdict.FAILED_THERE : Verdict.REJECTED;
    }

    /** Pages and releases differ on the code behind the 412 of {@code If-None-Match}; some have an empty one. */
    private static boolean isThere(Operation.Kind kind, int status, ServiceError error) {
        return error.is(ServiceError.DUPLICATE_RECORD)
                || kind == Operation.Kind.CREATE_IF_ABSENT
                        && status == 412
                        && (error.code() == null || !OTHER_PRECONDITIONS.contains(error.code()));
    }
}
