package dev.gangway.onboarding.where;

import java.util.List;

/**
 * A partner, or who would like to be one.
 *
 * @param requestId of the web shop; null for a prospect that no request stands behind
 * @param prospectId null as long as the request is none
 * @param leadId null as long as there is none
 * @param customers their numbers
 * @param status {@code Requested}, the status of the prospect, or {@code Customer} where nothing else is known
 * @param way what happened, in the order of time
 */
public record Partner(
        String dataareaid,
        String requestId,
        String prospectId,
        String leadId,
        List<String> customers,
        String company,
        String name,
        String email,
        String status,
        List<Step> way) {}
