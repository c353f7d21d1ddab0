package dev.gangway.sandbox.model;

/** How much a column is needed; the Web API enforces {@link #SYSTEM} only, forms enforce {@link #APPLICATION} too. */
public enum Requirement {
    NONE,
    RECOMMENDED,
    APPLICATION,
    SYSTEM
}
