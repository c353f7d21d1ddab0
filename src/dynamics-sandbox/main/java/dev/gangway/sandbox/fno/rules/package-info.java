/**
 * Write logic of Finance and Operations: validation, approval of prospects, and assumptions about undocumented
 * behaviour.
 */
package dev.gangway.sandbox.fno.rules;
