/** What the jobs did, run by run. */
package dev.gangway.ledger.history;
