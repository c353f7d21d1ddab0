package dev.gangway.onboarding.leads;

import dev.gangway.dataverse.Outcome;

/** What Sales said to one write; the outcome is null when nothing had to be sent. */
record LeadAnswer(LeadWrite write, Outcome outcome) {}
