/** The numbers of the console, counted in the background so that no page waits for them. */
package dev.gangway.console.live;
