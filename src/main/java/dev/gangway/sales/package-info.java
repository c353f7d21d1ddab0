/**
 * A small, strict client for the Dataverse Web API on top of camel-http: one token per client, one gate for the service's
 * protection limits, {@code $batch} with an outcome for every operation, change tracking, and few, telling exceptions.
 * It knows Dataverse and Camel and nothing else of this library.
 *
 * <p>Start at {@link dev.gangway.sales.Dataverse}.
 */
package dev.gangway.sales;
