package dev.gangway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gangway's metrics in the registries of Micrometer that the host has bound to its Camel context. */
final class HostMeters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostMeters.class);

    private final List<GangwayMetrics> bound;

    private HostMeters(List<GangwayMetrics> bound) {
        this.bound = bound;
    }

    static HostMeters bind(CamelContext context, Figures figures) {
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        return new HostMeters(all.stream()
                .filter(registry -> !isPartOfAnother(registry, all) && !isTaken(registry))
                .map(registry -> {
                    var metrics = new GangwayMetrics(figures);
                    metrics.bindTo(registry);
                    return metrics;
                })
                .toList());
    }

    /** What is in a composite gets its meters through that. */
    private static boolean isPartOfAnother(MeterRegistry registry, Set<MeterRegistry> all) {
        return all.stream()
                .anyMatch(other -> other instanceof CompositeMeterRegistry composite
                        && composite.getRegistries().contains(registry));
    }

    private static boolean isTaken(MeterRegistry registry) {
        boolean taken = registry.find("gangway.databases.up").gauge() != null;
        if (taken) {
            LOG.warn("A meter registry has the metrics of another Gangway already, and gets none of this one: bind"
                    + " new GangwayMetrics(gangway.figures(), tags) to it, with a tag that tells them apart");
        }
        return taken;
    }

    @Override
    public void close() {
        bound.forEach(GangwayMetrics::close);
    }
}
