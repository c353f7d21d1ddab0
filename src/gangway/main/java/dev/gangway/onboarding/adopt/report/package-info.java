/** What adoption tells: a line for each record, and the report at its end. */
package dev.gangway.onboarding.adopt.report;
