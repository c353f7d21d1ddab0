package dev.gangway.sandbox.model;

/**
 * The properties of a table that decide how the service treats it.
 *
 * @param keyName logical name of the primary key column
 * @param nameColumn logical name of the column whose value labels the row
 * @param displayName name shown to users
 * @param owned whether rows belong to a user or team
 * @param principal whether rows may own others (users and teams)
 * @param changeTracking whether change tracking is on by default
 * @param optimisticConcurrency whether a write may depend on a row version
 */
public record TableTraits(
        String keyName,
        String nameColumn,
        String displayName,
        boolean owned,
        boolean principal,
        boolean changeTracking,
        boolean optimisticConcurrency) {}
