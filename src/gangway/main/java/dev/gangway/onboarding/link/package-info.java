/** The link between a prospect and its lead in Sales: computed keys, the environment, states, the change feed, maps. */
package dev.gangway.onboarding.link;
