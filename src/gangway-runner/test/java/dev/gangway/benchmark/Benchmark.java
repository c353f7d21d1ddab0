package dev.gangway.benchmark;

import java.io.IOException;
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

    /** Starts are quick, and differ from each other. */
    private static final int LEAST_STARTS = 7;

    private Benchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.ofSystemProperties();
        List<Result> results = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            for (Supplier<Sink> sink : SINKS) {
                results.add(race(engine, sink, options));
            }
            results.add(back(engine, options));
        }
        var report = new Report(options, Result.together(results), cold(options));
        System.out.println(report.text());
        Path docs = Path.of(System.getProperty("benchmark.docs", "docs"));
        report.write(docs.resolve("benchmark.md"));
        Plot.write(Result.together(results), docs.resolve("benchmark.png"));
    }

    /** Whole processes of what the build has made. */
    private static ColdStart cold(Options options) throws IOException, InterruptedException {
        Path archive = Path.of(System.getProperty("benchmark.archive"));
        return ColdStart.measure(archive, Math.max(options.rounds(), LEAST_STARTS));
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
