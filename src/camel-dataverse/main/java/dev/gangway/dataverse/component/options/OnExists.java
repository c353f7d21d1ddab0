package dev.gangway.dataverse.component.options;

/** What {@code createIfAbsent} does when the row is there already. */
public enum OnExists {
    /** Nothing: an earlier attempt had arrived. */
    DONE,

    /** The exception says so. */
    FAIL
}
