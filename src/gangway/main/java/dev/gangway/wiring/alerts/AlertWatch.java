package dev.gangway.wiring.alerts;

import dev.gangway.Setting;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.database.Database;
import dev.gangway.observe.alerts.AlertChannel;
import dev.gangway.observe.alerts.AlertSettings;
import dev.gangway.observe.alerts.Alerts;
import dev.gangway.observe.alerts.EndpointChannel;
import dev.gangway.observe.alerts.MailChannel;
import dev.gangway.observe.alerts.WebhookChannel;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.services.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether people have to be told something, from now until it is closed. */
public final class AlertWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Services services;
    private final List<AlertChannel> channels;
    private final Alerts alerts;
    private final ProducerTemplate producer;
    private ScheduledExecutorService executor;
    private volatile boolean unheard;

    private AlertWatch(Services services, LongSupplier unpulledSeconds, boolean staysUp) {
        this.services = services;
        this.producer = services.host.context().createProducerTemplate();
        AlertSettings settings = new AlertSettings(services.host.settings()::text);
        this.channels = channels(settings);
        this.alerts = new Alerts(
                new Alerts.Sources(
                        services.databases.headquarters(),
                        services.ledger.queue(),
                        services.operators.pauses(),
                        services.ledger.outages(),
                        services.ledger.nodes(),
                        unpulledSeconds,
                        services::credentials),
                channels,
                settings.pace(),
                staysUp);
    }

    /** Whether anybody wants to be told. */
    public static boolean isWanted(Services services) {
        return new AlertSettings(services.host.settings()::text).isAny();
    }

    /** Looks once. */
    public static void once(Services services, LongSupplier unpulledSeconds) {
        try (var watch = new AlertWatch(services, unpulledSeconds, false)) {
            watch.look();
        }
    }

    /** Looks again and again. */
    public static AlertWatch start(Services services, LongSupplier unpulledSeconds) {
        var watch = new AlertWatch(services, unpulledSeconds, true);
        Alerts.Pace pace = new AlertSettings(services.host.settings()::text).pace();
        Duration shorter = pace.every().compareTo(pace.stuckAfter()) < 0 ? pace.every() : pace.stuckAfter();
        long millis = Math.max(1000, Math.min(LONGEST.toMillis(), shorter.toMillis() / 10));
        watch.executor = services.host
                .context()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(watch, "gangway-alerts");
        watch.executor.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
        return watch;
    }

    private List<AlertChannel> channels(AlertSettings settings) {
        List<AlertChannel> channels = new ArrayList<>();
        if (services.host.settings().has(Setting.ALERTS_MAIL_TO)) {
            channels.add(new MailChannel(
                    producer,
                    services.mail.endpoint(),
                    MailSettings.sender(
                            Setting.MAIL_FROM.key(), services.host.settings().required(Setting.MAIL_FROM)),
                    settings.receivers()));
        }
        if (settings.webhook() != null) {
            channels.add(new WebhookChannel(services.host.context(), settings.webhook()));
        }
        if (services.host.settings().has(Setting.ALERTS_ENDPOINT)) {
            channels.add(new EndpointChannel(
                    producer,
                    ConfiguredNetwork.trusting(
                            services.host.context(), services.host.settings().text(Setting.ALERTS_ENDPOINT))));
        }
        return channels;
    }

    /** A look that fails must not be the last: the database may come back. */
    private void look() {
        try {
            alerts.look();
            unheard = false;
        } catch (RuntimeException e) {
            if (!unheard) {
                unheard = true;
                LOG.warn("Whether somebody has to be told something is not known: {}", Database.reason(e));
            }
        }
    }

    @Override
    public void close() {
        if (executor != null) {
            services.host.context().getExecutorServiceManager().shutdownGraceful(executor);
        }
        channels.forEach(AlertChannel::close);
        producer.stop();
    }
}
