package dev.gangway.wiring;

import static dev.gangway.Setting.BATCH_MAX;
import static dev.gangway.Setting.BATCH_START;
import static dev.gangway.Setting.CHUNK;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.commerce.cloud.CloudJob;
import dev.gangway.commerce.cloud.DecidedProspects;
import dev.gangway.commerce.delivery.ChannelDelivery;
import dev.gangway.commerce.mail.EmailNotifications;
import dev.gangway.commerce.mail.NotificationMail;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.partners.NumberSequences;
import dev.gangway.commerce.requests.ChannelRequests;
import dev.gangway.commerce.requests.UploadSessions;
import dev.gangway.database.Row;
import dev.gangway.dataverse.BatchSizer;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.ledger.Job;
import dev.gangway.onboarding.customers.CustomerChanges;
import dev.gangway.onboarding.customers.CustomersToSales;
import dev.gangway.onboarding.decisions.SalesChanges;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.ExistingLeads;
import dev.gangway.onboarding.leads.LeadAcknowledgement;
import dev.gangway.wiring.clocks.AdaptiveLooks;
import dev.gangway.wiring.services.RouteFiles;
import dev.gangway.wiring.services.Services;
import dev.gangway.wiring.settings.Schedule;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.jdbc.core.RowMapper;

/** What the route files name: the beans of the jobs, components of Gangway's own, and properties that follow from settings. */
public final class JobBeans implements AutoCloseable {
    private static final String CHANNEL_COMPONENT = "gangway-channel";

    private static final String SEDA_COMPONENT = "gangway-seda";
    /** What the route files read that follows from settings. */
    private static final String DERIVED = "gangway.derived.";

    private static final String FILE = DERIVED + "file.";

    private final Services services;
    private final Beans beans;
    private DecidedProspects decidedProspects;
    private final Map<String, String> derived = new HashMap<>();

    public JobBeans(Services services) {
        this.services = services;
        this.beans = new Beans(services.host.context().getRegistry());
    }

    /**
     * Binds one more bean, to be unbound with the others.
     *
     * @throws SettingException when the host has a bean of that name
     */
    public void bind(String name, Object bean) {
        beans.bind(name, bean);
    }

    /**
     * Binds all that these settings allow to run.
     *
     * @throws SettingException when the host has a bean of one of the names
     */
    public void bind() {
        addComponents();
        bindSchedules();
        var uploads = new UploadSessions(
                services.databases.headquarters(),
                services.databases.channel(),
                services.ledger.errors(),
                services.ledger.workingTime(),
                services.host.settings().startPoint());
        beans.bind("gangwayUploadSessions", uploads);
        beans.bind(
                "gangwayInterruptions",
                new Interruptions(
                        services.ledger.queue(), uploads, services.ledger.outages(), services.ledger.errors()));
        var numbers = new NumberSequences(services.databases.headquarters());
        int chunk = services.host.settings().number(CHUNK);
        beans.bind(
                "gangwayChannelRequests",
                new ChannelRequests(
                        services.databases.headquarters(),
                        numbers,
                        services.ledger.queue(),
                        services.ledger.errors(),
                        services.host.settings().requestor(),
                        chunk));
        beans.bind(
                "gangwayChannelDelivery",
                new ChannelDelivery(
                        services.databases.headquarters(),
                        services.databases.channel(),
                        services.ledger.queue(),
                        services.ledger.errors(),
                        chunk));
        bindMail(chunk);
        bindSales(numbers, chunk);
        derive();
    }

    private void bindSchedules() {
        beans.bind("gangwayJobRuns", services.ledger.jobRuns());
        beans.bind("gangwayOutages", services.ledger.outages());
        beans.bind("gangwayPauses", services.operators.pauses());
        beans.bind(
                "gangwayAdaptiveLooks", new AdaptiveLooks(services.databases.headquarters(), services.jobs.adaptive()));
    }

    /**
     * Components of our own: those of the host keep their settings and do not lend them, and a data source in the registry
     * would be taken for the host's.
     */
    private void addComponents() {
        var sql = new SqlComponent();
        sql.setAutowiredEnabled(false);
        sql.setDataSource(services.databases.channel().dataSource());
        sql.setRowMapperFactory(new DefaultRowMapperFactory() {
            @Override
            public RowMapper<?> newColumnRowMapper() {
                return Row.mapper();
            }
        });
        services.host.context().addComponent(CHANNEL_COMPONENT, sql);
        services.host.context().addComponent(SEDA_COMPONENT, new SedaComponent());
    }

    private void bindMail(int chunk) {
        if (!services.mail.isSetUp()) {
            return;
        }
        var sender = MailSettings.sender(
                Setting.MAIL_FROM.key(), services.host.settings().required(Setting.MAIL_FROM));
        var composer = new NotificationMail(
                services.mail.templates(), sender, services.host.companies().senders());
        beans.bind("gangwayNotificationMail", composer);
        beans.bind("gangwayMailServer", services.mail.endpoint());
        beans.bind(
                "gangwayEmailNotifications",
                new EmailNotifications(
                        services.databases.headquarters(),
                        services.ledger.queue(),
                        services.ledger.errors(),
                        composer,
                        services.mail.name(),
                        services.host.settings().text(Setting.MAIL_STORE_URL),
                        chunk));
    }

