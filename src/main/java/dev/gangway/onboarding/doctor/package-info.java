/** Checks whether everything around Gangway is as it needs it, and names the cure where it is not. */
package dev.gangway.onboarding.doctor;
