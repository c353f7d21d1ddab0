package dev.gangway.dataverse.component.options;

/** When the cursor moves. */
public enum CommitMode {
    /** After all exchanges of a page succeeded. */
    PAGE,

    /** When the route says so. */
    MANUAL
}
