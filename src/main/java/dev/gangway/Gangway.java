package dev.gangway;

import static dev.gangway.Setting.BATCH_MAX;
import static dev.gangway.Setting.BATCH_START;
import static dev.gangway.Setting.CHUNK;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.gangway.commerce.mail.NotificationTemplates;
import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Row;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Nodes;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.Reservations;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.observe.Health;
import dev.gangway.observe.Metrics;
import dev.gangway.observe.ObserveServer;
import dev.gangway.onboarding.CustomerChanges;
import dev.gangway.onboarding.CustomerLinks;
import dev.gangway.onboarding.CustomersToSales;
import dev.gangway.onboarding.DecisionListeners;
import dev.gangway.onboarding.Interruptions;
import dev.gangway.onboarding.JsltMap;
import dev.gangway.onboarding.Lanes;
import dev.gangway.onboarding.LeadAcknowledgement;
import dev.gangway.onboarding.LeadMap;
import dev.gangway.onboarding.OutcomeApplication;
import dev.gangway.onboarding.PartnerCustomers;
import dev.gangway.onboarding.Preview;
import dev.gangway.onboarding.ProspectsToLeads;
import dev.gangway.onboarding.SalesChanges;
import dev.gangway.onboarding.SalesOutcomes;
import dev.gangway.onboarding.doctor.CommerceLeadsView;
import dev.gangway.onboarding.doctor.Doctor;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.reconcile.Reconciliation;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.verify.Verification;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.sales.BatchSizer;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DataverseConnection;
import dev.gangway.spi.DecisionListener;
import dev.gangway.spi.LeadInterceptor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.util.function.Suppliers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gangway in a Camel context: its beans, its routes and what an operator asks it.
 *
 * <p>Reads the settings {@code gangway.*} from the context's properties. All beans have names that begin with
 * {@code gangway}, all routes are named as their jobs; components, error handlers and routes of the host are left alone.
 */
public final class Gangway implements AutoCloseable {
    /** The names of all jobs there are, in their order; {@link #jobs} are those that are set up. */
    public static final List<String> JOBS = List.of(
            UploadSessions.JOB,
            ChannelRequests.JOB,
            ProspectsToLeads.JOB,
            SalesOutcomes.JOB,
            EmailNotifications.JOB,
            ChannelDelivery.JOB);

    private static final Logger LOG = LoggerFactory.getLogger(Gangway.class);
    static final String BEAN = "gangway";

    private static final String CHANNEL_COMPONENT = "gangway-channel";

    private static final String SEDA_COMPONENT = "gangway-seda";
    /** What the route files read that follows from settings. */
    private static final String DERIVED = "gangway.derived.";

    private final CamelContext context;
    private final Settings settings;
    private final CompanySettings companies;
    private final String routes;
    private final DataSources dataSources;
    private final Database headquarters;
    private final Database channel;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final JobRuns jobRuns;
    private final Nodes nodes;
    private final WorkingTime workingTime = new WorkingTime();
    private final Outages outages = new Outages();
    private final Dataverse sales;
    private final Beans beans;
    private final RouteFiles routeFiles;
    private ObserveServer observeServer;
    private Heartbeat heartbeat;

    private Gangway(CamelContext context) {
        this.context = context;
        this.settings = new Settings(context);
        settings.refuseUnknown(JOBS);
        this.companies = settings.companies();
        DataverseConnection connection = settings.has(Setting.SALES_URL) ? connection() : null;
        this.routes = folder(settings.text(Setting.ROUTES));
        this.beans = new Beans(context.getRegistry());
        this.routeFiles = new RouteFiles(context, routes);
        this.dataSources = new DataSources(context, settings);
        SqlFiles files = new SqlFiles(context, routes);
        this.headquarters = new Database(dataSources.headquarters(), files);
        this.channel = dataSources.isOneDatabase() ? headquarters : new Database(dataSources.channel(), files);
        String node = Node.name(settings.text(Setting.NODE));
        this.nodes = new Nodes(headquarters, node);
        this.queue = new WorkQueue(
                headquarters, Duration.ofSeconds(settings.number(Setting.LEASE, 10, 86_400)), nodes.id(), workingTime);
        this.errors = new ErrorLedger(
                headquarters,
                queue,
                settings.number(Setting.MAX_ATTEMPTS, 1, 100),
                Duration.ofSeconds(settings.number(Setting.RETRY_SECONDS, 0, 86_400)));
        this.jobRuns = new JobRuns(headquarters, outages, node);
        this.sales = connection == null ? null : new Dataverse(context, connection);
    }

