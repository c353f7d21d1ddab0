package dev.gangway.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a race came to, by the contenders' labels. */
record Result(Engine engine, String sink, Map<String, List<Race.Run>> runs) {
    /** The races on the same ground as one. */
    static List<Result> together(List<Result> results) {
        Map<List<Object>, Result> grounds = new LinkedHashMap<>();
        for (Result each : results) {
            grounds.merge(List.of(each.engine, each.sink), each, (one, other) -> {
                Map<String, List<Race.Run>> all = new LinkedHashMap<>(one.runs);
                all.putAll(other.runs);
                return new Result(one.engine, one.sink, all);
            });
        }
        return List.copyOf(grounds.values());
    }

    boolean has(String contender) {
        return runs.containsKey(contender);
    }

    double rowsPerSecond(String contender) {
        return median(runs.get(contender).stream().map(Race.Run::rowsPerSecond).toList());
    }

    double requestsPerThousand(String contender) {
        return median(
                runs.get(contender).stream().map(Race.Run::requestsPerThousand).toList());
    }

    /** The median over the rounds of how often faster the one was than the other in the same round. */
    double ratio(String one, String other) {
        List<Race.Run> a = runs.get(one);
        List<Race.Run> b = runs.get(other);
        return median(IntStream.range(0, a.size())
                .mapToObj(round -> a.get(round).rowsPerSecond() / b.get(round).rowsPerSecond())
                .toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
