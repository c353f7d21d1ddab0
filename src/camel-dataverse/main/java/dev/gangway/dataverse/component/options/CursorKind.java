package dev.gangway.dataverse.component.options;

/** How changes are found. */
public enum CursorKind {
    /** By the table's change tracking. */
    TRACKING,

    /** By the column {@code versionnumber}. */
    VERSIONNUMBER
}
