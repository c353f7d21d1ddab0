/** Rows in memory: compact and versioned, with keys, changes, and transactions that can be rolled back. */
package dev.gangway.sandbox.store;
