package dev.gangway.sandbox.webapi.rows;

import dev.gangway.sandbox.records.Draft;

/**
 * One row as received in JSON.
 *
 * @param type the value of {@code @odata.type}, or null
 * @param id the value of {@code @odata.id}, or null
 */
public record EntityPayload(Draft draft, String type, String id) {}
