package dev.gangway.sandbox.control;

import java.util.UUID;

/** What came out of a qualified lead; null for what was not asked for. */
public record Qualified(UUID accountId, UUID contactId, UUID opportunityId) {}
