/**
 * Reasons to leave Sales alone: another environment, dual-write that runs, leads that may exist already or that an adoption
 * is looking for.
 */
package dev.gangway.onboarding.link.guard;
