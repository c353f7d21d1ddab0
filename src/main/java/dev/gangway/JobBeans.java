package dev.gangway;

import static dev.gangway.Setting.BATCH_MAX;
import static dev.gangway.Setting.BATCH_START;
import static dev.gangway.Setting.CHUNK;

import dev.gangway.commerce.ChannelDelivery;
import dev.gangway.commerce.ChannelRequests;
import dev.gangway.commerce.CustomerHierarchies;
import dev.gangway.commerce.Customers;
import dev.gangway.commerce.EmailNotifications;
import dev.gangway.commerce.Notifications;
import dev.gangway.commerce.NumberSequences;
import dev.gangway.commerce.Prospects;
import dev.gangway.commerce.UploadSessions;
import dev.gangway.commerce.mail.MailSettings;
import dev.gangway.commerce.mail.NotificationMail;
import dev.gangway.database.Row;
import dev.gangway.onboarding.CustomerChanges;
import dev.gangway.onboarding.CustomerLinks;
import dev.gangway.onboarding.CustomersToSales;
import dev.gangway.onboarding.DecisionListeners;
import dev.gangway.onboarding.Interruptions;
import dev.gangway.onboarding.Lanes;
import dev.gangway.onboarding.LeadAcknowledgement;
import dev.gangway.onboarding.OutcomeApplication;
import dev.gangway.onboarding.PartnerCustomers;
import dev.gangway.sales.BatchSizer;
import dev.gangway.sales.Dataverse;
import dev.gangway.spi.DecisionListener;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.sql.DefaultRowMapperFactory;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.function.Suppliers;
import org.springframework.jdbc.core.RowMapper;

/** What the route files name: the beans of the jobs, components of Gangway's own, and properties that follow from settings. */
final class JobBeans implements AutoCloseable {
    private static final String CHANNEL_COMPONENT = "gangway-channel";

    private static final String SEDA_COMPONENT = "gangway-seda";
    /** What the route files read that follows from settings. */
    private static final String DERIVED = "gangway.derived.";

    private final Parts parts;
    private final Beans beans;

    JobBeans(Parts parts) {
        this.parts = parts;
        this.beans = new Beans(parts.context.getRegistry());
    }

    /**
     * Binds all that these settings allow to run.
     *
     * @throws SettingException when the host has a bean of one of the names
     */
    void bind(Gangway gangway) {
        beans.bind(Gangway.BEAN, gangway);
        addComponents();
        beans.bind("gangwayJobRuns", parts.jobRuns);
        beans.bind("gangwayOutages", parts.outages);
        var uploads = new UploadSessions(parts.headquarters, parts.errors, parts.workingTime);
        beans.bind("gangwayUploads", uploads);
        beans.bind("gangwayInterruptions", new Interruptions(parts.queue, uploads, parts.outages));
        var numbers = new NumberSequences(parts.headquarters);
        int chunk = parts.settings.number(CHUNK, 1, 10_000);
        beans.bind(
                "gangwayRequests",
                new ChannelRequests(
                        parts.headquarters, numbers, parts.queue, parts.errors, parts.settings.requestor(), chunk));
        beans.bind(
                "gangwayDelivery",
                new ChannelDelivery(parts.headquarters, parts.channel, parts.queue, parts.errors, chunk));
        bindMail(chunk);
        bindSales(numbers, chunk);
        derive();
    }

    /**
     * Components of our own: those of the host keep their settings and do not lend them, and a data source in the registry
     * would be taken for the host's.
     */
    private void addComponents() {
        var sql = new SqlComponent();
        sql.setAutowiredEnabled(false);
        sql.setDataSource(parts.dataSources.channel());
        sql.setRowMapperFactory(new DefaultRowMapperFactory() {
            @Override
            public RowMapper<?> newColumnRowMapper() {
                return Row.mapper();
            }
        });
        parts.context.addComponent(CHANNEL_COMPONENT, sql);
        parts.context.addComponent(SEDA_COMPONENT, new SedaComponent());
    }

