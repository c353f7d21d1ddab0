/**
 * A small, strict client for the Dataverse Web API on top of camel-http: one token per client, a gate for the service
 * protection limits, {@code $batch} with an outcome for every operation, change tracking, and a few exceptions that
 * say what to do. It does not depend on the rest of this library.
 *
 * <p>Start at {@link dev.gangway.dataverse.Dataverse}.
 */
package dev.gangway.dataverse;
