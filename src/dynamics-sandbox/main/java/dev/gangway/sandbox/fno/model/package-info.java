/** Entities of Finance and Operations: names, types, lengths and keys as in its {@code $metadata}. */
package dev.gangway.sandbox.fno.model;
