package dev.gangway.onboarding.adopt;

import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.customers.FirstValues;
import dev.gangway.onboarding.customers.OrganizationRules;
import dev.gangway.onboarding.leads.LeadMap;

/**
 * The services that an adoption uses.
 *
 * @param map prospect to lead
 * @param rules by which leads without a number are found
 * @param served the legal entities to look at
 */
public record AdoptionParts(
        Database headquarters,
        WorkQueue queue,
        ErrorLedger errors,
        Dataverse sales,
        LeadMap map,
        LeadRules rules,
        LegalEntities served,
        CustomerParts customers) {
    /**
     * How customers are adopted.
     *
     * @param rules by which an account without a customer's number is found
     * @param first whose values hold where both sides differ
     * @param twoWay whether values flow both ways
     */
    public record CustomerParts(OrganizationRules rules, FirstValues first, boolean twoWay) {}
}
