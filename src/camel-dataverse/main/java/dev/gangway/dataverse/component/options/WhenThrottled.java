package dev.gangway.dataverse.component.options;

/** What a producer does while the service asks to be left alone. */
public enum WhenThrottled {
    /** The exception says how long. */
    FAIL,

    /** The route's thread waits and sends again. */
    WAIT
}
