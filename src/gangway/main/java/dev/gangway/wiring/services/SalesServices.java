package dev.gangway.wiring.services;

import static dev.gangway.ledger.Job.PROSPECTS_TO_LEADS;
import static dev.gangway.ledger.Job.SALES_OUTCOMES;

import dev.gangway.Setting;
import dev.gangway.database.Database;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.Job;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.onboarding.adopt.AdoptionParts;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.LeadMap;
import dev.gangway.onboarding.leads.NewLeads;
import dev.gangway.onboarding.leads.ProspectsToLeads;
import dev.gangway.onboarding.link.guard.DualWriteGuard;
import dev.gangway.onboarding.link.guard.DualWriteMaps;
import dev.gangway.onboarding.link.guard.SalesEnvironment;
import dev.gangway.onboarding.link.guard.UnknownLeads;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.wiring.settings.Settings;
import java.util.Set;
import org.apache.camel.util.function.Suppliers;

/** Sales, and what the jobs do there. */
public final class SalesServices implements AutoCloseable {
    private final Host host;
    private final Database headquarters;
    private final LedgerServices ledger;
    private final SignIn signIn;
    private final Dataverse client;
    private final SalesEnvironment environment;
    private final Runnable admission;

    private SalesServices(
            SalesAddress address, Host host, Database headquarters, LedgerServices ledger, boolean refusesDualWrite) {
        this.host = host;
        this.headquarters = headquarters;
        this.ledger = ledger;
        this.signIn = address.signIn();
        this.client = new Dataverse(host.context(), address.connection(), signIn);
        this.admission = refusesDualWrite ? new DualWriteGuard(new DualWriteMaps(client))::refuse : () -> {};
        this.environment =
                new SalesEnvironment(headquarters, client, client.environment().toString()).admission(admission);
    }

    /** @return null where Sales is not set up */
    static SalesServices of(
            SalesAddress address, Host host, Database headquarters, LedgerServices ledger, CloudServices cloud) {
        return address == null
                ? null
                : new SalesServices(address, host, headquarters, ledger, cloud != null && cloud.refusesDualWrite());
    }

    public Dataverse client() {
        return client;
    }

    /** The same for a job whose requests are counted. */
    public Dataverse client(Job job) {
        return client.counting(ledger.jobRuns().requests(job.id()));
    }

    public SalesEnvironment environment() {
        return environment;
    }

    SignIn signIn() {
        return signIn;
    }

    /** Refuses what must not begin, because another program does the same. */
    Runnable admission() {
        return admission;
    }

    public ProspectsToLeads leads(BatchSizer sizer) {
        return new ProspectsToLeads(
                headquarters, ledger.queue(), environment, newLeads(unknownLeads()), leadMap(), sizer);
    }

    /** The same for a look at what would be sent. */
    public ProspectsToLeads leadsPreview() {
        return new ProspectsToLeads(
                headquarters,
                ledger.queue(),
                environment.unremembered(),
                newLeads(unknownLeads().unremembered()),
                leadMap(),
                new BatchSizer(1, 1, 1, BatchSizer.DEFAULT_TARGET));
    }

    /** Whether Sales may have leads that this database does not know. */
    public UnknownLeads unknownLeads() {
        return new UnknownLeads(headquarters, client(PROSPECTS_TO_LEADS));
    }

    private NewLeads newLeads(UnknownLeads unknown) {
        Settings settings = host.settings();
        return new NewLeads(unknown, settings.time(Setting.LEADS_DECIDED_SINCE), settings.legalEntities());
    }

    public SalesOutcomes outcomes(int chunk) {
        return new SalesOutcomes(headquarters, ledger.queue(), Math.min(chunk, Dataverse.MAX_BATCH));
    }

    public SalesChanges changes() {
        return new SalesChanges(
                headquarters,
                ledger.queue(),
                client(SALES_OUTCOMES),
                environment,
                ledger.workingTime(),
                host.settings().number(Setting.SALES_PAGE_SIZE));
    }

    public LeadMap leadMap() {
        return new LeadMap(
                host.map(Setting.MAP_LEAD),
                client(PROSPECTS_TO_LEADS),
                host.companies().ownerTeams(),
                Suppliers.memorize(() -> host.hooks(LeadInterceptor.class)));
    }

    public AdoptionParts adoption() {
        Settings settings = host.settings();
        return new AdoptionParts(
                headquarters,
                ledger.queue(),
                ledger.errors(),
                client,
                leadMap(),
                settings.leadRules(),
                settings.legalEntities(),
                new AdoptionParts.CustomerParts(
                        settings.organizationRules(), settings.firstValues(), settings.flag(Setting.CUSTOMERS_SYNC)));
    }

    /** The tables whose changes are followed. */
    public Set<String> followedTables() {
        return host.settings().flag(Setting.CUSTOMERS_SYNC)
                ? Set.of("leads", "opportunities", "accounts", "contacts")
                : Set.of("leads", "opportunities");
    }

    @Override
    public void close() {
        client.close();
    }
}
