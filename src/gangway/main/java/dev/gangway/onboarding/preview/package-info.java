/** Shows what the jobs would do, without doing it ({@code once --dry-run}). */
package dev.gangway.onboarding.preview;
