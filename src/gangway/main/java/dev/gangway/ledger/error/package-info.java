/** Errors: what was refused and why, what waits for a person, and refusals that hit every record alike. */
package dev.gangway.ledger.error;
