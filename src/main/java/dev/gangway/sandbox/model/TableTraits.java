package dev.gangway.sandbox.model;

/**
 * What a table is and what the service does for it.
 *
 * @param keyName logical name of the primary key column
 * @param nameColumn logical name of the column whose value stands for the row in labels
 * @param displayName name shown to people
 * @param owned whether rows belong to a user or team
 * @param principal whether rows may own others (users and teams)
 * @param changeTracking whether the table reports its changes, as delivered
 * @param optimisticConcurrency whether writes may be bound to a row version
 */
public record TableTraits(
        String keyName,
        String nameColumn,
        String displayName,
        boolean owned,
        boolean principal,
        boolean changeTracking,
        boolean optimisticConcurrency) {}
