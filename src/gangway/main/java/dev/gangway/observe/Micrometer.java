package dev.gangway.observe;

import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The way to Micrometer, which a host may have left out: what needs it is touched only where it is. */
public final class Micrometer {
    private Micrometer() {}

    /**
     * Binds the metrics to the host's registries, where it has any.
     *
     * @return takes them out again
     */
    public static Runnable bind(CamelContext context, Figures figures) {
        return isThere("io.micrometer.core.instrument.MeterRegistry")
                ? HostMeters.bind(context, figures)::close
                : () -> {};
    }

    /** The metrics in Prometheus' text format; null where its registry is not on the class path. */
    public static Supplier<String> text(Figures figures) {
        return isThere("io.micrometer.prometheusmetrics.PrometheusMeterRegistry")
                ? () -> PrometheusText.of(figures)
                : null;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Micrometer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
