package dev.gangway.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.util.List;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Tests that are too long for each build, run for the figures that they {@link Figure#tell}. */
final class LongTests {
    private LongTests() {}

    /**
     * Runs them one after the other. One that fails is a figure too, so that nothing measured is lost.
     *
     * @param tests the package that they are in; none when empty
     */
    static List<Figure> run(String tests) {
        if (tests.isEmpty()) {
            return List.of();
        }
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(tests))
                                .build(),
                        summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true));
        summary.getSummary().getFailures().forEach(failure -> new Figure(
                        "test " + failure.getTestIdentifier().getLegacyReportingName(), "passes", "failed", false)
                .tell());
        return Figure.told();
    }
}
