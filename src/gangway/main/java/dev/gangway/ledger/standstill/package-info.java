/** Whether work becomes due and moves: what is looked for, and how a standstill is told. */
package dev.gangway.ledger.standstill;
