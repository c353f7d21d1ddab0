package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Table;
import java.util.UUID;

/** The value of a lookup: a reference to a row. */
public record Reference(Table table, UUID id) {}
