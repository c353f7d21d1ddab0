/** From settings to the way out of this network: proxy, trust store, own certificate. */
package dev.gangway.wiring.network;
