package dev.gangway.dataverse.component.options;

/** What to do with a cursor that is too old. */
public enum OnExpired {
    /** Deliver all rows again. */
    FULL,

    /** Go on with what changes from now on. */
    NOW,

    /** Deliver nothing until an operator decides. */
    FAIL
}
