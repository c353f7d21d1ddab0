/** Gangway brings business partners on board: from an onboarding request on a web shop to a lead in Sales, and back. */
package dev.gangway;
