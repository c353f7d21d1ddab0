package dev.gangway.wiring.node;

import dev.gangway.Setting;
import dev.gangway.console.live.Reconciling;
import dev.gangway.console.web.Request;
import dev.gangway.console.web.Response;
import dev.gangway.ledger.Job;
import dev.gangway.observe.Figures;
import dev.gangway.observe.HealthChecks;
import dev.gangway.observe.Micrometer;
import dev.gangway.wiring.alerts.AlertWatch;
import dev.gangway.wiring.clocks.Clocks;
import dev.gangway.wiring.clocks.Heartbeat;
import dev.gangway.wiring.clocks.Housekeeping;
import dev.gangway.wiring.clocks.MissedTicks;
import dev.gangway.wiring.http.HttpDoor;
import dev.gangway.wiring.services.Host;
import dev.gangway.wiring.services.RouteFiles;
import dev.gangway.wiring.services.Services;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes, clocks, heartbeat, health, metrics, console and alerts of one node. */
public final class RunningNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);

    private final Services services;
    private final Host host;
    private final Figures figures;
    private final Reconciling.Comparison comparison;
    private final RouteFiles routeFiles;
    private boolean joined;
    /** Closes what runs, the latest first. */
    private final Deque<Runnable> closing = new ArrayDeque<>();

    /** @param comparison compares headquarters with Sales, for the console */
    public RunningNode(Services services, Figures figures, Reconciling.Comparison comparison) {
        this.services = services;
        this.host = services.host;
        this.figures = figures;
        this.comparison = comparison;
        this.routeFiles = new RouteFiles(host.context(), host.routes());
    }

    /** Loads the routes while the context initializes; what a node with schedules needs begins with them. */
    public void start() throws Exception {
        boolean scheduled = host.settings().flag(Setting.SCHEDULES);
        if (host.settings().flag(Setting.MIGRATE)) {
            migrate(scheduled);
        }
        List<String> off = services.jobs.off();
        if (!off.isEmpty()) {
            LOG.warn("{} not set up on this node: set gangway.sales.* and gangway.mail.* to run all jobs", off);
        }
        if (scheduled) {
            addClocks();
            join();
            closing.push(new Housekeeping(host.context(), services.retention())::close);
            closing.push(
                    new MissedTicks(
                            host.context(),
                            services.jobs.atTimes(),
                            services.operators.pauses(),
                            services.ledger.outages())::close);
        }
        LOG.info("Routes, statements, maps and templates come from {}", host.routes());
        routeFiles.load(routeFiles(scheduled));
        closing.push(
                HealthChecks.register(
                                host.context(),
                                services.health(),
                                services.databases.headquarters(),
                                services.followedTables())::close);
        closing.push(Micrometer.bind(host.context(), figures));
        if (host.settings().number(Setting.HTTP_PORT) != 0) {
            closing.push(HttpDoor.open(services, figures, comparison)::close);
        }
        if (scheduled && AlertWatch.isWanted(services)) {
            closing.push(AlertWatch.start(services, services.backlog()::oldestSeconds)::close);
        }
    }

    /** A long-running node waits for an unavailable database, at startup as later; a one-time run fails. */
    private void migrate(boolean staysUp) throws InterruptedException {
        if (staysUp) {
            services.databases.migrateOnceThere();
        } else {
            services.databases.migrate();
        }
    }

    private List<String> routeFiles(boolean scheduled) {
        List<String> files = new ArrayList<>(List.of("failures", "jobs"));
        services.jobs
                .able()
                .forEach(job -> files.addAll(Job.of(job).map(Job::routeFiles).orElseThrow()));
        if (scheduled) {
            files.add("schedules");
        }
        return files;
    }

    /** Registers as a node, which read-only commands do not. */
    public synchronized void join() {
        if (!joined) {
            joined = true;
            closing.push(new Heartbeat(host.context(), services.ledger.nodes())::close);
        }
    }

    private void addClocks() {
        if (host.settings().flag(Setting.CLUSTER)) {
            List<String> unscheduled = Job.ids().stream()
                    .filter(job -> services.jobs.schedule(job).isOff())
                    .toList();
            Clocks.clustered(
                    host.context(),
                    services.databases.headquarters(),
                    services.ledger.nodes().id(),
                    Job.values().length,
                    unscheduled);
        } else {
            Clocks.inMemory(host.context(), Job.values().length);
        }
    }

    /**
     * The console for a server of the host's own.
     *
     * @param base the path under which the host serves it
     */
    public synchronized Function<Request, Response> console(String base) {
        return HttpDoor.mount(services, figures, comparison, base, console -> closing.push(console::close));
    }

    /** Stops what runs; the routes stay, since the beans that they name may be needed until they have stopped. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    /** Takes the routes out; to be called when the context has stopped. */
    public void unload() {
        routeFiles.unload();
    }
}
