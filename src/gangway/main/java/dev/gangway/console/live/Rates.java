package dev.gangway.console.live;

import dev.gangway.database.Row;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How many records come through per minute, from the totals that all nodes write down. For one thread. */
final class Rates {
    private static final Duration WINDOW = Duration.ofSeconds(75);
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private record Sample(long nanos, Map<String, Long> done) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** @param runs the rows of {@code gangway.jobrun} */
    void sample(long nanos, List<Row> runs) {
        Map<String, Long> done = new HashMap<>();
        runs.forEach(run -> done.merge(key(run), run.number("recordsdone"), Long::sum));
        samples.addLast(new Sample(nanos, done));
        while (samples.size() > 1 && nanos - samples.peekFirst().nanos() > WINDOW.toNanos()) {
            samples.removeFirst();
        }
    }

    OptionalDouble perMinute(String job) {
        Sample first = samples.peekFirst();
        Sample last = samples.peekLast();
        if (first == null || last.nanos() - first.nanos() < SHORTEST.toNanos()) {
            return OptionalDouble.empty();
        }
        // node by node: one that came or went meanwhile must not look like work, nor like its opposite
        double records = last.done().entrySet().stream()
                .filter(total -> total.getKey().startsWith(job + '/'))
                .mapToLong(total ->
                        Math.max(0, total.getValue() - first.done().getOrDefault(total.getKey(), total.getValue())))
                .sum();
        return OptionalDouble.of(records * Duration.ofMinutes(1).toNanos() / (last.nanos() - first.nanos()));
    }

    private static String key(Row run) {
        return run.text("job") + '/' + run.text("node");
    }
}
