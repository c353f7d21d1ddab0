package dev.gangway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.database.Database;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.JobRuns;
import dev.gangway.ledger.Outages;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.signin.Ending;
import dev.gangway.sandbox.SalesSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gangway's metrics, in the registry of a host and in the text that Prometheus reads. */
class GangwayMetricsTest {
    /** The names that monitoring elsewhere relies on. */
    private static final List<String> ALWAYS = List.of(
            "gangway_credential_end_timestamp_seconds gauge",
            "gangway_databases_up gauge",
            "gangway_errors gauge",
            "gangway_job_last_success_timestamp_seconds gauge",
            "gangway_job_paused gauge",
            "gangway_job_paused_by_operator gauge",
            "gangway_job_runs_total counter",
            "gangway_nodes gauge",
            "gangway_oldest_due_seconds gauge",
            "gangway_records_claimed gauge",
            "gangway_records_done_total counter",
            "gangway_records_due gauge",
            "gangway_records_failed_total counter",
            "gangway_records_waiting gauge",
            "gangway_sales_requests_remaining gauge",
            "gangway_sales_requests_total counter",
            "gangway_sales_waits_total counter",
            "gangway_standstills gauge",
            "gangway_unpulled_oldest_seconds gauge",
            "gangway_unpulled_requests gauge");

    private static Stream<String> types(String text) {
        return text.lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.substring(7));
    }

    private static double value(MeterRegistry registry, String name) {
        return registry.get("gangway." + name).gauge().value();
    }

    @Test
    void aRegistryOfTheHostHasTheNumbersUntilTheContextStops() {
        var host = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var sales = SalesSandbox.builder().strict(true).start();
                var gangway = new EmbeddedGangway(
                        TestDatabases.HSQLDB.fresh(),
                        context -> context.getRegistry().bind("meters", host),
                        SandboxSettings.pairs(sales))) {
            gangway.submit();
            gangway.runAll();
            gangway.submit();

            String text = Micrometer.text(gangway.gangway.figures()).get();
            assertThat(types(text)).containsExactlyInAnyOrderElementsOf(ALWAYS);
            assertThat(text)
                    .contains("# HELP gangway_unpulled_requests Channel requests beyond P-0001's watermark\n")
                    .contains("gangway_records_done_total{job=\"prospects-to-leads\"} 1.0\n")
                    .contains("gangway_credential_end_timestamp_seconds{service=\"sales\"} +Inf\n")
                    .contains("gangway_unpulled_requests 1.0\n");
            assertThat(types(host.scrape())).containsExactlyInAnyOrderElementsOf(ALWAYS);
            assertThat(value(host, "unpulled.requests")).isOne();
            assertThat(host.get("gangway.records.done")
                            .tag("job", "P-0001")
                            .functionCounter()
                            .count())
                    .isOne();

            // a second one on the same registry neither replaces the first nor takes it along
            Micrometer.bind(gangway.context, gangway.gangway.figures()).run();
            new GangwayMetrics(gangway.gangway.figures(), Tags.of("site", "b")).bindTo(host);
            assertThat(host.find("gangway.nodes").gauges()).hasSize(2);
            host.find("gangway.nodes").tag("site", "b").meters().forEach(host::remove);
        }
        assertThat(host.getMeters())
                .extracting(meter -> meter.getId().getTag("site"))
                .containsOnly("b");
    }

    @Test
    void allThatTheDatabasesSayIsOfOneMoment() {
        var host = new SimpleMeterRegistry();
        try (var gangway = new EmbeddedGangway(TestDatabases.HSQLDB)) {
            new GangwayMetrics(gangway.gangway.figures()).bindTo(host);
            assertThat(value(host, "databases.up")).isOne();
            gangway.dataSource.close();

            assertThat(value(host, "nodes")).isZero();
            assertThat(value(host, "unpulled.requests")).isZero();

            var later = new SimpleMeterRegistry();
            new GangwayMetrics(gangway.gangway.figures()).bindTo(later);
            assertThat(value(later, "databases.up")).isZero();
            assertThat(value(later, "nodes")).isNaN();
            assertThat(later.get("gangway.job.runs")
                            .tag("job", "P-0001")
                            .functionCounter()
                            .count())
                    .isZero();
        }
    }

    @Test
    void theCloudHasMetricsOfItsOwnAlsoWhileADatabaseIsAway() {
        var silent = new Database(new Away(), null, Clock.systemUTC());
        var outages = new Outages(Clock.systemUTC());
        var figures = new Figures(
                silent,
                () -> new Figures.Unpulled(0, 0),
                new Figures.Jobs(
                        List.of("headquarters"),
                        new JobRuns(silent, outages, null, "here"),
                        outages,
                        job -> Optional.empty()),
                null,
                new Figures.Services(
                        () -> null,
                        () -> new ServiceLimits(1, ServiceLimits.UNKNOWN, 0, 7, 2, null),
                        () -> Map.of("fno", new Certificate())));

        assertThat(PrometheusText.of(figures))
                .contains("gangway_fno_requests_total 7.0\n", "gangway_fno_waits_total 2.0\n")
                .contains("gangway_credential_end_timestamp_seconds{service=\"fno\"} 1.7E9\n")
                .contains("gangway_databases_up 0.0\n")
                .contains("gangway_job_paused{job=\"headquarters\"} 0.0\n")
                .doesNotContain("gangway_sales", "gangway_nodes", "NaN");
    }

    private static final class Certificate implements Ending {
        @Override
        public String described() {
            return "a certificate";
        }

        @Override
        public Optional<Instant> end() {
            return Optional.of(Instant.ofEpochSecond(1_700_000_000));
        }
    }

    private static final class Away extends AbstractDataSource {
        @Override
        public java.sql.Connection getConnection() throws SQLException {
            throw new SQLException("away", "08001");
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void aHostWithoutMicrometerHasNoMetricsAndMissesNothingElse() throws Exception {
        Class<?> gate = new WithoutMicrometer().loadClass(Micrometer.class.getName());
        Class<?> figures = gate.getClassLoader().loadClass(Figures.class.getName());

        assertThat(gate.getMethod("text", figures).invoke(null, (Object) null)).isNull();
        Object removal = gate.getMethod("bind", CamelContext.class, figures).invoke(null, null, null);
        ((Runnable) removal).run();
    }

    /** Loads the package under test anew, with nothing of Micrometer in sight. */
    private static final class WithoutMicrometer extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.gangway.observe.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
