/**
 * A small, strict client for the OData service of Dynamics 365 Finance and Operations, on the same ground as the Dataverse
 * client. Start at {@link dev.gangway.fno.FinanceOperations}.
 */
package dev.gangway.fno;
