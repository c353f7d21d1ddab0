/** Delivers customers and hierarchies from headquarters to the channel. */
package dev.gangway.commerce.delivery;
