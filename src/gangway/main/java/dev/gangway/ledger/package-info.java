/** The work queue and its claims, job runs and outages. */
package dev.gangway.ledger;
