/** The persistent position in the change feed, which one node at a time may move. */
package dev.gangway.dataverse.cursor;
