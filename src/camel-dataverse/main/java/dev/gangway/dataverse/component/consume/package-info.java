/** Consumers of changes: feeds, the cursor, the polling interval. */
package dev.gangway.dataverse.component.consume;
