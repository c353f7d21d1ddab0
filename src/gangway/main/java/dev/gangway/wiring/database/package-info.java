/** From settings to the connections of both databases: pools, limits, sign-in, TLS. */
package dev.gangway.wiring.database;
