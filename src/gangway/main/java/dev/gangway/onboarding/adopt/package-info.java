/** Links existing records in Sales, created by dual-write or manually, to their prospects and customers. */
package dev.gangway.onboarding.adopt;
