package dev.gangway.sandbox.store;

import java.util.UUID;

/** The record of a deleted row. */
public record Tombstone(UUID id, long version) {}
