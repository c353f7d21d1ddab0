package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A prospect as both sides have it at one moment.
 *
 * @param lead a missing node when Sales does not have it
 */
record Partner(ComparedProspect prospect, JsonNode lead) {
    boolean isLeadThere() {
        return lead.isObject();
    }

    String status() {
        return prospect.status();
    }

    Difference difference(DifferenceKind kind, String headquarters, String other, Repair repair) {
        String area = prospect.key().dataareaid();
        String id = prospect.key().id();
        return new Difference(kind, area, id, prospect.leadId(), id, headquarters, other, repair);
    }
}
