package dev.gangway.sandbox.control;

import java.util.UUID;

/** The ids of the rows that a qualified lead created; null for rows that were not requested. */
public record Qualified(UUID accountId, UUID contactId, UUID opportunityId) {}
