package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.commerce.requests.UploadSessions;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each alarm of the operating manual goes off when its trouble is there, and only then. */
class AlarmsTest {
    private static final String JOB = "prospects-to-leads";

    /** Brings about what an alarm is for, and says that it goes off. */
    private interface Trouble {
        void rings(World world, Monitoring monitoring) throws Exception;
    }

    private static final Map<String, Trouble> TROUBLES = Map.ofEntries(
            Map.entry("gangway_errors", AlarmsTest::errors),
            Map.entry("gangway_oldest_due_seconds", AlarmsTest::oldestDue),
            Map.entry("gangway_job_paused", AlarmsTest::paused),
            Map.entry("gangway_job_last_success_timestamp_seconds", AlarmsTest::lastSuccess),
            Map.entry("gangway_unpulled_oldest_seconds", AlarmsTest::unpulled),
            Map.entry("gangway_databases_up", AlarmsTest::databases),
            Map.entry("gangway_records_failed_total", AlarmsTest::failed),
            Map.entry("gangway_nodes", AlarmsTest::nodes),
            Map.entry("gangway_sales_requests_remaining", AlarmsTest::salesRemaining),
            Map.entry("gangway_sales_waits_total", AlarmsTest::salesWaits),
            Map.entry("gangway_standstills", AlarmsTest::standstills),
            Map.entry("gangway_credential_end_timestamp_seconds", AlarmsTest::credential));

    static Set<String> alarms() throws IOException {
        String manual = Files.readString(Path.of("docs/operating.md"));
        String table = manual.substring(manual.indexOf("### Alarms"), manual.indexOf("For rates and charts"));
        Set<String> alarms = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(gangway_\\w+)").matcher(table);
        while (row.find()) {
            alarms.add(row.group(1));
        }
        return alarms;
    }

