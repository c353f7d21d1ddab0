/** Creates the sign-in to Sales from the settings. */
package dev.gangway.wiring.signin;
