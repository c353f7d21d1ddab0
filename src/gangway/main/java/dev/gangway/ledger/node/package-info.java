/** The processes that share the work: which are alive, and which jobs one of them has reserved. */
package dev.gangway.ledger.node;
