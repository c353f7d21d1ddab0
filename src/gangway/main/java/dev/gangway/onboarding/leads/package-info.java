/** Maps prospects to leads, sends them, and acknowledges the results. */
package dev.gangway.onboarding.leads;
