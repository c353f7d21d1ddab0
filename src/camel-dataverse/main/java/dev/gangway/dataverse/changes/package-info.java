/** Change tracking: what is asked for and the page of changes that comes back. */
package dev.gangway.dataverse.changes;
