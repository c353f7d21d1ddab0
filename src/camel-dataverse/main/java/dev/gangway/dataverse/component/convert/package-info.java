/** Lets routes use rows, which are JSON nodes, as maps, text and streams. */
package dev.gangway.dataverse.component.convert;