    private void bindMail(int chunk) {
        if (!parts.sendsMails()) {
            return;
        }
        var sender = MailSettings.sender(Setting.MAIL_FROM.key(), parts.settings.required(Setting.MAIL_FROM));
        var composer = new NotificationMail(parts.templates(), sender, parts.companies.senders());
        beans.bind("gangwayMail", composer);
        beans.bind("gangwayMailServer", parts.mailServer());
        beans.bind(
                "gangwayMails",
                new EmailNotifications(
                        parts.headquarters,
                        parts.queue,
                        parts.errors,
                        composer,
                        parts.settings.text(Setting.MAIL_STORE_URL),
                        chunk));
    }

    private void bindSales(NumberSequences numbers, int chunk) {
        if (parts.sales == null) {
            return;
        }
        int most = parts.settings.number(BATCH_MAX, 1, Dataverse.MAX_BATCH);
        var sizer = new BatchSizer(
                1,
                Math.min(most, parts.settings.number(BATCH_START, 1, Dataverse.MAX_BATCH)),
                most,
                BatchSizer.DEFAULT_TARGET);
        beans.bind("gangwayLeads", parts.leads(sizer, parts.environment));
        beans.bind(
                "gangwayLeadAcknowledgement", new LeadAcknowledgement(parts.headquarters, parts.queue, parts.errors));
        beans.bind("gangwayLanes", new Lanes(parts.settings.number(Setting.IN_FLIGHT, 1, 52)));
        beans.bind("gangwayOutcomeLanes", new Lanes(parts.settings.number(Setting.OUTCOMES_IN_FLIGHT, 1, 52)));
        // one thread per lane that runs: a job must not wait for the lanes of another
        beans.bind(
                "gangwayLaneThreads",
                parts.context.getExecutorServiceManager().newCachedThreadPool(this, "gangway-lane"));
        beans.bind("gangwayChanges", parts.changes());
        beans.bind("gangwayOutcomes", parts.outcomes(chunk));
        var customers =
                new Customers(parts.headquarters, numbers, parts.companies.companies(), parts.settings.requestor());
        var hierarchies = new CustomerHierarchies(parts.headquarters, numbers);
        var listeners = new DecisionListeners(
                parts.headquarters,
                parts.queue,
                parts.errors,
                Suppliers.memorize(() -> parts.hooks(DecisionListener.class)));
        beans.bind("gangwayDecisionListeners", listeners);
        beans.bind(
                "gangwayDecisions",
                new OutcomeApplication(
                        parts.headquarters,
                        parts.queue,
                        parts.errors,
                        new Prospects(parts.headquarters),
                        customers,
                        new PartnerCustomers(
                                customers,
                                hierarchies,
                                new CustomerLinks(parts.headquarters, parts.queue),
                                parts.settings.organizationRules(),
                                parts.map(Setting.MAP_ORGANIZATION),
                                parts.map(Setting.MAP_PERSON)),
                        hierarchies,
                        new Notifications(parts.headquarters),
                        listeners));
        boolean twoWay = parts.settings.flag(Setting.CUSTOMERS_SYNC);
        beans.bind(
                "gangwayCustomerChanges",
                new CustomerChanges(
                        parts.headquarters, parts.queue, parts.sales, parts.workingTime, twoWay, parts.pageSize()));
        beans.bind(
                "gangwayCustomersToSales",
                new CustomersToSales(
                        parts.headquarters,
                        parts.queue,
                        parts.errors,
                        parts.sales,
                        parts.settings.requestor(),
                        twoWay,
                        Math.min(chunk, CustomersToSales.BATCH)));
    }

    private void derive() {
        Map<String, String> derived = new HashMap<>();
        derived.put(DERIVED + "routes", parts.routes);
        Gangway.JOBS.forEach(
                job -> derived.put(DERIVED + "clock." + job, parts.schedule(job).endpoint(job)));
        parts.context.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return Gangway.BEAN;
            }

            @Override
            public String getProperty(String name) {
                return derived.get(name);
            }
        });
    }

    /** Leaves the host's registry and components as they were. */
    @Override
    public void close() {
        beans.unbindAll();
        parts.context.removeComponent(CHANNEL_COMPONENT);
        parts.context.removeComponent(SEDA_COMPONENT);
    }
}
