/**
 * A stand-in for Dynamics 365 Sales: the Dataverse Web API over rows in memory, for integration tests. Start with
 * {@link dev.gangway.sandbox.SalesSandbox}. Does not depend on the rest of Gangway.
 */
package dev.gangway.sandbox;
