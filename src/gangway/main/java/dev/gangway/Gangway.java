package dev.gangway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.cloud.CloudStart;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.control.Acts;
import dev.gangway.control.ErrorDesk;
import dev.gangway.control.Pause;
import dev.gangway.control.Pauses;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Row;
import dev.gangway.database.Schema;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Reservations;
import dev.gangway.observe.Figures;
import dev.gangway.observe.HealthChecks;
import dev.gangway.observe.Micrometer;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.onboarding.adopt.Adoption;
import dev.gangway.onboarding.adopt.AdoptionListener;
import dev.gangway.onboarding.adopt.AdoptionOptions;
import dev.gangway.onboarding.adopt.AdoptionReport;
import dev.gangway.onboarding.doctor.Doctor;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.doctor.cloud.CloudChecks;
import dev.gangway.onboarding.doctor.database.DatabaseChecks;
import dev.gangway.onboarding.doctor.sales.SalesChecks;
import dev.gangway.onboarding.handback.HandBack;
import dev.gangway.onboarding.link.CommerceColumns;
import dev.gangway.onboarding.link.CommerceLeadsView;
import dev.gangway.onboarding.preview.Preview;
import dev.gangway.onboarding.privacy.ForgetReport;
import dev.gangway.onboarding.privacy.Forgetting;
import dev.gangway.onboarding.reconcile.Reconciliation;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import dev.gangway.onboarding.verify.CloudVerification;
import dev.gangway.onboarding.verify.Verification;
import dev.gangway.onboarding.verify.VerificationOptions;
import dev.gangway.onboarding.verify.VerificationReport;
import dev.gangway.onboarding.verify.VerificationStep;
import dev.gangway.onboarding.where.Partner;
import dev.gangway.onboarding.where.Where;
import dev.gangway.wiring.JobBeans;
import dev.gangway.wiring.Parts;
import dev.gangway.wiring.RouteFiles;
import dev.gangway.wiring.Settings;
import dev.gangway.wiring.alerts.AlertWatch;
import dev.gangway.wiring.clocks.Clocks;
import dev.gangway.wiring.clocks.Heartbeat;
import dev.gangway.wiring.clocks.Housekeeping;
import dev.gangway.wiring.clocks.MissedTicks;
import dev.gangway.wiring.http.HttpDoor;
import dev.gangway.wiring.network.ConfiguredNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gangway in a Camel context: its beans, its routes and the commands for operators.
 *
 * <p>Reads the settings {@code gangway.*} from the context's properties. All beans have names that begin with {@code
 * gangway}, all routes are named after their jobs; components, error handlers and routes of the host are not changed.
 */
