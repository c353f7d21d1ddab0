/** The sandbox on the network: Jetty, the servlets, and what surrounds every request. */
package dev.gangway.sandbox.http;
