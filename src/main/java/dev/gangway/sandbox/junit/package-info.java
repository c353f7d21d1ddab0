/** Help for teams who test against the sandbox with JUnit; needs junit-jupiter-api on the class path of the tests. */
package dev.gangway.sandbox.junit;
