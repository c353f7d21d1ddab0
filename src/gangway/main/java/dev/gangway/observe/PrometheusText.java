package dev.gangway.observe;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The metrics in Prometheus' text format; each call queries the databases, once for all meters. */
final class PrometheusText {
    private PrometheusText() {}

    /** While a database is away, what this node knows by itself is told all the same, and nothing is said of the rest. */
    static String of(Figures figures) {
        var scrape = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GangwayMetrics.now(figures).bindTo(scrape);
        return scrape.scrape();
    }
}
