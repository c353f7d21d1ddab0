package dev.gangway.wiring.http;

import dev.gangway.Setting;
import dev.gangway.console.Console;
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
import dev.gangway.console.page.Section;
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
import dev.gangway.wiring.Parts;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
    public static HttpDoor open(Parts parts, Figures figures, Reconciling.Comparison comparison) {
        var settings = ConsoleSettings.of(parts.settings);
        var server = new ObserveServer(
                parts.settings.text(Setting.HTTP_HOST),
                parts.settings.number(Setting.HTTP_PORT),
                parts.health(),
                Micrometer.text(figures));
        if (parts.settings.has(Setting.FNO_DOORBELL) && parts.cloud != null) {
            server.mount(Doorbell.PATH, new JdkHandler(doorbell(parts, settings.hosts())));
        }
        if (!parts.settings.flag(Setting.CONSOLE)) {
            return new HttpDoor(server, null);
        }
        if (!settings.access().isGuarded() && !isLoopback(parts.settings.text(Setting.HTTP_HOST))) {
            server.mount("/", new JdkHandler(request -> Response.text(403, CLOSED)));
            return new HttpDoor(server, null);
        }
        Console console = console(parts, figures, comparison, settings, String.valueOf(server.port()));
        server.mount("/", new JdkHandler(console));
        return new HttpDoor(server, console);
    }

    private static Doorbell doorbell(Parts parts, Hosts hosts) {
        ProducerTemplate waitingRoom = parts.context.createProducerTemplate();
        return new Doorbell(
                parts.settings.text(Setting.FNO_DOORBELL),
                hosts,
                () -> waitingRoom.sendBody(
                        "gangway-seda:" + Job.HEADQUARTERS.id() + "?size=1&discardWhenFull=true", ""));
    }

    /**
     * The console for a server of the host.
     *
     * @param base the path under which the host serves it
     * @param opened gets what has to be closed
     */
    public static Mount mount(
            Parts parts, Figures figures, Reconciling.Comparison comparison, String base, Consumer<Console> opened) {
        var settings = ConsoleSettings.of(parts.settings);
        Console console = console(parts, figures, comparison, settings, "at" + base.replaceAll("[^A-Za-z0-9]", "-"));
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
            Parts parts, Figures figures, Reconciling.Comparison comparison, ConsoleSettings settings, String place) {
        var census = new Census(
                parts.headquarters,
                () -> {
                    Figures.Unpulled behind = figures.unpulled();
                    return new Census.Unpulled(behind.requests(), behind.oldestSeconds());
                },
                Set.copyOf(parts.jobs()),
                parts.pauses,
                new Census.Ledger(parts.queue, parts.jobRuns, parts.nodes, parts.standstills));
        var numbers = new LiveNumbers(census);
        return new Console(
                parts.nodes.name(),
                settings.hosts(),
                new Doorkeeper(place, settings.access(), parts.clock),
                numbers,
                sections(parts, numbers, comparison));
    }

    private static Map<String, Section> sections(Parts parts, LiveNumbers numbers, Reconciling.Comparison comparison) {
        var error = new ErrorPage(parts.headquarters, parts.errors, parts.acts);
        var where = new Where(parts.headquarters, parts.channel);
        return Map.of(
                "partner", new PartnerPage(where::find),
                "errors", new ErrorsPage(parts.headquarters, parts.errorDesk, numbers, error),
                "jobs",
                        new JobsPage(
                                numbers,
                                job -> parts.schedule(job).words(),
                                new PauseForms(parts.pauses, parts.clock),
                                parts.jobRuns.history(),
                                parts.clock),
                "reconcile", new ReconcilePage(new Reconciling(comparison), parts.acts),
                "nodes", new NodesPage(parts.nodes::list),
                "acts", new ActsPage(parts.acts),
                "settings", new SettingsPage(() -> ShownSettings.of(parts)));
    }

    @Override
    public void close() {
        server.close();
        if (console != null) {
            console.close();
        }
    }
}
