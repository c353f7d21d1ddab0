/** The Commerce side, a package per flow: the channel database and headquarters. Independent of Sales. */
package dev.gangway.commerce;
