/**
 * A stand-in for Dynamics 365 Sales: the Dataverse Web API over rows in memory, for tests of integrations. Begin with
 * {@link dev.gangway.sandbox.SalesSandbox}. Knows nothing of the rest of Gangway.
 */
package dev.gangway.sandbox;