    /**
     * Adds Gangway to a context that has not been started yet; routes are loaded when it is.
     *
     * @return good until the context stops; a context that is started again has a new one in its registry, named
     *     {@code gangway}
     * @throws SettingException when a setting is missing or wrong
     */
    public static Gangway addTo(CamelContext context) {
        Gangway gangway = bound(context);
        context.addLifecycleStrategy(GangwayLifecycle.of(gangway));
        return gangway;
    }

    static Gangway bound(CamelContext context) {
        var gangway = new Gangway(context);
        try {
            gangway.bind();
            return gangway;
        } catch (RuntimeException e) {
            gangway.close();
            throw e;
        }
    }

    private void bind() {
        beans.bind(BEAN, this);
        addComponents();
        beans.bind("gangwayJobRuns", jobRuns);
        beans.bind("gangwayOutages", outages);
        var uploads = new UploadSessions(headquarters, errors, workingTime);
        beans.bind("gangwayUploads", uploads);
        beans.bind("gangwayInterruptions", new Interruptions(queue, uploads, outages));
        var numbers = new NumberSequences(headquarters);
        int chunk = settings.number(CHUNK, 1, 10_000);
        beans.bind(
                "gangwayRequests",
                new ChannelRequests(headquarters, numbers, queue, errors, settings.requestor(), chunk));
        beans.bind("gangwayDelivery", new ChannelDelivery(headquarters, channel, queue, errors, chunk));
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
        sql.setDataSource(dataSources.channel());
        context.addComponent(CHANNEL_COMPONENT, sql);
        context.addComponent(SEDA_COMPONENT, new SedaComponent());
    }

    private void derive() {
        Map<String, String> derived = new HashMap<>();
        derived.put(DERIVED + "routes", routes);
        JOBS.forEach(job -> derived.put(DERIVED + "clock." + job, schedule(job).endpoint(job)));
        context.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return BEAN;
            }

