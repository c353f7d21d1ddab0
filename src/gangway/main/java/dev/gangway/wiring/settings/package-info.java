/** The settings of a Gangway: where they come from, what they mean, and which cannot be right. */
package dev.gangway.wiring.settings;
