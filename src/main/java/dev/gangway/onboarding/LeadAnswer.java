package dev.gangway.onboarding;

import dev.gangway.sales.Outcome;

/** What Sales said to one write; the outcome is null when nothing had to be sent. */
record LeadAnswer(LeadWrite write, Outcome outcome) {}
