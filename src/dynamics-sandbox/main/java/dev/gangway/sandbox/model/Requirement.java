package dev.gangway.sandbox.model;

/**
 * The requirement level of a column. The Web API enforces {@link #SYSTEM} only; forms also enforce {@link
 * #APPLICATION}.
 */
public enum Requirement {
    NONE,
    RECOMMENDED,
    APPLICATION,
    SYSTEM
}