    private void bindSales(NumberSequences numbers, int chunk) {
        if (services.sales == null) {
            return;
        }
        // what the endpoints of Sales share: one token, one gate, one set of connections; each job counts its requests
        beans.bind("gangwayLeadsDataverse", services.sales.client(Job.PROSPECTS_TO_LEADS));
        beans.bind("gangwayOutcomesDataverse", services.sales.client(Job.SALES_OUTCOMES));
        BatchSizer sizer = batchSizer();
        beans.bind("gangwayBatchSizer", sizer);
        beans.bind("gangwayProspectsToLeads", services.sales.leads(sizer));
        beans.bind("gangwayExistingLeads", new ExistingLeads());
        beans.bind(
                "gangwayLeadAcknowledgement",
                new LeadAcknowledgement(
                        services.databases.headquarters(), services.ledger.queue(), services.ledger.errors()));
        beans.bind("gangwayLeadLanes", new Lanes(services.host.settings().number(Setting.IN_FLIGHT)));
        beans.bind("gangwayOutcomeLanes", new Lanes(services.host.settings().number(Setting.OUTCOMES_IN_FLIGHT)));
        // one thread per lane that runs: a job must not wait for the lanes of another
        beans.bind(
                "gangwayLaneThreads",
                services.host.context().getExecutorServiceManager().newCachedThreadPool(this, "gangway-lane"));
        SalesChanges changes = services.sales.changes();
        beans.bind("gangwaySalesChanges", changes);
        changes.queries().forEach(this::deriveColumns);
        beans.bind("gangwaySalesOutcomes", services.sales.outcomes(chunk));
        derived.put(DERIVED + "outcomes.select", SalesOutcomes.SELECT);
        derived.put(DERIVED + "outcomes.expand", SalesOutcomes.EXPAND);
        var decisions = new DecisionBeans(services, numbers);
        beans.bind("gangwayDecisionListeners", decisions.listeners());
        beans.bind("gangwayOutcomeApplication", decisions.application());
        bindCloud(decisions);
        bindCustomers();
    }

    private BatchSizer batchSizer() {
        int most = services.host.settings().number(BATCH_MAX);
        int start = Math.min(most, services.host.settings().number(BATCH_START));
        return new BatchSizer(1, start, most, BatchSizer.DEFAULT_TARGET);
    }

    private void bindCustomers() {
        boolean twoWay = services.host.settings().flag(Setting.CUSTOMERS_SYNC);
        var changes = new CustomerChanges(
                services.databases.headquarters(),
                services.ledger.queue(),
                services.ledger.errors(),
                services.sales.client(Job.SALES_OUTCOMES),
                services.ledger.workingTime(),
                twoWay,
                services.host.settings().number(Setting.SALES_PAGE_SIZE));
        beans.bind("gangwayCustomerChanges", changes);
        changes.queries().forEach(this::deriveColumns);
        // of its own: accounts and contacts take Sales longer than leads
        BatchSizer sizer = batchSizer();
        beans.bind("gangwayCustomerBatchSizer", sizer);
        beans.bind(
                "gangwayCustomersToSales",
                new CustomersToSales(
                        services.databases.headquarters(),
                        services.ledger.queue(),
                        services.ledger.errors(),
                        services.sales.client(Job.SALES_OUTCOMES),
                        services.host.settings().requestor(),
                        twoWay,
                        sizer));
    }

    /** The columns that a class reads are said where it reads them. */
    private void deriveColumns(ChangeQuery query) {
        derived.put(DERIVED + "columns." + query.entitySet(), String.join(",", query.select()));
        derived.put(DERIVED + "page-size", String.valueOf(query.pageSize()));
    }

    private void bindCloud(DecisionBeans decisions) {
        if (services.cloud == null) {
            return;
        }
        CloudJob job = decisions.cloudJob();
        beans.bind("gangwayHeadquartersLook", job.look());
        beans.bind("gangwayHeadquartersWork", job.work());
        decidedProspects = job.decidedProspects();
        beans.bind(
                "gangwayHeadquartersLanes", new Lanes(services.host.settings().number(Setting.FNO_IN_FLIGHT)));
    }

    /** What the job headquarters never looks at; null where headquarters is tables. */
    public DecidedProspects decidedProspects() {
        return decidedProspects;
    }

    private void derive() {
        for (String job : Job.ids()) {
            Schedule schedule = services.jobs.schedule(job);
            derived.put(DERIVED + "clock." + job, schedule.endpoint(job));
            derived.put(DERIVED + "scheduled." + job, String.valueOf(!schedule.isOff()));
        }
        services.host.context().getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "gangway";
            }

            @Override
            public String getProperty(String name) {
                return name.startsWith(FILE)
                        ? RouteFiles.location(
                                services.host.context(), services.host.routes(), name.substring(FILE.length()))
                        : derived.get(name);
            }
        });
    }

    /** Leaves the host's registry and components as they were. */
    @Override
    public void close() {
        beans.unbindAll();
        services.host.context().removeComponent(CHANNEL_COMPONENT);
        services.host.context().removeComponent(SEDA_COMPONENT);
    }
}
