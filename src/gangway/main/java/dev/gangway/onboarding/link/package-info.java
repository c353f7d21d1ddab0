/** The link between a prospect and its lead in Sales: computed keys, states, the change feed, maps. */
package dev.gangway.onboarding.link;
