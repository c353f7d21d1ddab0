package dev.gangway.observe;

import dev.gangway.ledger.JobRuns;
import dev.gangway.observe.Figures.Asked;
import dev.gangway.odata.ServiceLimits;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gangway's metrics for a registry of Micrometer: {@code gangway.records.done} and so on, which Prometheus sees as {@code
 * gangway_records_done_total}. All that comes from the databases is asked for at once and kept for some seconds, because a
 * registry reads one meter after the other. While a database is away these meters are NaN.
 */
public final class GangwayMetrics implements MeterBinder, AutoCloseable {

    private final Figures figures;
    private final Tags tags;
    private final Supplier<Optional<Asked>> asked;
    private final boolean onlyKnown;
    private final List<Runnable> removals = new ArrayList<>();

    /** @param figures from {@code Gangway.figures()} */
    public GangwayMetrics(Figures figures) {
        this(figures, Tags.empty());
    }

    /** @param tags for each meter, such as those that tell two Gangways on one registry apart */
    public GangwayMetrics(Figures figures, Iterable<Tag> tags) {
        this(figures, tags, new Recent(figures), false);
    }

    private GangwayMetrics(Figures figures, Iterable<Tag> tags, Supplier<Optional<Asked>> asked, boolean onlyKnown) {
        this.figures = figures;
        this.tags = Tags.of(tags);
        this.asked = asked;
        this.onlyKnown = onlyKnown;
    }

    /** For a registry that is read once, now: it has no meter of what is not known now. */
    static GangwayMetrics now(Figures figures) {
        Optional<Asked> said = figures.ask();
        return new GangwayMetrics(figures, Tags.empty(), () -> said, true);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        figures.jobs().names().forEach(job -> {
            bindRuns(registry, job);
            bindWork(registry, job);
        });
        bindDatabases(registry);
        bindLimits(registry);
        figures.credentials()
                .forEach((service, credential) -> gauge(
                        registry,
                        "credential.end.timestamp.seconds",
                        "When what this node signs in with ends; +Inf where that cannot be known",
                        Tags.of("service", service),
                        () -> credential
                                .end()
                                .map(end -> (double) end.getEpochSecond())
                                .orElse(Double.POSITIVE_INFINITY)));
    }

    private void bindRuns(MeterRegistry registry, String name) {
        JobRuns runs = figures.jobs().runs();
        Tags job = Tags.of("job", name);
        counter(registry, "records.done", "Records that came through on this node", job, () -> runs.total(name)
                .doneSoFar());
        counter(registry, "records.failed", "Records that were refused on this node", job, () -> runs.total(name)
                .failedSoFar());
        counter(registry, "job.runs", "How often this node has run the job", job, () -> runs.runs(name));
        gauge(
                registry,
                "job.last.success.timestamp.seconds",
                "When the job last came to its end on this node, having seen all there was; 0 before the first time",
                job,
                () -> runs.lastSuccess(name).getEpochSecond());
        gauge(
                registry,
                "job.paused",
                "1 from when the job could not go on until it gets through again, and while it is paused by an operator",
                job,
                () -> figures.jobs().outages().reason(name) == null && !isPaused(name) ? 0 : 1);
        gauge(
                registry,
                "job.paused.by.operator",
                "1 while the job is paused by an operator",
                job,
                () -> isPaused(name) ? 1 : 0);
    }

    private boolean isPaused(String job) {
        return figures.jobs().pauses().apply(job).isPresent();
    }

    private void bindWork(MeterRegistry registry, String name) {
        Tags job = Tags.of("job", name);
        gauge(registry, "records.due", "Records that are due now", job, known(said -> said.work(name, "due")));
        gauge(registry, "records.claimed", "Records that a worker has", job, known(said -> said.work(name, "claimed")));
        gauge(
                registry,
                "records.waiting",
                "Refused records that will be tried again",
                job,
                known(said -> said.work(name, "waiting")));
        gauge(
                registry,
                "oldest.due.seconds",
                "How long the record that waits longest has been waiting, whatever tries were made",
                job,
                known(said -> said.work(name, "oldest")));
    }

