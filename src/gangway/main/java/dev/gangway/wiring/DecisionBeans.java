package dev.gangway.wiring;

import dev.gangway.Setting;
import dev.gangway.commerce.cloud.CloudDecisions;
import dev.gangway.commerce.cloud.CloudJob;
import dev.gangway.commerce.mail.Notifications;
import dev.gangway.commerce.partners.CustomerHierarchies;
import dev.gangway.commerce.partners.Customers;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.commerce.partners.Prospects;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.customers.Amounts;
import dev.gangway.onboarding.customers.CustomerLinks;
import dev.gangway.onboarding.customers.PartnerCustomers;
import dev.gangway.onboarding.customers.PartnerRecords;
import dev.gangway.onboarding.decisions.DecisionListeners;
import dev.gangway.onboarding.decisions.Headquarters;
import dev.gangway.onboarding.decisions.HeadquartersCloud;
import dev.gangway.onboarding.decisions.HeadquartersTables;
import dev.gangway.onboarding.decisions.OutcomeApplication;
import org.apache.camel.util.function.Suppliers;

/** Who carries out decisions, by the kind of headquarters. */
final class DecisionBeans {
    private final Parts parts;
    private final NumberSequences numbers;
    private final PartnerRecords records;
    private final DecisionListeners listeners;

    /** @param parts those of a Gangway with Sales */
    DecisionBeans(Parts parts, NumberSequences numbers) {
        this.parts = parts;
        this.numbers = numbers;
        this.records = new PartnerRecords(
                new Amounts(parts.sales(Job.SALES_OUTCOMES), parts.clock), parts.companies.companies());
        this.listeners = new DecisionListeners(
                parts.headquarters, parts.queue, parts.errors, Suppliers.memorize(parts::decisionListeners));
    }

    DecisionListeners listeners() {
        return listeners;
    }

    OutcomeApplication application() {
        return new OutcomeApplication(
                parts.headquarters, parts.queue, parts.errors, parts.cloud == null ? tables() : cloud());
    }

    CloudJob cloudJob() {
        return CloudJob.of(
                parts.headquarters,
                parts.queue,
                parts.errors,
                parts.cloud.client().counting(parts.jobRuns.requests(Job.HEADQUARTERS.id())),
                parts.cloud.options(),
                listeners::remember,
                parts.cloudAdmission());
    }

    private CustomerLinks links() {
        return new CustomerLinks(parts.headquarters, parts.queue, records);
    }

    private Headquarters cloud() {
        return new HeadquartersCloud(new CloudDecisions(parts.headquarters, parts.queue), links(), records);
    }

    private Headquarters tables() {
        var customers =
                new Customers(parts.headquarters, numbers, parts.companies.companies(), parts.settings.requestor());
        var hierarchies = new CustomerHierarchies(parts.headquarters, numbers);
        return new HeadquartersTables(
                parts.errors,
                new Prospects(parts.headquarters),
                customers,
                new PartnerCustomers(
                        customers,
                        hierarchies,
                        links(),
                        parts.settings.organizationRules(),
                        records,
                        parts.map(Setting.MAP_ORGANIZATION),
                        parts.map(Setting.MAP_PERSON)),
                hierarchies,
                new Notifications(parts.headquarters),
                listeners);
    }
}
