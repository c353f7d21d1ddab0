package dev.gangway.dataverse;

/** The result of one operation of a batch, reduced to what the caller should do about it. */
public enum Verdict {
    /** The operation was carried out (any 2xx). */
    DONE,

    /**
     * The record was not created, because one with this id already exists: error {@code 0x80040237}, or 412 for
     * {@link Operation#createIfAbsent}. For a sender that chooses the ids, an earlier attempt had succeeded.
     */
    ALREADY_EXISTS,

    /** The operation's record does not exist (404); never returned for a create. */
    NOT_FOUND,

    /**
     * The operation was not carried out, because the record no longer matches the ETag sent with {@code If-Match}.
     */
    CHANGED,

    /**
     * The operation was rejected because of the record's content or the user's privileges; repeating it fails again.
     */
    REJECTED,

    /** The service failed on this record (5xx), for instance in a plug-in; repeating may or may not help. */
    FAILED_THERE,

    /**
     * The operation was not carried out for a transient reason: a protection limit, a lock, a timeout or a deadlock
     * in the service.
     */
    RETRY,

    /**
     * The result is unknown: the answer's part is missing, truncated or contradicts the operation. It may have been
     * carried out.
     */
    UNKNOWN
}
