package dev.gangway.sandbox.webapi.batch;

import java.util.List;

/**
 * What stands between two boundaries of a batch: one request, or a change set of several.
 *
 * @param changeSet whether the parts succeed or fail together
 */
record BatchItem(boolean changeSet, List<BatchPart> parts) {}
