/** What adoption reads in Sales: leads, accounts and contacts, and the legal entities that they name. */
package dev.gangway.onboarding.adopt.sales;
