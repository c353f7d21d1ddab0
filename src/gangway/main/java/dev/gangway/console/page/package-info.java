/** The console's pages. Values become text nodes and attributes of a document, never markup. */
package dev.gangway.console.page;
