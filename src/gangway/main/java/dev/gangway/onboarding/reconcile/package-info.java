/** Compares headquarters, Sales and the channel, reports each difference, and lets the normal jobs repair it. */
package dev.gangway.onboarding.reconcile;
