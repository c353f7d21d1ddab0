/**
 * The Commerce side: the channel database and headquarters. Uploads, the synchronize job, number sequences, customers,
 * hierarchies, deliveries. Knows nothing of Sales.
 */
package dev.gangway.commerce;
