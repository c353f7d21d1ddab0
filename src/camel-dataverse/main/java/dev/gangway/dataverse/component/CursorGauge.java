package dev.gangway.dataverse.component;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;

/** The age of a consumer's cursor, in the registries of Micrometer that the host has bound to its Camel context. */
final class CursorGauge {
    private CursorGauge() {}

    /** @return takes it out again */
    static Runnable of(DataverseEndpoint endpoint, String route) {
        CamelContext context = endpoint.getCamelContext();
        List<Runnable> removals = new ArrayList<>();
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge gauge = Gauge.builder("dataverse.cursor.age", endpoint, CursorGauge::age)
                    .description("How long ago the service last answered with changes or none")
                    .baseUnit("seconds")
                    .tag("camelContext", context.getName())
                    .tag("routeId", route)
                    .tag("table", endpoint.getTarget())
                    .register(registry);
            removals.add(() -> registry.remove(gauge));
        }
        return () -> removals.forEach(Runnable::run);
    }

    private static double age(DataverseEndpoint endpoint) {
        long seconds = endpoint.getCursorAgeSeconds();
        return seconds < 0 ? Double.NaN : seconds;
    }
}
