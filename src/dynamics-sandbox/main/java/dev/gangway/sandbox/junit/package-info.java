/** JUnit extensions for tests against the sandbox; they need junit-jupiter-api on the test class path. */
package dev.gangway.sandbox.junit;
