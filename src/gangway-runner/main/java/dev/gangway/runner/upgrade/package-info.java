/** Keeps the embedded database usable when a new version's migration is cut short. */
package dev.gangway.runner.upgrade;
