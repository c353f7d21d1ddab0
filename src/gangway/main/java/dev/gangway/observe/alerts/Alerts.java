package dev.gangway.observe.alerts;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.gangway.control.Pauses;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Outages;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.node.Nodes;
import dev.gangway.observe.alerts.Troubles.Errors;
import dev.gangway.observe.alerts.Troubles.Watch;
import dev.gangway.odata.http.TlsTrouble;
import dev.gangway.odata.signin.Ending;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what needs them: one message when it starts, one when it is over, in each way that is set up, however many
 * nodes see it. New errors are bundled. A way that does not work is tried again, and nobody is told about that but the log.
 */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int LONGEST_RETRY = 300;

    private final Database headquarters;
    private final Nodes nodes;
    private final List<AlertChannel> channels;
    private final int everySeconds;
    private final Troubles troubles;
    private final Watch watch;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** How often and after what time people are told. */
    public record Pace(Duration every, Duration stuckAfter) {}

    /**
     * Where troubles are seen.
     *
     * @param credentials what this process signs in with, by the name of the service
     */
    public record Sources(
            Database headquarters,
            WorkQueue queue,
            Pauses pauses,
            Outages outages,
            Nodes nodes,
            LongSupplier unpulledSeconds,
            Supplier<Map<String, Ending>> credentials) {}

    /** @param staysUp whether this process looks again and again, and its absence is worth a message */
    public Alerts(Sources sources, List<AlertChannel> channels, Pace pace, boolean staysUp) {
        this.headquarters = sources.headquarters();
        this.nodes = sources.nodes();
        this.channels = List.copyOf(channels);
        this.everySeconds = (int) pace.every().toSeconds();
        this.watch = new Watch(sources.nodes().name(), sources.nodes().id(), staysUp, pace.stuckAfter());
        this.troubles = new Troubles(
                headquarters,
                sources.queue(),
                sources.pauses(),
                sources.outages(),
                sources.unpulledSeconds(),
                sources.credentials(),
                watch);
    }

    /** Looks once, and tells what is to be told now. */
    public void look() {
        Map<String, AlertBook> books = channels.stream()
                .collect(toMap(AlertChannel::name, one -> new AlertBook(headquarters, one.name(), everySeconds)));
        Set<String> told = books.values().stream()
                .flatMap(book -> book.entries().stream())
                .filter(entry -> !entry.text("state").equals("idle"))
                .map(entry -> entry.text("alertkey"))
                .collect(toSet());
        List<Trouble> now = troubles.look(told);
        for (AlertChannel channel : channels) {
            AlertBook book = books.get(channel.name());
            write(book, now);
            book.entries().forEach(entry -> tell(channel, book, entry));
        }
    }

    private void write(AlertBook book, List<Trouble> now) {
        Map<String, Row> entries =
                book.entries().stream().collect(toMap(entry -> entry.text("alertkey"), Function.identity()));
        now.forEach(trouble -> book.sees(trouble, entries.get(trouble.key())));
        Set<String> seen = now.stream().map(Trouble::key).collect(toSet());
        Set<String> alive =
                nodes.list().stream().map(node -> node.text("nodeid")).collect(toSet());
        entries.values().stream()
                .filter(entry -> !seen.contains(entry.text("alertkey")) && isOursToEnd(entry, alive))
                .forEach(book::misses);
        Row errors = entries.get(Troubles.ERRORS);
        if (errors != null
                && errors.text("state").equals("told")
                && errors.number("rested") == 1
                && troubles.errors(errors.time("mark")).isPresent()) {
            book.more(Troubles.ERRORS);
        }
    }

    /** What only one node can see the end of is left to that node as long as it lives. */
    private boolean isOursToEnd(Row entry, Set<String> alive) {
        String owner = entry.text("nodeid");
        return owner == null || owner.equals(watch.nodeId()) || !alive.contains(owner);
    }

    private void tell(AlertChannel channel, AlertBook book, Row entry) {
        String state = entry.text("state");
        if (!Set.of("new", "more", "over").contains(state) || entry.number("ready") == 0 || !book.claim(entry)) {
            return;
        }
        Optional<Errors> errors = entry.text("alertkey").equals(Troubles.ERRORS) && !state.equals("over")
                ? troubles.errors(state.equals("more") ? entry.time("mark") : null)
                : Optional.empty();
        String summary = state.equals("over")
                ? troubles.over(entry.text("alertkey"), entry.text("job"))
                : errors.map(Errors::summary).orElse(entry.text("summary"));
        try {
            channel.tell(alert(entry, summary));
            book.told(entry, errors.map(Errors::latest).orElse((LocalDateTime) null));
            if (failing.remove(channel.name())) {
                LOG.info("Alerts by {} go out again", channel.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            book.failed(entry, (int) Math.min(LONGEST_RETRY, 5L << Math.min(entry.number("tries"), 6)));
            if (failing.add(channel.name())) {
                // neither the address nor what the other side says
                String tls = TlsTrouble.words(e);
                LOG.warn(
                        "Alerts by {} do not go out, and are tried again: {}",
                        channel.name(),
                        tls.isEmpty() ? e.getClass().getSimpleName() : tls);
            }
        }
    }

    private Alert alert(Row entry, String summary) {
        String state = entry.text("state");
        String event = state.equals("new") ? "start" : state;
        return new Alert(
                event,
                entry.text("alertkey"),
                entry.text("job"),
                ((OffsetDateTime) entry.get("since")).toInstant(),
                summary,
                event.equals("over") ? null : entry.text("cure"),
                watch.node());
    }
}
