package dev.gangway.benchmark;

import dev.gangway.benchmark.Installation.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** @param archive as the build makes it */
    static ColdStart measure(Path archive, int rounds) throws IOException, InterruptedException {
        try (Installation gangway = Installation.of(archive)) {
            List<Double> first = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                gangway.forgetData();
                first.add(gangway.run());
            }
            // the first time it leaves its classes behind, and the second finds them
            gangway.command("once", Map.of());
            gangway.command("once", Map.of());
            List<Times> once = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Times help = gangway.command("--help", Map.of());
                once.add(gangway.command("once", Map.of()));
                ratios.add(once.get(round).whole() / help.whole());
            }
            return new ColdStart(
                    Result.median(first),
                    Result.median(once.stream().map(Times::whole).toList()),
                    Result.median(once.stream().map(Times::processor).toList()),
                    Result.median(ratios));
        }
    }

    List<Figure> figures() {
        return List.of(
                Figure.atMost("`once` with nothing to do, to `--help`", MOST_TO_HELP, onceToHelp, ""),
                Figure.atMost("`once` with nothing to do, processor time", MOST_PROCESSOR, onceProcessor, " s"),
                Figure.atMost("`run` at its very first start, until ready", MOST_FIRST_RUN, firstRun, " s"),
                Figure.of("`once` with nothing to do", String.format(Locale.ROOT, "%.2f s", once)));
    }
}
