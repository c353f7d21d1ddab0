/** Onboards B2B partners: from an onboarding request on a web shop to a lead in Sales, and back. */
package dev.gangway;
