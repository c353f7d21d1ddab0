/** Erases what Gangway itself keeps about a person. */
package dev.gangway.onboarding.privacy;
