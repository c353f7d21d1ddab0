package dev.gangway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.ChannelDelivery;
import dev.gangway.commerce.ChannelRequests;
import dev.gangway.commerce.EmailNotifications;
import dev.gangway.commerce.UploadSessions;
import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Row;
import dev.gangway.database.Schema;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Reservations;
import dev.gangway.observe.Health;
import dev.gangway.observe.Metrics;
import dev.gangway.observe.ObserveServer;
import dev.gangway.onboarding.CustomersToSales;
import dev.gangway.onboarding.DecisionListeners;
import dev.gangway.onboarding.Preview;
import dev.gangway.onboarding.ProspectsToLeads;
import dev.gangway.onboarding.SalesOutcomes;
import dev.gangway.onboarding.doctor.CommerceColumns;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
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

    /** Under which names the work of a job is queued and its errors are listed: its own, and that of parts of it. */
    public static List<String> queues(String job) {
        return job.equals(SalesOutcomes.JOB)
                ? List.of(job, CustomersToSales.LANE, DecisionListeners.JOB)
                : List.of(job);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Gangway.class);
    static final String BEAN = "gangway";

    private final Parts parts;
    private final JobBeans jobBeans;
    private final RouteFiles routeFiles;
    private ObserveServer observeServer;
    private Heartbeat heartbeat;

    private Gangway(CamelContext context) {
        this.parts = new Parts(context);
        this.jobBeans = new JobBeans(parts);
        this.routeFiles = new RouteFiles(context, parts.routes);
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
            gangway.jobBeans.bind(gangway);
            return gangway;
        } catch (RuntimeException e) {
            gangway.close();
            throw e;
        }
    }

    /** Loads the routes while the context initialises. */
    void start() throws Exception {
        if (parts.settings.flag(Setting.MIGRATE)) {
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
        if (parts.settings.flag(Setting.SCHEDULES)) {
            files.add("schedules");
            addClocks();
            join();
        }
        LOG.info("Routes, statements, maps and templates come from {}", parts.routes);
        routeFiles.load(files);
        observe();
    }

    /** Whoever only looks is no node. */
    private synchronized void join() {
        if (heartbeat == null) {
            heartbeat = new Heartbeat(parts.context, parts.nodes);
        }
    }

    private void addClocks() {
        if (parts.settings.flag(Setting.CLUSTER)) {
            List<String> unscheduled =
                    JOBS.stream().filter(job -> parts.schedule(job).isOff()).toList();
            Clocks.clustered(parts.context, parts.headquarters, parts.nodes.id(), JOBS.size(), unscheduled);
        } else {
            Clocks.inMemory(parts.context, JOBS.size());
        }
    }

    private void observe() {
        int port = parts.settings.number(Setting.HTTP_PORT, 0, 65_535);
        if (port == 0) {
            return;
        }
        var databases = Map.of("headquarters", parts.headquarters, "channel", parts.channel);
        observeServer = new ObserveServer(
                parts.settings.text(Setting.HTTP_HOST),
                port,
                new Health(parts.context, databases, jobs(), parts.outages),
                new Metrics(
                        parts.headquarters,
                        this::unpulled,
                        jobs(),
                        parts.jobRuns,
                        parts.outages,
                        () -> parts.sales == null ? null : parts.sales.limits()));
    }

    /** A node that stays up waits for a database that is away, as it does later; one that works once gives up. */
    private void migrateOnceThere() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                migrate();
                return;
            } catch (DatabaseUnavailableException e) {
                if (!parts.settings.flag(Setting.SCHEDULES)) {
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
        Schema.channel(parts.channel).migrate();
        Schema.headquarters(parts.headquarters).migrate();
    }

    /**
     * The names of the jobs that this node can run, in the order in which a request passes them: those of Sales need
     * {@code gangway.sales.url}, the mails need {@code gangway.mail.url} or
     * {@code gangway.mail.endpoint}.
     */
    public List<String> jobs() {
        return parts.jobs();
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
        Exchange exchange = parts.context
                .createFluentProducerTemplate()
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
        parts.workingTime.endAt(time);
    }

    /** Whether the time given by {@link #endWorkAt} has come. */
    public boolean isWorkEnded() {
        return parts.workingTime.isOver();
    }

    /**
     * Reserves jobs for this node, until it stops. Nodes that do not ask are not kept from working on them.
     *
     * @return the name of the node that has one of them, when they cannot be had; by job
     */
    public Map<String, String> reserve(Collection<String> jobs) {
        join();
        var reservations = new Reservations(parts.headquarters, parts.nodes.id());
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
     * @throws dev.gangway.onboarding.OtherSalesEnvironmentException when the database belongs to another one
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public void preview(Collection<String> jobs, Consumer<ObjectNode> lines) {
        boolean asksSales = jobs.contains(ProspectsToLeads.JOB) || jobs.contains(SalesOutcomes.JOB);
        if (parts.sales != null && asksSales) {
            parts.environment.compare();
        }
        Preview preview = parts.sales == null
                ? null
                : new Preview(
                        parts.headquarters,
                        parts.queue,
                        parts.leads(
                                new BatchSizer(1, 1, 1, BatchSizer.DEFAULT_TARGET), parts.environment.unremembered()),
                        parts.changes(),
                        parts.outcomes(Dataverse.MAX_BATCH));
        for (String job : jobs) {
            switch (job) {
                case ProspectsToLeads.JOB -> preview.prospectsToLeads(lines);
                case SalesOutcomes.JOB -> preview.salesOutcomes(lines);
                case UploadSessions.JOB -> lines.accept(due(job, unpulled().requests()));
                default ->
                    lines.accept(due(
                            job,
                            parts.queue.counts().getOrDefault(job, Map.of()).getOrDefault("due", 0L)));
            }
        }
    }

    private static ObjectNode due(String job, long records) {
        return JsonNodeFactory.instance.objectNode().put("job", job).put("due", records);
    }

    private Metrics.Unpulled unpulled() {
        long counter = parts.headquarters
                .rows("watermark", Map.of("jobid", UploadSessions.JOB))
                .get(0)
                .number("counter");
        Row beyond = parts.channel
                .rows("channelrequests-count", Map.of("counter", counter))
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
        JobRun run = parts.jobRuns.latest(job);
        return run == null ? 0 : run.doneSoFar();
    }

    /** How long a paused job has to wait before it may be tried again; zero when it may now. */
    public Duration wait(String job) {
        return parts.outages.remaining(job);
    }

    /** The records that need a person. */
    public ErrorLedger errors() {
        return parts.errors;
    }

    /**
     * Compares headquarters with Sales and with the channel; safe beside running jobs. The context must be started.
     *
     * @param repair whether the jobs get the differences to do
     * @param listener is told each difference as it is found, and the progress
     * @throws dev.gangway.sales.DataverseException when Sales is away or refuses
     * @throws dev.gangway.onboarding.OtherSalesEnvironmentException when the database belongs to another one: all its leads
     *     would seem gone
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public ReconciliationReport reconcile(boolean repair, ReconciliationListener listener) {
        if (parts.sales != null) {
            parts.environment.compare();
        }
        Reconciliation.Sales both =
                parts.sales == null ? null : new Reconciliation.Sales(parts.sales, parts.leadMap(), parts.changes());
        return new Reconciliation(parts.headquarters, parts.channel, parts.queue, parts.errors)
                .run(both, repair, listener);
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
        parts.settings.required(Setting.SALES_URL);
        return new Verification(
                        parts.headquarters,
                        parts.channel,
                        parts.sales,
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
        Doctor doctor = new Doctor().headquarters(parts.headquarters);
        if (!parts.dataSources.isOneDatabase()) {
            doctor.channel(parts.channel);
        } else {
            doctor.tablesOfChannel(parts.channel);
        }
        if (parts.sales == null) {
            doctor.without("Sales", "Set gangway.sales.url and its sign-in where leads are to be sent from");
        } else {
            Map<String, UUID> teams = parts.companies.ownerTeams();
            doctor.sales(
                            parts.sales,
                            parts.headquarters,
                            parts.map(Setting.MAP_LEAD),
                            parts.changes(),
                            !teams.isEmpty())
                    .environment(parts.environment, parts.headquarters)
                    .ownerTeams(parts.sales, teams);
        }
        if (parts.settings.has(Setting.MAIL_URL)) {
            doctor.mail(parts.mail(), parts.templates());
        } else if (!parts.sendsMails()) {
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
        parts.settings.required(Setting.SALES_URL);
        return new CommerceLeadsView(parts.sales);
    }

    /**
     * The columns of Sales that only Microsoft's Commerce solution brings, to be looked for and created. The context must
     * be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceColumns commerceColumns() {
        parts.settings.required(Setting.SALES_URL);
        return new CommerceColumns(parts.sales);
    }

    /** What operators ask. */
    public Status status() {
        return new Status(parts.headquarters, parts.queue, parts.jobRuns, parts.nodes);
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
        jobBeans.close();
        routeFiles.unload();
        parts.close();
    }
}
