package dev.gangway.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs every race, prints ratios and figures, and writes them with a plot into the folder of the system property
 * {@code benchmark.docs}. The other properties are those of {@link Options}.
 */
public final class Benchmark {
    private static final List<Supplier<Sink>> SINKS = List.of(TrivialSink::new, SandboxSink::new);

    private Benchmark() {}

    public static void main(String[] args) {
        Options options = Options.ofSystemProperties();
        List<Result> results = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            for (Supplier<Sink> sink : SINKS) {
                results.add(race(engine, sink, options));
            }
            results.add(back(engine, options));
        }
        var report = new Report(options, Result.together(results));
        System.out.println(report.text());
        Path docs = Path.of(System.getProperty("benchmark.docs", "docs"));
        report.write(docs.resolve("benchmark.md"));
        Plot.write(Result.together(results), docs.resolve("benchmark.png"));
    }

    /** One database and one sink. */
    static Result race(Engine engine, Supplier<Sink> sinks, Options options) {
        try (Sink sink = sinks.get();
                Race race = Race.forth(engine, sink, options)) {
            return told(race.run(), options);
        }
    }

    /** The way back, which needs a service that sellers work with. */
    static Result back(Engine engine, Options options) {
        try (var sink = new SandboxSink();
                Race race = Race.back(engine, sink, options)) {
            return told(race.run(), options);
        }
    }

    private static Result told(Result result, Options options) {
        System.out.println(new Report(options, List.of(result)).text());
        return result;
    }
}
