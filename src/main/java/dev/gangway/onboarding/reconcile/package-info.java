/** Compares headquarters, Sales and the channel, names each difference, and has the normal jobs repair it. */
package dev.gangway.onboarding.reconcile;
