package dev.gangway.sandbox.store;

import java.util.UUID;

/** What remains of a deleted row. */
public record Tombstone(UUID id, long version) {}
