package dev.gangway.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * What a user meets first: whole processes of the server archive, with the embedded database and no settings. All times are
 * medians, in seconds.
 *
 * @param firstRun from the command {@code run} in a fresh folder until it is ready
 * @param once {@code once} with nothing to do, from its second use on
 * @param onceProcessor the processor time of the same
 * @param onceToHelp how often longer it takes than {@code --help}, compared pairwise
 */
record ColdStart(double firstRun, double once, double onceProcessor, double onceToHelp) {
    private static final double MOST_FIRST_RUN = 2;
    private static final double MOST_PROCESSOR = 1.5;
    private static final double MOST_TO_HELP = 2.5;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The second line of the shell's {@code times}: user and system time of what it has started. */
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    /** @param archive as the build makes it */
    static ColdStart measure(Path archive, int rounds) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("gangway-cold");
        try {
            return new Measurement(directory, archive).run(rounds);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    String text() {
        return "| server archive, embedded database, no settings | target | measured |\n| --- | --- | ---: |\n"
                + row("`once` with nothing to do, to `--help`", "at most 2.5", onceToHelp, MOST_TO_HELP, "")
                + row("`once` with nothing to do, processor time", "at most 1.5 s", onceProcessor, MOST_PROCESSOR, " s")
                + row("`run` at its very first start, until ready", "under 2 s", firstRun, MOST_FIRST_RUN, " s")
                + String.format(Locale.ROOT, "| `once` with nothing to do | | %.2f s |%n", once);
    }

    private static String row(String what, String target, double measured, double most, String unit) {
        String value = String.format(Locale.ROOT, "%.2f%s", measured, unit);
        return "| " + what + " | " + target + " | " + (measured <= most ? "**" + value + "**" : value) + " |\n";
    }

    private record Measurement(Path directory, Path archive) {
        private record Times(double whole, double processor) {}

        ColdStart run(int rounds) throws IOException, InterruptedException {
            shell("tar", "xzf", archive.toString(), "-C", directory.toString(), "--strip-components=1");
            List<Double> first = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                FileSystemUtils.deleteRecursively(directory.resolve("data"));
                first.add(firstRun());
            }
            // the first time it leaves its classes behind, and the second finds them
            verb("once");
            verb("once");
            List<Times> once = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Times help = verb("--help");
                once.add(verb("once"));
                ratios.add(once.get(round).whole() / help.whole());
            }
            return new ColdStart(
                    Result.median(first),
                    Result.median(once.stream().map(Times::whole).toList()),
                    Result.median(once.stream().map(Times::processor).toList()),
                    Result.median(ratios));
        }

        private double firstRun() throws IOException, InterruptedException {
            var builder = new ProcessBuilder("bin/gangway", "run", "-Dgangway.http.port=0")
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            // its classes are kept at the end, which is none of the start
            builder.environment().put("GANGWAY_KEEP_CLASSES", "no");
            long start = System.nanoTime();
            Process process = builder.start();
            try (BufferedReader lines = process.inputReader()) {
                String line = lines.readLine();
                while (line != null && !line.contains("Gangway runs")) {
                    line = lines.readLine();
                }
                double took = seconds(start);
                if (line == null) {
                    throw new IllegalStateException("run ended before it was ready");
                }
                // the process itself: destroy() would also close what it prints
                process.toHandle().destroy();
                while (lines.readLine() != null) {
                    // it says that it stops
                }
                process.waitFor();
                return took;
            } finally {
                process.destroyForcibly();
            }
        }

        private Times verb(String verb) throws IOException, InterruptedException {
            long start = System.nanoTime();
            String out = shell("sh", "-c", "bin/gangway " + verb + " > out 2>&1 && times");
            double whole = seconds(start);
            Matcher times = TIMES.matcher(out.lines().skip(1).findFirst().orElseThrow());
            if (!times.matches()) {
                throw new IllegalStateException("times says " + out);
            }
            double user = 60 * Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
            double system = 60 * Double.parseDouble(times.group(3)) + Double.parseDouble(times.group(4));
            return new Times(whole, user + system);
        }

        private String shell(String... command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + out);
            }
            return out;
        }
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
