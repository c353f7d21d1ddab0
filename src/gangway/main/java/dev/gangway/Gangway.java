package dev.gangway;

import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.control.Pause;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.node.Reservations;
import dev.gangway.observe.Figures;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.wiring.JobBeans;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.node.RunningNode;
import dev.gangway.wiring.services.Services;
import dev.gangway.wiring.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * Gangway in a Camel context: its beans, its routes and the commands for operators.
 *
 * <p>Reads the settings {@code gangway.*} from the context's properties. All beans have names that begin with {@code
 * gangway}, all routes are named after their jobs; components, error handlers and routes of the host are not changed.
 */
public final class Gangway extends GangwayOperations implements AutoCloseable {
    static final String BEAN = "gangway";

    private final Services services;
    private final JobBeans jobBeans;
    private final Figures figures;
    private final RunningNode node;

    private Gangway(Services services, JobBeans jobBeans) {
        super(services, jobBeans::decidedProspects);
        this.services = services;
        this.jobBeans = jobBeans;
        this.figures = services.figures();
        this.node = new RunningNode(services, figures, this::reconcile);
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
        // before the clients that use it
        new ConfiguredNetwork(new Settings(context)::text).bind(context);
        var services = new Services(context);
        var gangway = new Gangway(services, new JobBeans(services));
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
        node.start();
    }

    /** Describes the databases for display: addresses and users, no secrets. */
    public String databases() {
        return services.databases.shown();
    }

    /** Creates or migrates the tables of both databases; safe to repeat. */
    public void migrate() {
        services.databases.migrate();
    }

    /**
     * The names of the jobs that this node can run, in the order in which a request passes them: jobs that use Sales need
     * {@code gangway.sales.url}, the mails need {@code gangway.mail.url} or {@code gangway.mail.endpoint}.
     */
    public List<String> jobs() {
        return services.jobs.able();
    }

    /** Those of the jobs that this node does not leave to others: not those whose schedule is {@code off}. */
    public List<String> running() {
        return services.jobs.running();
    }

    /** What a job lacks on this node, in words; null when it can run or there is no such job. */
    public String missing(String job) {
        return Job.of(job).map(services.jobs::missing).orElse(null);
    }

    /**
     * Runs a job once, until no work is left; does nothing while the job is paused. The context must be started.
     *
     * @throws IllegalArgumentException when there is no such job
     */
    @Override
    public JobReport run(String job) {
        if (!jobs().contains(job)) {
            throw new IllegalArgumentException(Job.of(job)
                    .map(known -> "The job " + job + " is not set up on this node: " + services.jobs.missing(known))
                    .orElse("There is no job " + job + "; there are " + String.join(", ", Job.ids())));
        }
        Optional<Pause> pause = services.operators.pauses().of(job);
        if (pause.isPresent()) {
            return JobReport.stopped(job, pause.get().words());
        }
        node.join();
        Exchange exchange = services.host
                .context()
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
        services.ledger.workingTime().endAt(time);
    }

    /** Whether the time given by {@link #endWorkAt} has come. */
    public boolean isWorkEnded() {
        return services.ledger.workingTime().isOver();
    }

    /**
     * Reserves jobs for this node, until it stops. Nodes that do not reserve jobs can still run them.
     *
     * @return for each job that is already reserved, the name of the node that has it
     */
    public Map<String, String> reserve(Collection<String> jobs) {
        node.join();
        var reservations = new Reservations(
                services.databases.headquarters(), services.ledger.nodes().id());
        Map<String, String> taken = new LinkedHashMap<>();
        jobs.forEach(job -> reservations.take(job).ifPresent(holder -> taken.put(job, holder)));
        return taken;
    }

    /** The number of records that a job has completed in its current run, or else in its last one. */
    public long progress(String job) {
        JobRun run = services.ledger.jobRuns().latest(job);
        return run == null ? 0 : run.doneSoFar();
    }

    /** How long a waiting job still waits before its next attempt; zero if it may run now. */
    public Duration wait(String job) {
        return services.ledger.outages().remaining(job);
    }

    /** How long the service that a job uses asks it to wait; zero if it does not, or if the job uses none. */
    public Duration restOfService(String job) {
        ServiceLimits limits = Job.of(job).map(this::limits).orElse(null);
        Instant until = limits == null ? null : limits.closedUntil();
        Duration rest = until == null
                ? Duration.ZERO
                : Duration.between(services.host.clock().instant(), until);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private ServiceLimits limits(Job job) {
        if (job.needs().contains(Job.Need.CLOUD)) {
            return services.cloud == null ? null : services.cloud.client().limits();
        }
        return job.needs().contains(Job.Need.SALES) && services.sales != null
                ? services.sales.client().limits()
                : null;
    }

    /**
     * The console for a server of the host's own: takes a request and returns the answer, whatever the server is. Closed
     * with this instance.
     *
     * @param base the path under which the host serves it, such as {@code /intern/gangway}; empty for the root
     * @throws SettingException when a setting of the console is invalid
     * @throws IllegalArgumentException when the path does not begin with a slash, or ends with one
     */
    public Function<Request, Response> console(String base) {
        return node.console(base);
    }

    /** What there is to measure, for {@link dev.gangway.observe.GangwayMetrics}. */
    public Figures figures() {
        return figures;
    }

    /** Closes what Gangway opened; done by the context when it stops. */
    @Override
    public synchronized void close() {
        node.close();
        jobBeans.close();
        node.unload();
        services.close();
    }
}
