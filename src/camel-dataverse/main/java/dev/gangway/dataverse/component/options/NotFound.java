package dev.gangway.dataverse.component.options;

/** What happens when a row is not there. */
public enum NotFound {
    /** The exception says so. */
    FAIL,

    /** The body is null, the header {@code CamelDataverseVerdict} says so. */
    IGNORE
}
