package dev.gangway.sales;

/** What became of one operation of a batch, reduced to what a caller does about it. */
public enum Verdict {
    /** Carried out (any 2xx). */
    DONE,

    /**
     * Not created, because a record with this id is there already: error {@code 0x80040237}, or 412 for
     * {@link Operation#createIfAbsent}. For a sender that chooses the ids this means: an earlier attempt had arrived.
     */
    ALREADY_EXISTS,

    /** The record that the operation names does not exist (404); never given for a create. */
    NOT_FOUND,

    /** Refused because of what the record holds or of what this user may do; the same operation will be refused again. */
    REJECTED,

    /** The service failed on this record (5xx), for instance in a plug-in; trying again may or may not help. */
    FAILED_THERE,

    /** Not carried out for a passing reason: a protection limit, a lock, a timeout or a deadlock in the service. */
    RETRY,

    /** The answer does not say: its part is missing, cut or contradicts the operation. It may have been carried out. */
    UNKNOWN
}
