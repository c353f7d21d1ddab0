/** Measurements to be run by hand; not part of the build's tests. */
package dev.gangway.sandbox.benchmark;