    private void bindDatabases(MeterRegistry registry) {
        Tags none = Tags.empty();
        gauge(registry, "nodes", "Nodes that live", none, known(Asked::nodes));
        gauge(registry, "errors", "Records in the error ledger", none, known(Asked::errors));
        gauge(
                registry,
                "unpulled.requests",
                "Channel requests beyond P-0001's watermark",
                none,
                known(said -> said.unpulled().requests()));
        gauge(
                registry,
                "unpulled.oldest.seconds",
                "How long ago the oldest of them was written",
                none,
                known(said -> said.unpulled().oldestSeconds()));
        gauge(
                registry,
                "standstills",
                "What keeps records from moving though no error says so; status names it",
                none,
                known(Asked::standstills));
        gauge(
                registry,
                "databases.up",
                "1 while both databases answer",
                none,
                () -> asked.get().isPresent() ? 1 : 0);
    }

    private void bindLimits(MeterRegistry registry) {
        Tags none = Tags.empty();
        if (figures.sales() != null) {
            counter(registry, "sales.requests", "Requests sent to Sales by this node", none, () -> figures.sales()
                    .requestsSent());
            counter(registry, "sales.waits", "How often Sales told this node to wait", none, () -> figures.sales()
                    .waits());
            gauge(registry, "sales.requests.remaining", "Requests left in Sales' window, as last seen", none, () -> {
                long remaining = figures.sales().requestsRemaining();
                return remaining == ServiceLimits.UNKNOWN ? null : remaining;
            });
        }
        // how much may still be sent is not told there
        if (figures.fno() != null) {
            counter(
                    registry,
                    "fno.requests",
                    "Requests sent to Finance and Operations by this node",
                    none,
                    () -> figures.fno().requestsSent());
            counter(
                    registry,
                    "fno.waits",
                    "How often Finance and Operations told this node to wait",
                    none,
                    () -> figures.fno().waits());
        }
    }

    private Supplier<Number> known(Function<Asked, Number> number) {
        return () -> asked.get().map(number).orElse(null);
    }

    private void gauge(MeterRegistry registry, String name, String help, Tags own, Supplier<Number> value) {
        if (onlyKnown && value.get() == null) {
            return;
        }
        Gauge gauge = Gauge.builder("gangway." + name, value)
                .description(help)
                .tags(tags.and(own))
                .register(registry);
        removals.add(() -> registry.remove(gauge));
    }

    private void counter(MeterRegistry registry, String name, String help, Tags own, Supplier<Number> value) {
        FunctionCounter counter = FunctionCounter.builder(
                        "gangway." + name, this, metrics -> value.get().doubleValue())
                .description(help)
                .tags(tags.and(own))
                .register(registry);
        removals.add(() -> registry.remove(counter));
    }

    /** Takes the meters out of their registry. */
    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    /** What the databases said some seconds ago at the most. */
    private static final class Recent implements Supplier<Optional<Asked>> {
        private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
        private static final long FRESH_NANOS = 5_000_000_000L;

        private final Figures figures;
        private Optional<Asked> last;
        private long at;

        Recent(Figures figures) {
            this.figures = figures;
        }

        @Override
        public synchronized Optional<Asked> get() {
            if (last == null || System.nanoTime() - at > FRESH_NANOS) {
                last = ask();
                at = System.nanoTime();
            }
            return last;
        }

        /** A host's registry is not troubled with what is wrong here: databases.up tells. */
        private Optional<Asked> ask() {
            try {
                return figures.ask();
            } catch (RuntimeException e) {
                LOG.warn("The databases could not be asked for metrics", e);
                return Optional.empty();
            }
        }
    }
}
