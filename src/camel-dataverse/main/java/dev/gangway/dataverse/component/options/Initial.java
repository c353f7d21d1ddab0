package dev.gangway.dataverse.component.options;

/** Where to begin without a cursor. */
public enum Initial {
    /** With all rows there are. */
    ALL,

    /** With what changes from now on. */
    NOW
}
