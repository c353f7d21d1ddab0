/** The sandbox on the network: Jetty, the servlets, and what goes around every request. */
package dev.gangway.sandbox.http;
