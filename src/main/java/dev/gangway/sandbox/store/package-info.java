/** Rows in memory: compact, versioned, with keys, changes and transactions that can be undone. */
package dev.gangway.sandbox.store;
