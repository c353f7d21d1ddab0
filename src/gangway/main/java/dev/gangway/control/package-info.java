/** Operator actions: pausing and resuming jobs, deciding about errors, and the record of who did it. */
package dev.gangway.control;
