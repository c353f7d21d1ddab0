/** What the service does when rows are written: checks, defaults, computed columns, states, and the Sales messages. */
package dev.gangway.sandbox.records;
