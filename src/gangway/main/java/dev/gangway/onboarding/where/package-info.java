/** Finds partners by whatever somebody knows of them, and tells their way. */
package dev.gangway.onboarding.where;
