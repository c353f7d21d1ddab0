package dev.gangway.onboarding.reconcile;

import dev.gangway.commerce.delivery.ChannelDelivery;
import dev.gangway.commerce.mail.EmailNotifications;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.ProspectsToLeads;

/** What makes a difference go away. Nothing is repaired on the spot: the normal job does it. */
public enum Repair {
    SEND(ProspectsToLeads.JOB, "prospects-to-leads sends the prospect again"),
    CREATE(ProspectsToLeads.JOB, "the link is dropped, and prospects-to-leads creates the lead again"),
    STATUS(ProspectsToLeads.JOB, "prospects-to-leads writes the status again"),
    DECIDE(SalesOutcomes.JOB, "sales-outcomes looks at the lead again"),
    LOOK(Job.HEADQUARTERS.id(), "headquarters reads the prospect again"),
    MAIL(EmailNotifications.JOB, "email-notifications tries again"),
    DELIVER(ChannelDelivery.JOB, "1010 delivers again"),
    PERSON(null, "a person has to settle it");

    private final String job;
    private final String words;

    Repair(String job, String words) {
        this.job = job;
        this.words = words;
    }

    /** The job that does it; null when none can. */
    public String job() {
        return job;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
