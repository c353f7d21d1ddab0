/** Reads decisions from Sales and applies their effects in headquarters. */
package dev.gangway.onboarding.decisions;
