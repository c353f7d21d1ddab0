package dev.gangway.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The measured part of {@code docs/benchmark.md}; what stands above its mark is written by hand. */
final class Report {
    static final String MARK = "<!-- measured: written by mvn -Pbenchmark, not by hand -->";

    private final Options options;
    private final List<Result> results;
    private final String figures;

    Report(Options options, List<Result> results) {
        this(options, results, "");
    }

    /** @param figures what else was measured, as tables */
    Report(Options options, List<Result> results, String figures) {
        this.options = options;
        this.results = List.copyOf(results);
        this.figures = figures;
    }

    void write(Path page) {
        try {
            String text = Files.readString(page);
            int mark = text.indexOf(MARK);
            if (mark < 0) {
                throw new IllegalStateException(page + " has no line " + MARK);
            }
            Files.writeString(
                    page,
                    text.substring(0, mark) + MARK + "\n\n" + text()
                            + "\n![Rows per second of each contender](benchmark.png)\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ratios first, then the figures that they come from. */
    String text() {
        return "Median of " + options.rounds() + " rounds after " + options.warmUps() + " to warm up, "
                + options.rows() + " prospects a round (" + options.singleRows()
                + " for those with a request each), chunks of " + options.chunk() + ".\n"
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature()
                + ", " + System.getProperty("os.name") + ".\n\n"
                + ratios() + "\n" + speeds() + figures;
    }

    private String ratios() {
        return "| ratio, rounds compared pairwise | target | "
                + results.stream().map(Report::ground).collect(Collectors.joining(" | "))
                + " |\n| --- | --- |" + " --- |".repeat(results.size()) + "\n"
                + Target.all().stream().map(this::row).collect(Collectors.joining("\n"))
                + "\n";
    }

    private String row(Target target) {
        return "| " + target.words() + " | at least " + least(target) + " | "
                + results.stream()
                        .map(result -> {
                            if (!result.has(target.one()) || !result.has(target.other())) {
                                return "";
                            }
                            double ratio = result.ratio(target.one(), target.other());
                            String text = String.format(Locale.ROOT, ratio < 5 ? "%.2f" : "%.0f", ratio);
                            return ratio >= target.least(result.engine()) ? "**" + text + "**" : text;
                        })
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    private static String least(Target target) {
        String least = number(target.least());
        return target.embedded() == target.least() ? least : least + ", HSQLDB " + number(target.embedded());
    }

    private static String number(double least) {
        return least < 1 ? String.valueOf(least) : String.format(Locale.ROOT, "%.0f", least);
    }

    private String speeds() {
        return "| rows/s | "
                + results.stream().map(Report::ground).collect(Collectors.joining(" | "))
                + " | requests per 1,000 |\n| --- |" + " ---: |".repeat(results.size() + 1) + "\n"
                + contenders().map(this::speeds).collect(Collectors.joining("\n"))
                + "\n";
    }

    private Stream<String> contenders() {
        return results.stream()
                .flatMap(result -> result.runs().keySet().stream())
                .distinct();
    }

    private String speeds(String contender) {
        return "| " + contender + " | "
                + results.stream()
                        .map(result -> result.has(contender)
                                ? String.format(Locale.ROOT, "%,.0f", result.rowsPerSecond(contender))
                                : "")
                        .collect(Collectors.joining(" | "))
                + String.format(
                        Locale.ROOT,
                        " | %.1f |",
                        results.stream()
                                .filter(result -> result.has(contender))
                                .findFirst()
                                .orElseThrow()
                                .requestsPerThousand(contender));
    }

    static String ground(Result result) {
        return result.engine().label() + ", " + result.sink();
    }
}
