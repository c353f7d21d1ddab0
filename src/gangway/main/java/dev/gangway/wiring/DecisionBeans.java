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
import dev.gangway.wiring.services.Services;
import org.apache.camel.util.function.Suppliers;

/** Who carries out decisions, by the kind of headquarters. */
final class DecisionBeans {
    private final Services services;
    private final NumberSequences numbers;
    private final PartnerRecords records;
    private final DecisionListeners listeners;

    /** @param services those of a Gangway with Sales */
    DecisionBeans(Services services, NumberSequences numbers) {
        this.services = services;
        this.numbers = numbers;
        this.records = new PartnerRecords(
                new Amounts(services.sales.client(Job.SALES_OUTCOMES), services.host.clock()),
                services.host.companies().companies());
        this.listeners = new DecisionListeners(
                services.databases.headquarters(),
                services.ledger.queue(),
                services.ledger.errors(),
                Suppliers.memorize(services.host::decisionListeners));
    }

    DecisionListeners listeners() {
        return listeners;
    }

    OutcomeApplication application() {
        return new OutcomeApplication(
                services.databases.headquarters(),
                services.ledger.queue(),
                services.ledger.errors(),
                services.cloud == null ? tables() : cloud());
    }

    CloudJob cloudJob() {
        return CloudJob.of(
                services.databases.headquarters(),
                services.ledger.queue(),
                services.ledger.errors(),
                services.cloud.client().counting(services.ledger.jobRuns().requests(Job.HEADQUARTERS.id())),
                services.cloud.options(),
                listeners::remember,
                services.cloudAdmission());
    }

    private CustomerLinks links() {
        return new CustomerLinks(services.databases.headquarters(), services.ledger.queue(), records);
    }

    private Headquarters cloud() {
        return new HeadquartersCloud(
                new CloudDecisions(services.databases.headquarters(), services.ledger.queue()), links(), records);
    }

    private Headquarters tables() {
        var customers = new Customers(
                services.databases.headquarters(),
                numbers,
                services.host.companies().companies(),
                services.host.settings().requestor());
        var hierarchies = new CustomerHierarchies(services.databases.headquarters(), numbers);
        return new HeadquartersTables(
                services.ledger.errors(),
                new Prospects(services.databases.headquarters()),
                customers,
                new PartnerCustomers(
                        customers,
                        hierarchies,
                        links(),
                        services.host.settings().organizationRules(),
                        records,
                        services.host.map(Setting.MAP_ORGANIZATION),
                        services.host.map(Setting.MAP_PERSON)),
                hierarchies,
                new Notifications(services.databases.headquarters()),
                listeners);
    }
}
