/** Partners in headquarters: prospects, customers, hierarchies and their number sequences. */
package dev.gangway.commerce.partners;
