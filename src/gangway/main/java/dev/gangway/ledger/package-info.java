/** The work queue and its claims, errors, job runs, outages and nodes. */
package dev.gangway.ledger;
