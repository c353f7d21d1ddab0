/** Microsoft's acceptance test as one call: a marked request becomes a lead, and nothing is left behind. */
package dev.gangway.onboarding.verify;
