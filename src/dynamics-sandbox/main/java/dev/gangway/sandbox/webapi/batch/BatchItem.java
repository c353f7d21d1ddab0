package dev.gangway.sandbox.webapi.batch;

import java.util.List;

/**
 * An item of a batch: one request, or a change set of several.
 *
 * @param changeSet whether the parts succeed or fail together
 */
public record BatchItem(boolean changeSet, List<BatchPart> parts) {}
