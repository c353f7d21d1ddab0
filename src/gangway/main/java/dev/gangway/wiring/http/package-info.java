/** The HTTP server for health, metrics and the console. */
package dev.gangway.wiring.http;
