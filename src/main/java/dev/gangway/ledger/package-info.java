/** Gangway's own state: what is due and who works on it, links between the two systems, errors, job runs, delta tokens. */
package dev.gangway.ledger;
