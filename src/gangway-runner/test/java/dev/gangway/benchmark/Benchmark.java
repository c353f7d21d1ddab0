package dev.gangway.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs every race, measures starts, costs and what the long tests tell, prints ratios and figures, and writes them with a
 * plot into the folder of the system property {@code benchmark.docs}. {@code benchmark.tests} is the package of the
 * long tests; the other properties are those of {@link Options}.
 */
public final class Benchmark {
    private static final List<Supplier<Sink>> SINKS = List.of(TrivialSink::new, SandboxSink::new);

    /** Starts are quick, and differ from each other. */
    private static final int LEAST_STARTS = 7;

    private static final int BACKLOG = 50_000;
    private static final int BACKLOGS = 3;

    private Benchmark() {}

    public static void main(String[] args) throws Exception {
        Options options = Options.ofSystemProperties();
        Path archive = Path.of(System.getProperty("benchmark.archive"));
        List<Result> results = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            for (Supplier<Sink> sink : SINKS) {
                results.add(race(engine, sink, options));
            }
            results.add(back(engine, options));
        }
        List<Figure> cold = new ArrayList<>();
        cold.addAll(ColdStart.measure(archive, Math.max(options.rounds(), LEAST_STARTS))
                .figures());
        cold.addAll(ColdBacklog.measure(archive, BACKLOG, BACKLOGS).figures());
        String figures = "\n" + Figure.table("server archive, embedded database, as shipped", cold)
                + told(LongTests.run(System.getProperty("benchmark.tests", "")))
                + "\n" + Sizing.measure(options);
        List<Result> together = Result.together(results);
        var report = new Report(options, together, figures);
        System.out.println(report.text());
        Path docs = Path.of(System.getProperty("benchmark.docs", "docs"));
        report.write(docs.resolve("benchmark.md"));
        Plot.write(together, docs.resolve("benchmark.png"));
    }

    private static String told(List<Figure> figures) {
        return figures.isEmpty() ? "" : "\n" + Figure.table("long tests: PostgreSQL, Sales sandbox", figures);
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
