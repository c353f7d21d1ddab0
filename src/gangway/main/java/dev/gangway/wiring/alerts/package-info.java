/** Sets up who tells people what needs them. */
package dev.gangway.wiring.alerts;
