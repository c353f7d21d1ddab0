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
import dev.gangway.wiring.Parts;
import dev.gangway.wiring.network.ConfiguredNetwork;
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

    private final Parts parts;
    private final List<AlertChannel> channels;
    private final Alerts alerts;
    private final ProducerTemplate producer;
    private ScheduledExecutorService executor;
    private volatile boolean unheard;

    private AlertWatch(Parts parts, LongSupplier unpulledSeconds, boolean staysUp) {
        this.parts = parts;
        this.producer = parts.context.createProducerTemplate();
        AlertSettings settings = new AlertSettings(parts.settings::text);
        this.channels = channels(settings);
        this.alerts = new Alerts(
                new Alerts.Sources(
                        parts.headquarters,
                        parts.queue,
                        parts.pauses,
                        parts.outages,
                        parts.nodes,
                        unpulledSeconds,
                        parts::credentials),
                channels,
                settings.pace(),
                staysUp);
    }

    /** Whether anybody wants to be told. */
    public static boolean isWanted(Parts parts) {
        return new AlertSettings(parts.settings::text).isAny();
    }

    /** Looks once. */
    public static void once(Parts parts, LongSupplier unpulledSeconds) {
        try (var watch = new AlertWatch(parts, unpulledSeconds, false)) {
            watch.look();
        }
    }

    /** Looks again and again. */
    public static AlertWatch start(Parts parts, LongSupplier unpulledSeconds) {
        var watch = new AlertWatch(parts, unpulledSeconds, true);
        Alerts.Pace pace = new AlertSettings(parts.settings::text).pace();
        Duration shorter = pace.every().compareTo(pace.stuckAfter()) < 0 ? pace.every() : pace.stuckAfter();
        long millis = Math.max(1000, Math.min(LONGEST.toMillis(), shorter.toMillis() / 10));
        watch.executor =
                parts.context.getExecutorServiceManager().newSingleThreadScheduledExecutor(watch, "gangway-alerts");
        watch.executor.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
        return watch;
    }

    private List<AlertChannel> channels(AlertSettings settings) {
        List<AlertChannel> channels = new ArrayList<>();
        if (parts.settings.has(Setting.ALERTS_MAIL_TO)) {
            channels.add(new MailChannel(
                    producer,
                    parts.mailServer(),
                    MailSettings.sender(Setting.MAIL_FROM.key(), parts.settings.required(Setting.MAIL_FROM)),
                    settings.receivers()));
        }
        if (settings.webhook() != null) {
            channels.add(new WebhookChannel(parts.context, settings.webhook()));
        }
        if (parts.settings.has(Setting.ALERTS_ENDPOINT)) {
            channels.add(new EndpointChannel(
                    producer, ConfiguredNetwork.trusting(parts.context, parts.settings.text(Setting.ALERTS_ENDPOINT))));
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
            parts.context.getExecutorServiceManager().shutdownGraceful(executor);
        }
        channels.forEach(AlertChannel::close);
        producer.stop();
    }
}