    @Test
    void everyAlarmOfTheManualIsTried() throws IOException {
        assertThat(alarms()).isEqualTo(TROUBLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void goesOffOnHsqldb(String alarm) throws Exception {
        ring(TestDatabases.HSQLDB, alarm);
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void goesOffOnPostgresql(String alarm) throws Exception {
        ring(TestDatabases.POSTGRESQL, alarm);
    }

    private static void ring(TestDatabases kind, String alarm) throws Exception {
        int port = freePort();
        try (var world = new World(kind, "gangway.http.port", port)) {
            TROUBLES.get(alarm).rings(world, new Monitoring(port));
        }
    }

    /** Refused once, a record is due later, and its job has nothing to catch up with meanwhile. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRefusedRecordIsNoBacklogUntilItIsDueAgain(TestDatabases kind) throws Exception {
        int port = freePort();
        try (var world = new World(kind, "gangway.http.port", port, "gangway.errors.retry-seconds", "3600")) {
            var monitoring = new Monitoring(port);
            world.sales.control().failNext(Fault.status(500).onRecord("lead").always());
            world.partnerAsks();
            world.runAll();
            minutesPass(world, 20);
            assertThat(monitoring.value("gangway_oldest_due_seconds", JOB)).isZero();

            world.gangway.jdbc.update("UPDATE hq.prospect SET lastname = 'Berg-Hansen'");
            world.run(JOB);
            assertThat(monitoring.value("gangway_records_waiting", JOB)).isEqualTo(1);
            assertThat(monitoring.value("gangway_oldest_due_seconds", JOB)).isZero();
        }
    }

    private static void errors(World world, Monitoring monitoring) {
        assertThat(monitoring.value("gangway_errors")).isZero();
        world.partnerAsks("lastname", null);
        world.runAll();
        assertThat(monitoring.value("gangway_errors")).isEqualTo(1);
    }

    /** However often the job tries meanwhile. */
    private static void oldestDue(World world, Monitoring monitoring) {
        world.sales.control().failNext(Fault.status(503).always());
        world.partnerAsks();
        world.runAll();
        minutesPass(world, 11);
        for (int tries = 0; tries < 3; tries++) {
            world.run(JOB);
            assertThat(monitoring.value("gangway_oldest_due_seconds", JOB)).isBetween(660L, 900L);
        }
        world.sales.control().clearFaults();
        world.settle();
        assertThat(monitoring.value("gangway_oldest_due_seconds", JOB)).isZero();
    }

    /** Through the whole outage, also while the job is about to try again. */
    private static void paused(World world, Monitoring monitoring) {
        world.sales.control().failNext(Fault.status(503).always());
        world.partnerAsks();
        world.runAll();
        for (int tries = 0; tries < 2; tries++) {
            assertThat(monitoring.value("gangway_job_paused", JOB)).isEqualTo(1);
            await().until(() -> world.gangway.gangway.wait(JOB).isZero());
            assertThat(monitoring.value("gangway_job_paused", JOB)).isEqualTo(1);
            world.run(JOB);
        }
        world.sales.control().clearFaults();
        world.settle();
        assertThat(monitoring.value("gangway_job_paused", JOB)).isZero();
    }

    private static void lastSuccess(World world, Monitoring monitoring) {
        world.runAll();
        long before = monitoring.value("gangway_job_last_success_timestamp_seconds", JOB);
        assertThat(before).isPositive();
        world.timePasses(Duration.ofSeconds(1));
        world.sales.control().failNext(Fault.status(503).always());
        world.partnerAsks();
        world.runAll();
        assertThat(monitoring.value("gangway_job_last_success_timestamp_seconds", JOB))
                .isEqualTo(before);
        assertThat(monitoring.value("gangway_job_last_success_timestamp_seconds", UploadSessions.JOB))
                .isGreaterThan(before);
    }

    private static void unpulled(World world, Monitoring monitoring) {
        world.partnerAsks("createddatetime", LocalDateTime.now(ZoneOffset.UTC).minusMinutes(20));
        assertThat(monitoring.value("gangway_unpulled_oldest_seconds")).isGreaterThanOrEqualTo(1200);
        world.runAll();
        assertThat(monitoring.value("gangway_unpulled_oldest_seconds")).isZero();
    }

    private static void databases(World world, Monitoring monitoring) {
        assertThat(monitoring.value("gangway_databases_up")).isEqualTo(1);
        world.gangway.dataSource.close();
        assertThat(monitoring.value("gangway_databases_up")).isZero();
    }

    private static void failed(World world, Monitoring monitoring) {
        for (int request = 0; request < 5; request++) {
            world.partnerAsks("lastname", null);
        }
        world.runAll();
        assertThat(monitoring.value("gangway_records_failed_total", "synchronize-channel-requests"))
                .isEqualTo(5);
    }

    private static void nodes(World world, Monitoring monitoring) {
        world.runAll();
        try (var another = new EmbeddedGangway(TestDatabases.another(world.gangway.dataSource))) {
            another.runAll();
            assertThat(monitoring.value("gangway_nodes")).isEqualTo(2);
        }
        assertThat(monitoring.value("gangway_nodes")).isEqualTo(1);
    }

    private static void salesRemaining(World world, Monitoring monitoring) {
        world.partnerAsks();
        world.runAll();
        long before = monitoring.value("gangway_sales_requests_remaining");
        world.partnerAsks();
        world.runAll();
        assertThat(monitoring.value("gangway_sales_requests_remaining")).isLessThan(before);
    }

    private static void salesWaits(World world, Monitoring monitoring) {
        world.sales
                .control()
                .failNext(Fault.throttled("0x80072322", 1).on("POST", "$batch").times(2));
        world.partnerAsks();
        world.settle();
        assertThat(monitoring.value("gangway_sales_waits_total")).isEqualTo(2);
    }

    private static void standstills(World world, Monitoring monitoring) {
        world.partnerAsks();
        world.run(UploadSessions.JOB);
        assertThat(monitoring.value("gangway_standstills")).isZero();
        world.gangway.jdbc.update("UPDATE gangway.due SET dueat = dueat + INTERVAL '1' DAY");
        assertThat(monitoring.value("gangway_standstills")).isEqualTo(1);
    }

    /** A client secret does not tell; a certificate does. */
    private static void credential(World world, Monitoring monitoring) throws Exception {
        String metric = "gangway_credential_end_timestamp_seconds{service=\"sales\"} ";
        assertThat(monitoring.text()).contains(metric + "+Inf");
        Path directory = Files.createTempDirectory("certificate");
        var certificate = TestCertificate.create(directory, "gangway", 1, 20);
        int port = freePort();
        try (var other = new World(
                TestDatabases.HSQLDB,
                "gangway.http.port",
                port,
                "gangway.sales.credential",
                "certificate",
                "gangway.sales.certificate",
                certificate.store(),
                "gangway.sales.certificate-password",
                TestCertificate.PASSWORD)) {
            assertThat(new Monitoring(port).find(metric))
                    .isEqualTo(
                            certificate.certificate().getNotAfter().toInstant().getEpochSecond());
        }
    }

    /** As if all that is written down had happened so much earlier. */
    private static void minutesPass(World world, int minutes) {
        world.gangway.jdbc.update(
                "UPDATE gangway.due SET waitingsince = waitingsince - " + minutes + " * INTERVAL '1' MINUTE");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Reads metrics as Prometheus does. */
    private record Monitoring(int port) {
        long value(String metric) {
            return find(metric + " ");
        }

        long value(String metric, String job) {
            return find(metric + "{job=\"" + job + "\"} ");
        }

        private long find(String start) {
            return text().lines()
                    .filter(line -> line.startsWith(start))
                    .map(line -> (long) Double.parseDouble(line.substring(start.length())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + start));
        }

        private String text() {
            try {
                var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/metrics"));
                return HttpClient.newHttpClient()
                        .send(question.build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
