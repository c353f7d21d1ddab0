/** Checks Gangway's environment and names the remedy for each problem. */
package dev.gangway.onboarding.doctor;
