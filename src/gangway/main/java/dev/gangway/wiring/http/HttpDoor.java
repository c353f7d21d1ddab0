package dev.gangway.wiring.http;

import dev.gangway.Setting;
import dev.gangway.console.Console;
import dev.gangway.console.html.Section;
import dev.gangway.console.live.Census;
import dev.gangway.console.live.LiveNumbers;
import dev.gangway.console.live.Reconciling;
import dev.gangway.console.page.ActsPage;
import dev.gangway.console.page.ErrorPage;
import dev.gangway.console.page.ErrorsPage;
import dev.gangway.console.page.JobsPage;
import dev.gangway.console.page.NodesPage;
import dev.gangway.console.page.PartnerPage;
import dev.gangway.console.page.PauseForms;
import dev.gangway.console.page.ReconcilePage;
import dev.gangway.console.page.SettingsPage;
import dev.gangway.console.web.Doorkeeper;
import dev.gangway.console.web.Hosts;
import dev.gangway.console.web.JdkHandler;
import dev.gangway.console.web.Mount;
import dev.gangway.console.web.Response;
import dev.gangway.ledger.Job;
import dev.gangway.observe.Figures;
import dev.gangway.observe.Micrometer;
import dev.gangway.observe.ObserveServer;
import dev.gangway.onboarding.where.Where;
import dev.gangway.wiring.clocks.Clocks;
import dev.gangway.wiring.services.Services;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;

/** Health, metrics and the console on one port. */
public final class HttpDoor implements AutoCloseable {
    private static final String CLOSED =
            "Beyond the loopback interface the console is served only to people who sign in: set"
                    + " gangway.console.passwords, or gangway.console.user-header behind a proxy that signs them in.\n";

    private final ObserveServer server;
    private final Console console;

    /** @param console null when it is not served */
    private HttpDoor(ObserveServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /** Listens where the settings say. */
    public static HttpDoor open(Services services, Figures figures, Reconciling.Comparison comparison) {
        var settings = ConsoleSettings.of(services.host.settings());
        var server = new ObserveServer(
                services.host.settings().text(Setting.HTTP_HOST),
                services.host.settings().number(Setting.HTTP_PORT),
                services.health(),
                Micrometer.text(figures));
        Map<Job, String> tokens = doorbellTokens(services);
        if (!tokens.isEmpty()) {
            server.mount(Doorbell.PATH, new JdkHandler(doorbell(services, tokens, settings.hosts())));
        }
        if (!services.host.settings().flag(Setting.CONSOLE)) {
            return new HttpDoor(server, null);
        }
        if (!settings.access().isGuarded()
                && !isLoopback(services.host.settings().text(Setting.HTTP_HOST))) {
            server.mount("/", new JdkHandler(request -> Response.text(403, CLOSED)));
            return new HttpDoor(server, null);
        }
        Console console = console(services, figures, comparison, settings, String.valueOf(server.port()));
        server.mount("/", new JdkHandler(console));
        return new HttpDoor(server, console);
    }

    private static Map<Job, String> doorbellTokens(Services services) {
        Map<Job, String> tokens = new EnumMap<>(Job.class);
        if (!services.host.settings().flag(Setting.SCHEDULES)) {
            // nothing would hear it
            return tokens;
        }
        Map.of(Job.HEADQUARTERS, Setting.FNO_DOORBELL, Job.SALES_OUTCOMES, Setting.SALES_DOORBELL)
                .forEach((job, setting) -> {
                    if (services.host.settings().has(setting)
                            && services.jobs.running().contains(job.id())) {
                        tokens.put(job, services.host.settings().text(setting));
                    }
                });
        return tokens;
    }

    private static Doorbell doorbell(Services services, Map<Job, String> tokens, Hosts hosts) {
        ProducerTemplate producer = services.host.context().createProducerTemplate();
        return new Doorbell(tokens, hosts, job -> producer.sendBody(Clocks.waitingRoom(job.id()), ""));
    }

    /**
     * The console for a server of the host.
     *
     * @param base the path under which the host serves it
     * @param opened gets what has to be closed
     */
    public static Mount mount(
            Services services,
            Figures figures,
            Reconciling.Comparison comparison,
            String base,
            Consumer<Console> opened) {
        var settings = ConsoleSettings.of(services.host.settings());
        Console console = console(services, figures, comparison, settings, "at" + base.replaceAll("[^A-Za-z0-9]", "-"));
        opened.accept(console);
        return new Mount(base, settings.access(), console);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Console console(
            Services services,
            Figures figures,
            Reconciling.Comparison comparison,
            ConsoleSettings settings,
            String place) {
        var census = new Census(
                services.databases.headquarters(),
                () -> {
                    Figures.Unpulled behind = figures.unpulled();
                    return new Census.Unpulled(behind.requests(), behind.oldestSeconds());
                },
                Set.copyOf(services.jobs.able()),
                services.operators.pauses(),
                new Census.Ledger(
                        services.ledger.queue(),
                        services.ledger.jobRuns(),
                        services.ledger.nodes(),
                        services.ledger.standstills()));
        var numbers = new LiveNumbers(census);
        return new Console(
                services.ledger.nodes().name(),
                settings.hosts(),
                new Doorkeeper(place, settings.access(), services.host.clock()),
                numbers,
                sections(services, numbers, comparison));
    }

    private static Map<String, Section> sections(
            Services services, LiveNumbers numbers, Reconciling.Comparison comparison) {
        var error =
                new ErrorPage(services.databases.headquarters(), services.ledger.errors(), services.operators.acts());
        var where = new Where(services.databases.headquarters(), services.databases.channel());
        return Map.of(
                "partner", new PartnerPage(where::find),
                "errors",
                        new ErrorsPage(
                                services.databases.headquarters(),
                                services.operators.errorDesk(services.ledger.errors()),
                                numbers,
                                error),
                "jobs",
                        new JobsPage(
                                numbers,
                                job -> services.jobs.schedule(job).words(),
                                new PauseForms(services.operators.pauses(), services.host.clock()),
                                services.ledger.jobRuns().history(),
                                services.host.clock()),
                "reconcile", new ReconcilePage(new Reconciling(comparison), services.operators.acts()),
                "nodes", new NodesPage(services.ledger.nodes()::list),
                "acts", new ActsPage(services.operators.acts()),
                "settings", new SettingsPage(() -> ShownSettings.of(services)));
    }

    @Override
    public void close() {
        server.close();
        if (console != null) {
            console.close();
        }
    }
}
