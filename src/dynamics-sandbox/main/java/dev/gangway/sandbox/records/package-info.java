/**
 * The service's behaviour when rows are written: validation, defaults, computed columns, states, and the Sales
 * messages.
 */
package dev.gangway.sandbox.records;