            @Override
            public String getProperty(String name) {
                return derived.get(name);
            }
        });
    }

    private Schedule schedule(String job) {
        return jobs().contains(job) ? settings.schedule(job) : Schedule.OFF;
    }

    private void bindMail(int chunk) {
        if (!sendsMails()) {
            return;
        }
        var sender = MailSettings.sender(Setting.MAIL_FROM.key(), settings.required(Setting.MAIL_FROM));
        var composer = new NotificationMail(templates(), sender, companies.senders());
        beans.bind("gangwayMail", composer);
        beans.bind("gangwayMailServer", mailServer());
        beans.bind(
                "gangwayMails",
                new EmailNotifications(
                        headquarters, queue, errors, composer, settings.text(Setting.MAIL_STORE_URL), chunk));
    }

    private boolean sendsMails() {
        return settings.has(Setting.MAIL_URL) || settings.has(Setting.MAIL_ENDPOINT);
    }

    private Endpoint mailServer() {
        return settings.has(Setting.MAIL_ENDPOINT)
                ? context.getEndpoint(settings.text(Setting.MAIL_ENDPOINT))
                : mail().endpoint(context);
    }

    private void bindSales(NumberSequences numbers, int chunk) {
        if (sales == null) {
            return;
        }
        int most = settings.number(BATCH_MAX, 1, Dataverse.MAX_BATCH);
        var sizer = new BatchSizer(
                1,
                Math.min(most, settings.number(BATCH_START, 1, Dataverse.MAX_BATCH)),
                most,
                BatchSizer.DEFAULT_TARGET);
        beans.bind("gangwayLeads", leads(sizer));
        beans.bind("gangwayLeadAcknowledgement", new LeadAcknowledgement(headquarters, queue, errors));
        int lanes = settings.number(Setting.IN_FLIGHT, 1, 52);
        beans.bind("gangwayLanes", new Lanes(lanes));
        beans.bind(
                "gangwayLaneThreads",
                context.getExecutorServiceManager().newFixedThreadPool(this, "gangway-lane", lanes));
        beans.bind("gangwayChanges", changes());
        beans.bind("gangwayOutcomes", outcomes(chunk));
        var customers = new Customers(headquarters, numbers, companies.companies(), settings.requestor());
        var listeners = new DecisionListeners(
                headquarters, queue, errors, Suppliers.memorize(() -> hooks(DecisionListener.class)));
        beans.bind("gangwayDecisionListeners", listeners);
        beans.bind(
                "gangwayDecisions",
                new OutcomeApplication(
                        headquarters,
                        queue,
                        errors,
                        new Prospects(headquarters),
                        customers,
                        new PartnerCustomers(
                                customers,
                                new CustomerLinks(headquarters, queue),
                                settings.organizationRules(),
                                map(Setting.MAP_ORGANIZATION),
                                map(Setting.MAP_PERSON)),
                        new CustomerHierarchies(headquarters, numbers),
                        new Notifications(headquarters),
                        listeners));
        boolean twoWay = settings.flag(Setting.CUSTOMERS_SYNC);
        beans.bind(
                "gangwayCustomerChanges",
                new CustomerChanges(
                        headquarters,
                        queue,
                        sales,
                        workingTime,
                        twoWay,
                        settings.number(Setting.SALES_PAGE_SIZE, 1, 5000)));
        beans.bind(
                "gangwayCustomersToSales",
                new CustomersToSales(
                        headquarters,
                        queue,
                        errors,
                        sales,
                        settings.requestor(),
                        twoWay,
                        Math.min(chunk, CustomersToSales.BATCH)));
    }

    private MailSettings mail() {
        return MailSettings.of(settings.text(Setting.MAIL_URL), settings.required(Setting.MAIL_FROM));
    }

    private NotificationTemplates templates() {
        return new NotificationTemplates(context, routes + "mail/", settings.text(Setting.MAIL_LANGUAGE));
    }

    private ProspectsToLeads leads(BatchSizer sizer) {
        return new ProspectsToLeads(headquarters, queue, sales, leadMap(), sizer);
    }

    private SalesOutcomes outcomes(int chunk) {
        return new SalesOutcomes(headquarters, queue, sales, Math.min(chunk, Dataverse.MAX_BATCH));
    }

    private SalesChanges changes() {
        return new SalesChanges(
                headquarters, queue, sales, workingTime, settings.number(Setting.SALES_PAGE_SIZE, 1, 5000));
    }

    private LeadMap leadMap() {
        return new LeadMap(
                map(Setting.MAP_LEAD),
                sales,
                companies.ownerTeams(),
                Suppliers.memorize(() -> hooks(LeadInterceptor.class)));
    }

    /** The host's beans of a type, in the order of their names. */
    private <T> List<T> hooks(Class<T> type) {
        return List.copyOf(new TreeMap<>(context.getRegistry().findByTypeWithName(type)).values());
    }

    private JsltMap map(Setting setting) {
        String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        return new JsltMap(context, settings.has(setting) ? settings.text(setting) : routes + "maps/" + name + ".jslt");
    }

    private DataverseConnection connection() {
        URI environment = URI.create(settings.required(Setting.SALES_URL));
        URI tokenUrl = settings.has(Setting.SALES_TOKEN_URL)
                ? URI.create(settings.text(Setting.SALES_TOKEN_URL))
                : DataverseConnection.tokenUrlOf(settings.required(Setting.SALES_TENANT));
        return new DataverseConnection(
                environment,
                tokenUrl,
                settings.required(Setting.SALES_CLIENT_ID),
                settings.required(Setting.SALES_CLIENT_SECRET),
                settings.has(Setting.SALES_SCOPE)
                        ? settings.text(Setting.SALES_SCOPE)
                        : DataverseConnection.scopeOf(environment),
                DataverseConnection.DEFAULT_CONNECT_TIMEOUT,
                DataverseConnection.DEFAULT_RESPONSE_TIMEOUT,
                DataverseConnection.DEFAULT_MAX_CONNECTIONS);
    }

    /** Loads the routes while the context initialises. */
    void start() throws Exception {
        if (settings.flag(Setting.MIGRATE)) {
            migrateOnceThere();
        }
        List<String> off = new ArrayList<>(JOBS);
        off.removeAll(jobs());
        if (!off.isEmpty()) {
            LOG.warn("{} not set up on this node: set gangway.sales.* and gangway.mail.* to run all jobs", off);
        }
        List<String> files = new ArrayList<>();
        files.add("failures");
        files.addAll(jobs());
        if (settings.flag(Setting.SCHEDULES)) {
            files.add("schedules");
            addClocks();
            join();
        }
        LOG.info("Routes, statements, maps and templates come from {}", routes);
        routeFiles.load(files);
        observe();
    }

    /** Whoever only looks is no node. */
    private synchronized void join() {
        if (heartbeat == null) {
            heartbeat = new Heartbeat(context, nodes);
        }
    }

    private void addClocks() {
        if (settings.flag(Setting.CLUSTER)) {
            List<String> unscheduled =
                    JOBS.stream().filter(job -> schedule(job).isOff()).toList();
            Clocks.clustered(context, headquarters, nodes.id(), JOBS.size(), unscheduled);
        } else {
            Clocks.inMemory(context, JOBS.size());
        }
    }

    private void observe() {
        int port = settings.number(Setting.HTTP_PORT, 0, 65_535);
        if (port == 0) {
            return;
        }
        var databases = Map.of("headquarters", headquarters, "channel", channel);
        observeServer = new ObserveServer(
                settings.text(Setting.HTTP_HOST),
                port,
                new Health(context, databases, jobs(), outages),
                new Metrics(
                        headquarters,
                        this::unpulled,
                        jobs(),
                        jobRuns,
                        outages,
                        () -> sales == null ? null : sales.limits()));
    }

    /** A node that stays up waits for a database that is away, as it does later; one that works once gives up. */
    private void migrateOnceThere() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                migrate();
                return;
            } catch (DatabaseUnavailableException e) {
                if (!settings.flag(Setting.SCHEDULES)) {
                    throw e;
                }
                if (!told) {
                    LOG.warn("Waiting for a database: {}", e.getMessage());
                    told = true;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /** Creates or migrates the tables of both databases; safe to repeat. */
    public void migrate() {
        Schema.channel(channel).migrate();
        Schema.headquarters(headquarters).migrate();
    }

    /**
     * The names of the jobs that this node can run, in the order in which a request passes them: those of Sales need
     * {@code gangway.sales.url}, the mails need {@code gangway.mail.url} or
     * {@code gangway.mail.endpoint}.
     */
    public List<String> jobs() {
        return JOBS.stream()
                .filter(job -> sales != null || !job.equals(ProspectsToLeads.JOB) && !job.equals(SalesOutcomes.JOB))
                .filter(job -> sendsMails() || !job.equals(EmailNotifications.JOB))
                .toList();
    }

    /**
     * Runs a job once, until nothing is left to do. The context must be started.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    public JobReport run(String job) {
        if (!jobs().contains(job)) {
            throw new IllegalArgumentException(
                    JOBS.contains(job)
                            ? "The job " + job + " is not set up on this node: "
                                    + (job.equals(EmailNotifications.JOB) ? Setting.MAIL_URL : Setting.SALES_URL).key()
                                    + " is not set"
                            : "There is no job " + job + "; there are " + String.join(", ", JOBS));
        }
        join();
        Exchange exchange = context.createFluentProducerTemplate()
                .to("direct:" + job)
                .withBody("")
                .request(Exchange.class);
        JobRun run = exchange.getProperty("run", JobRun.class);
        if (exchange.getException() != null || run == null) {
            throw new IllegalStateException("The job " + job + " did not run", exchange.getException());
        }
        return JobReport.of(run);
    }

    /** No job begins anything new from then on; what is under way is brought to its end. */
    public void endWorkAt(Instant time) {
        workingTime.endAt(time);
    }

    /** Whether the time given by {@link #endWorkAt} has come. */
    public boolean isWorkEnded() {
        return workingTime.isOver();
    }

    /**
     * Reserves jobs for this node, until it stops. Nodes that do not ask are not kept from working on them.
     *
     * @return the name of the node that has one of them, when they cannot be had; by job
     */
    public Map<String, String> reserve(Collection<String> jobs) {
        join();
        var reservations = new Reservations(headquarters, nodes.id());
        Map<String, String> taken = new LinkedHashMap<>();
        jobs.forEach(job -> reservations.take(job).ifPresent(holder -> taken.put(job, holder)));
        return taken;
    }

    /**
     * Shows what jobs would do right now. Claims nothing and writes nothing, neither in a database nor in Sales. The context
     * must be started, and the tables must exist.
     *
     * @param jobs those of {@link #jobs()} to show
     * @param lines is given one JSON object per record for the jobs that talk to Sales, with what would be sent and
     *     decided, and one with a count for each other job
     * @throws dev.gangway.sales.DataverseException when Sales is away or refuses
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public void preview(Collection<String> jobs, Consumer<ObjectNode> lines) {
        Preview preview = sales == null
                ? null
                : new Preview(
                        headquarters,
                        queue,
                        leads(new BatchSizer(1, 1, 1, BatchSizer.DEFAULT_TARGET)),
                        changes(),
                        outcomes(Dataverse.MAX_BATCH));
        for (String job : jobs) {
            switch (job) {
                case ProspectsToLeads.JOB -> preview.prospectsToLeads(lines);
                case SalesOutcomes.JOB -> preview.salesOutcomes(lines);
                case UploadSessions.JOB -> lines.accept(due(job, unpulled().requests()));
                default ->
                    lines.accept(
                            due(job, queue.counts().getOrDefault(job, Map.of()).getOrDefault("due", 0L)));
            }
        }
    }

    private static ObjectNode due(String job, long records) {
        return JsonNodeFactory.instance.objectNode().put("job", job).put("due", records);
    }

    private Metrics.Unpulled unpulled() {
        long counter = headquarters
                .rows("watermark", Map.of("jobid", UploadSessions.JOB))
                .get(0)
                .number("counter");
        Row beyond = channel.rows("channelrequests-count", Map.of("counter", counter))
                .get(0);
        LocalDateTime oldest = beyond.time("oldest");
        return new Metrics.Unpulled(
                beyond.number("requests"),
                oldest == null
                        ? 0
                        : Math.max(
                                0, Duration.between(oldest, Database.utcNow()).toSeconds()));
    }

    /** How many records a job has brought through in its run that is under way, or else in its last one. */
    public long progress(String job) {
        JobRun run = jobRuns.latest(job);
        return run == null ? 0 : run.doneSoFar();
    }

    /** How long a paused job has to wait before it may be tried again; zero when it may now. */
    public Duration wait(String job) {
        return outages.remaining(job);
    }

    /** The records that need a person. */
    public ErrorLedger errors() {
        return errors;
    }

    /**
     * Compares headquarters with Sales and with the channel; safe beside running jobs. The context must be started.
     *
     * @param repair whether the jobs get the differences to do
     * @param listener is told each difference as it is found, and the progress
     * @throws dev.gangway.sales.DataverseException when Sales is away or refuses
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public ReconciliationReport reconcile(boolean repair, ReconciliationListener listener) {
        Reconciliation.Sales both = sales == null ? null : new Reconciliation.Sales(sales, leadMap(), changes());
        return new Reconciliation(headquarters, channel, queue, errors).run(both, repair, listener);
    }

    /**
     * Microsoft's acceptance test: a marked request becomes a prospect and a lead, and all of it is removed again. Runs
     * the jobs that it needs, beside those of other nodes. The context must be started.
     *
     * @param patience how long each step is waited for
     * @param listener is told each step when it is over
     * @throws SettingException when no Sales is set up
     */
    public VerificationReport verify(Duration patience, Consumer<VerificationStep> listener) {
        settings.required(Setting.SALES_URL);
        return new Verification(
                        headquarters,
                        channel,
                        sales,
                        Verification.DEFAULT_LEGAL_ENTITY,
                        job -> run(job).paused(),
                        patience,
                        listener)
                .run();
    }

    /**
     * Looks at everything around Gangway and names the cure where something is not as it should be; changes nothing. The
     * context must be started, with {@code gangway.migrate=false} if a database may be away.
     *
     * @param listener is told each finding at once
     */
    public List<Finding> doctor(Consumer<Finding> listener) {
        Doctor doctor = new Doctor().headquarters(headquarters);
        if (!dataSources.isOneDatabase()) {
            doctor.channel(channel);
        } else {
            doctor.tablesOfChannel(channel);
        }
        if (sales == null) {
            doctor.without("Sales", "Set gangway.sales.url and its sign-in where leads are to be sent from");
        } else {
            doctor.sales(sales, headquarters, map(Setting.MAP_LEAD), changes())
                    .ownerTeams(sales, companies.ownerTeams());
        }
        if (settings.has(Setting.MAIL_URL)) {
            doctor.mail(mail(), templates());
        } else if (!sendsMails()) {
            doctor.without("mail", "Set gangway.mail.url where mails are to be sent from");
        }
        return doctor.examine(listener);
    }

    /**
     * The view of Sales that shows the leads of prospects, to be looked for and created. The context must be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceLeadsView commerceLeadsView() {
        settings.required(Setting.SALES_URL);
        return new CommerceLeadsView(sales);
    }

    /** What operators ask. */
    public Status status() {
        return new Status(headquarters, queue, jobRuns, nodes);
    }

    /** Closes what Gangway opened; done by the context when it stops. */
    @Override
    public synchronized void close() {
        if (observeServer != null) {
            observeServer.close();
        }
        if (heartbeat != null) {
            heartbeat.close();
            heartbeat = null;
        }
        if (sales != null) {
            sales.close();
        }
        beans.unbindAll();
        routeFiles.unload();
        context.removeComponent(CHANNEL_COMPONENT);
        context.removeComponent(SEDA_COMPONENT);
        dataSources.close();
    }

    private static String folder(String location) {
        String withScheme = location.contains(":") ? location : "file:" + location;
        return withScheme.endsWith("/") ? withScheme : withScheme + "/";
    }
}
