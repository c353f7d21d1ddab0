/** The database that is used if none is configured, and how it survives a migration that is cut short. */
package dev.gangway.runner.embedded;
