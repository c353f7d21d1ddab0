/** Rows of the F&amp;O sandbox in memory. */
package dev.gangway.sandbox.fno.store;
