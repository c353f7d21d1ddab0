package dev.gangway.sandbox.model;

/**
 * A single-valued navigation property: the name by which a lookup is bound and expanded.
 *
 * @param name case-sensitive name on the wire
 * @param column the lookup column behind it
 * @param target the table it leads to, or null for an owner, which may be a user or a team
 */
public record Navigation(String name, Column column, Table target) {}
