package dev.gangway.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Tests that are too long for each build, run for the figures that they {@link Figure#tell}. */
final class LongTests {
    private LongTests() {}

    /**
     * Runs them one after the other. One that fails is a figure too, so that nothing measured is lost.
     *
     * @param classes the names of their classes, separated by commas; none when empty
     */
    static List<Figure> run(String classes) {
        List<String> names =
                Stream.of(classes.split(",")).filter(name -> !name.isBlank()).toList();
        if (names.isEmpty()) {
            return List.of();
        }
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(names.stream().map(name -> selectClass(name.strip())).toList())
                .build();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true));
        summary.getSummary().getFailures().forEach(failure -> new Figure(
                        "test " + failure.getTestIdentifier().getLegacyReportingName(), "passes", "failed", false)
                .tell());
        return Figure.told();
    }
}