public final class Gangway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gangway.class);
    static final String BEAN = "gangway";

    private final Parts parts;
    private final JobBeans jobBeans;
    private final RouteFiles routeFiles;
    private final Figures figures;
    private boolean joined;
    /** Closes what runs, the latest first. */
    private final Deque<Runnable> closing = new ArrayDeque<>();

    private Gangway(CamelContext context) {
        // before the clients that use it
        new ConfiguredNetwork(new Settings(context)::text).bind(context);
        this.parts = new Parts(context);
        this.jobBeans = new JobBeans(parts);
        this.routeFiles = new RouteFiles(context, parts.routes);
        this.figures = parts.figures(this::unpulled);
    }

    /**
     * Adds Gangway to a context that has not been started yet; routes are loaded when it starts.
     *
     * @return the instance, valid until the context stops; a restarted context has a new one in its registry, named
     *     {@code gangway}
     * @throws SettingException if a setting is missing or invalid
     */
    public static Gangway addTo(CamelContext context) {
        Gangway gangway = bound(context);
        context.addLifecycleStrategy(GangwayLifecycle.of(gangway));
        return gangway;
    }

    static Gangway bound(CamelContext context) {
        var gangway = new Gangway(context);
        try {
            gangway.jobBeans.bind(BEAN, gangway);
            gangway.jobBeans.bind();
            return gangway;
        } catch (RuntimeException e) {
            gangway.close();
            throw e;
        }
    }

    /** Loads the routes while the context initializes. */
    void start() throws Exception {
        if (parts.settings.flag(Setting.MIGRATE)) {
            migrateOnceThere();
        }
        List<String> off = parts.off();
        if (!off.isEmpty()) {
            LOG.warn("{} not set up on this node: set gangway.sales.* and gangway.mail.* to run all jobs", off);
        }
        List<String> files = new ArrayList<>();
        files.addAll(List.of("failures", "jobs"));
        jobs().forEach(job -> files.addAll(Job.of(job).map(Job::routeFiles).orElseThrow()));
        if (parts.settings.flag(Setting.SCHEDULES)) {
            files.add("schedules");
            addClocks();
            join();
            closing.push(new Housekeeping(parts.context, parts.retention())::close);
            closing.push(new MissedTicks(parts.context, parts.atTimes(), parts.pauses, parts.outages)::close);
        }
        LOG.info("Routes, statements, maps and templates come from {}", parts.routes);
        routeFiles.load(files);
        closing.push(
                HealthChecks.register(parts.context, parts.health(), parts.headquarters, parts.followedTables())
                        ::close);
        closing.push(Micrometer.bind(parts.context, figures));
        listen();
        if (parts.settings.flag(Setting.SCHEDULES) && AlertWatch.isWanted(parts)) {
            closing.push(AlertWatch.start(parts, () -> unpulled().oldestSeconds())::close);
        }
    }

    /** Read-only commands do not register as a node. */
    private synchronized void join() {
        if (!joined) {
            joined = true;
            closing.push(new Heartbeat(parts.context, parts.nodes)::close);
        }
    }

    private void addClocks() {
        if (parts.settings.flag(Setting.CLUSTER)) {
            List<String> unscheduled = Job.ids().stream()
                    .filter(job -> parts.schedule(job).isOff())
                    .toList();
            Clocks.clustered(parts.context, parts.headquarters, parts.nodes.id(), Job.values().length, unscheduled);
        } else {
            Clocks.inMemory(parts.context, Job.values().length);
        }
    }

    private void listen() {
        if (parts.settings.number(Setting.HTTP_PORT) != 0) {
            closing.push(HttpDoor.open(parts, figures, this::reconcile)::close);
        }
    }

    /** A long-running node waits for an unavailable database, at startup as later; a one-time run fails. */
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

    /** Describes the databases for display: addresses and users, no secrets. */
    public String databases() {
        return parts.dataSources.shown();
    }

    /** Creates or migrates the tables of both databases; safe to repeat. */
    public void migrate() {
        Schema.channel(parts.channel).migrate(parts.dataSources.unlimited(parts.channel.dataSource()));
        Schema.headquarters(parts.headquarters).migrate(parts.dataSources.unlimited(parts.headquarters.dataSource()));
    }

    /**
     * The names of the jobs that this node can run, in the order in which a request passes them: jobs that use Sales need
     * {@code gangway.sales.url}, the mails need {@code gangway.mail.url} or
     * {@code gangway.mail.endpoint}.
     */
    public List<String> jobs() {
        return parts.jobs();
    }

    /** Those of the jobs that this node does not leave to others: not those whose schedule is {@code off}. */
    public List<String> running() {
        return parts.running();
    }

    /** What a job lacks on this node, in words; null when it can run or there is no such job. */
    public String missing(String job) {
        return Job.of(job).map(parts::missing).orElse(null);
    }

    /**
     * Runs a job once, until no work is left; does nothing while the job is paused. The context must be started.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    public JobReport run(String job) {
        if (!jobs().contains(job)) {
            throw new IllegalArgumentException(Job.of(job)
                    .map(known -> "The job " + job + " is not set up on this node: " + parts.missing(known))
                    .orElse("There is no job " + job + "; there are " + String.join(", ", Job.ids())));
        }
        Optional<Pause> pause = parts.pauses.of(job);
        if (pause.isPresent()) {
            return JobReport.stopped(job, pause.get().words());
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

    /** From the given time on, no job starts new work; work in progress is completed. */
    public void endWorkAt(Instant time) {
        parts.workingTime.endAt(time);
    }

    /** Whether the time given by {@link #endWorkAt} has come. */
    public boolean isWorkEnded() {
        return parts.workingTime.isOver();
    }

    /**
     * Reserves jobs for this node, until it stops. Nodes that do not reserve jobs can still run them.
     *
     * @return for each job that is already reserved, the name of the node that has it
     */
    public Map<String, String> reserve(Collection<String> jobs) {
        join();
        var reservations = new Reservations(parts.headquarters, parts.nodes.id());
        Map<String, String> taken = new LinkedHashMap<>();
        jobs.forEach(job -> reservations.take(job).ifPresent(holder -> taken.put(job, holder)));
        return taken;
    }

    /**
     * Shows what jobs would do right now. Claims nothing and writes nothing, neither in a database nor in Sales. The
     * context must be started, and the tables must exist.
     *
     * @param jobs the jobs to show, from {@link #jobs()}
     * @param lines receives one JSON object per record for the jobs that use Sales, with what would be sent and
     *     decided, and one with a count for each other job
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public void preview(Collection<String> jobs, Consumer<ObjectNode> lines) {
        boolean asksSales = jobs.contains(Job.PROSPECTS_TO_LEADS.id()) || jobs.contains(Job.SALES_OUTCOMES.id());
        if (parts.sales != null && asksSales) {
            parts.environment.compare();
        }
        Preview preview = parts.sales == null
                ? null
                : new Preview(
                        parts.headquarters,
                        parts.queue,
                        parts.sales,
                        parts.leadsPreview(),
                        parts.changes(),
                        parts.outcomes(Dataverse.MAX_BATCH));
        for (String job : jobs) {
            switch (Job.of(job).orElseThrow()) {
                case PROSPECTS_TO_LEADS -> preview.prospectsToLeads(lines);
                case SALES_OUTCOMES -> preview.salesOutcomes(lines);
                case PULL_REQUESTS -> lines.accept(due(job, unpulled().requests()));
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

    private Figures.Unpulled unpulled() {
        long counter = parts.headquarters
                .rows("requests/watermark", Map.of("jobid", Job.PULL_REQUESTS.id()))
                .get(0)
                .number("counter");
        Row beyond = parts.channel
                .rows("observe/channelrequests-count", Map.of("counter", counter))
                .get(0);
        LocalDateTime oldest = beyond.time("oldest");
        return new Figures.Unpulled(
                beyond.number("requests"),
                oldest == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(oldest, parts.channel.utcNow()).toSeconds()));
    }

    /** The number of records that a job has completed in its current run, or else in its last one. */
    public long progress(String job) {
        JobRun run = parts.jobRuns.latest(job);
        return run == null ? 0 : run.doneSoFar();
    }

    /** How long a waiting job still waits before its next attempt; zero if it may run now. */
    public Duration wait(String job) {
        return parts.outages.remaining(job);
    }

    /** How long the service that a job uses asks it to wait; zero if it does not, or if the job uses none. */
    public Duration restOfService(String job) {
        ServiceLimits limits = Job.of(job).map(this::limits).orElse(null);
        Instant until = limits == null ? null : limits.closedUntil();
        Duration rest = until == null ? Duration.ZERO : Duration.between(parts.clock.instant(), until);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private ServiceLimits limits(Job job) {
        if (job.needs().contains(Job.Need.CLOUD)) {
            return parts.cloud == null ? null : parts.cloud.client().limits();
        }
        return job.needs().contains(Job.Need.SALES) && parts.sales != null ? parts.sales.limits() : null;
    }

    /** Tells people what needs them now, as {@code gangway.alerts.*} say; for a process that does not stay up. */
    public void tellAlerts() {
        if (AlertWatch.isWanted(parts)) {
            AlertWatch.once(parts, () -> unpulled().oldestSeconds());
        }
    }

    /**
     * Erases what is older than {@code gangway.retention.*} allow, if that is due and no node is doing it. A process that
     * runs the jobs on their schedules does it by itself.
     *
     * @return how many rows of which table
     */
    public Map<String, Long> tidyUp() {
        return parts.retention().sweep(parts.workingTime::isOver);
    }

    /** The jobs that people have stopped. */
    public Pauses pauses() {
        return parts.pauses;
    }

    /** Where people decide about records in error. */
    public ErrorDesk errorDesk() {
        return parts.errorDesk;
    }

    /** The record of operator actions. */
    public Acts acts() {
        return parts.acts;
    }

    /** The records that need manual action. */
    public ErrorLedger errors() {
        return parts.errors;
    }

    /**
     * Compares headquarters with Sales and with the channel; safe while jobs are running. The context must be started.
     *
     * @param repair whether the differing records are made due for the jobs that repair them
     * @param listener receives each difference as it is found, and the progress
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one: all
     *     its leads would seem gone
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public ReconciliationReport reconcile(boolean repair, ReconciliationListener listener) {
        if (parts.sales != null) {
            parts.environment.compare();
        }
        Reconciliation.Sales both =
                parts.sales == null ? null : new Reconciliation.Sales(parts.sales, parts.leadMap(), parts.changes());
        return new Reconciliation(
                        parts.headquarters,
                        parts.cloud == null ? parts.channel : null,
                        parts.queue,
                        parts.errors,
                        parts.settings.legalEntities())
                .cloud(jobBeans.decidedProspects())
                .run(both, repair, listener);
    }

    /**
     * Links existing leads, accounts and contacts in Sales to prospects and customers, instead of creating new ones;
     * safe while jobs are running. In the cloud the prospects of Finance and Operations are mirrored before, unless nothing
     * is to be written. The context must be started.
     *
     * @param listener receives each record that was linked or needs manual action, and the progress
     * @throws SettingException when no Sales is set up
     * @throws dev.gangway.odata.ServiceException when Sales is away or refuses
     * @throws dev.gangway.onboarding.link.OtherSalesEnvironmentException when the database belongs to another one
     * @throws org.springframework.dao.DataAccessException when a database is away
     */
    public AdoptionReport adopt(AdoptionOptions options, AdoptionListener listener) {
        parts.settings.required(Setting.SALES_URL);
        if (options.dryRun()) {
            parts.environment.compare();
        } else {
            parts.environment.require();
            if (jobBeans.decidedProspects() != null) {
                // pending ones first: their leads are looked for as well
                run(Job.HEADQUARTERS.id());
                jobBeans.decidedProspects().mirror();
            }
        }
        return new Adoption(parts.adoption()).run(options, listener);
    }

    /**
     * Which row of Sales stands for which prospect and customer, for whoever takes over from Gangway.
     *
     * @param lines gets the values of each line, in the order of {@link HandBack#COLUMNS}
     */
    public void handBack(Consumer<List<String>> lines) {
        new HandBack(parts.headquarters, parts.settings.legalEntities()).write(lines);
    }

    /** As {@link #verify(VerificationOptions, Consumer)}, against test environments only. */
    public VerificationReport verify(Duration patience, Consumer<VerificationStep> listener) {
        return verify(VerificationOptions.of(patience), listener);
    }

    /**
     * Microsoft's acceptance test: a marked request becomes a prospect and a lead, and all of it is removed again. In the
     * cloud two marked prospects become leads and are decided by writes, which answers what no document does. Runs the
     * jobs that it needs, beside those of other nodes. The context must be started.
     *
     * @param listener receives each step when it is over
     * @throws SettingException when no Sales is set up
     */
    public VerificationReport verify(VerificationOptions options, Consumer<VerificationStep> listener) {
        parts.settings.required(Setting.SALES_URL);
        if (parts.cloud != null) {
            var services = new CloudVerification.Services(
                    parts.headquarters,
                    parts.cloud.client(),
                    parts.cloud.environment(),
                    parts.cloud.options(),
                    parts.sales,
                    job -> run(job).paused());
            return new CloudVerification(services, options, listener).run();
        }
        return new Verification(
                        parts.headquarters,
                        parts.channel,
                        parts.sales,
                        Verification.DEFAULT_LEGAL_ENTITY,
                        job -> run(job).paused(),
                        options.patience(),
                        listener)
                .run();
    }

    /**
     * Checks Gangway's environment and names the remedy for each problem; changes nothing. The
     * context must be started, with {@code gangway.migrate=false} if a database may be away.
     *
     * @param listener receives each finding at once
     */
    public List<Finding> doctor(Consumer<Finding> listener) {
        Doctor doctor = new Doctor()
                .also(DatabaseChecks.ofHeadquarters(parts.headquarters))
                .also(DatabaseChecks.ofMovement(parts.headquarters, parts.capture, parts.standstills))
                .also(
                        parts.dataSources.isOneDatabase()
                                ? DatabaseChecks.ofChannelTables(parts.channel)
                                : DatabaseChecks.ofChannel(parts.channel))
                .credentials(parts.credentials(), parts.clock);
        if (parts.sales == null) {
            doctor.without("Sales", "Set gangway.sales.url and its sign-in where leads are to be sent from");
        } else {
            Map<String, UUID> teams = parts.companies.ownerTeams();
            doctor.also(SalesChecks.of(
                            parts.sales,
                            parts.headquarters,
                            parts.map(Setting.MAP_LEAD),
                            parts.changes(),
                            !teams.isEmpty()))
                    .also(SalesChecks.ofLinks(
                            parts.environment, parts.unknownLeads().unremembered(), parts.headquarters))
                    .also(SalesChecks.ofOwnerTeams(parts.sales, teams));
        }
        if (parts.cloud != null) {
            examineCloud(doctor);
        }
        if (parts.settings.has(Setting.MAIL_URL)) {
            doctor.mail(parts.mail(), parts.templates());
        } else if (!parts.sendsMails() && parts.cloud == null) {
            doctor.without("mail", "Set gangway.mail.url where mails are to be sent from");
        }
        return doctor.examine(listener);
    }

    private void examineCloud(Doctor doctor) {
        doctor.also(CloudChecks.ofHeadquarters(
                parts.cloud.client(), parts.headquarters, parts.cloud.options(), parts.cloud.clientId()));
        if (parts.sales != null) {
            doctor.also(CloudChecks.ofSales(parts.sales, parts.cloud.refusesDualWrite()));
        }
    }

    /**
     * The view in Sales that shows the leads of prospects, for checking and creating it. The context must be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceLeadsView commerceLeadsView() {
        parts.settings.required(Setting.SALES_URL);
        return new CommerceLeadsView(parts.sales);
    }

    /**
     * The columns in Sales that only Microsoft's Commerce solution adds, for checking and creating them. The context must
     * be started.
     *
     * @throws SettingException when no Sales is set up
     */
    public CommerceColumns commerceColumns() {
        parts.settings.required(Setting.SALES_URL);
        return new CommerceColumns(parts.sales);
    }

    /** Describes where P-0001, or in the cloud the job headquarters, began or will begin. The tables must exist. */
    public String startPoint() {
        boolean isCloud = parts.cloud != null;
        String job = isCloud ? Job.HEADQUARTERS.id() : Job.PULL_REQUESTS.id();
        Setting setting = isCloud ? Setting.FNO_START : Setting.PULL_START;
        String begun = isCloud
                ? CloudStart.begun(parts.headquarters)
                : parts.headquarters
                        .rows("requests/watermark", Map.of("jobid", job))
                        .get(0)
                        .text("startpoint");
        String words = isCloud
                ? parts.cloud.options().start().words()
                : parts.settings.startPoint().words();
        return begun == null
                ? job + " will begin at " + words + " (" + setting.key() + ")"
                : job + " began at " + begun;
    }

    /**
     * Finds partners by whatever somebody knows of them, and tells their ways.
     *
     * @param text e-mail address, company, name, request, prospect, lead, customer number or hierarchy
     * @param max how many at the most
     */
    public List<Partner> where(String text, int max) {
        return new Where(parts.headquarters, parts.channel).find(text, max);
    }

    /**
     * Erases a person's data from Gangway's own tables, from mails and from errors.
     *
     * @param dryRun whether nothing is to be changed
     * @param who wants it
     */
    public ForgetReport forget(String email, boolean dryRun, String who) {
        return new Forgetting(parts.headquarters, parts.channel, parts.acts).forget(email, dryRun, who);
    }

    /**
     * The console for a server of the host's own: takes a request and returns the answer, whatever the server is. Closed
     * with this instance.
     *
     * @param base the path under which the host serves it, such as {@code /intern/gangway}; empty for the root
     * @throws SettingException when a setting of the console is invalid
     * @throws IllegalArgumentException when the path does not begin with a slash, or ends with one
     */
    public synchronized Function<Request, Response> console(String base) {
        return HttpDoor.mount(parts, figures, this::reconcile, base, console -> closing.push(console::close));
    }

    /** What there is to measure, for {@link dev.gangway.observe.GangwayMetrics}. */
    public Figures figures() {
        return figures;
    }

    /** The commands for operators. */
    public Status status() {
        return new Status(parts.headquarters, parts.queue, parts.jobRuns, parts.nodes, parts.standstills, parts.pauses);
    }

    /** Closes what Gangway opened; done by the context when it stops. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
        jobBeans.close();
        routeFiles.unload();
        parts.close();
    }
}
