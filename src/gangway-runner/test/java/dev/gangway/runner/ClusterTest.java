package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one PostgreSQL database and one Sales. */
class ClusterTest {
    private static final int BACKLOG = 3000;
    private static final int LATER = 20;
    private static final int ALL = BACKLOG + LATER;
    private static final Pattern P0001_RUNS = Pattern.compile("gangway_job_runs_total\\{job=\"P-0001\"} (\\d+)");

    private record RunningNode(String name, int httpPort, ChildJvm process) {}

    @TempDir
    Path directory;

    private final String url = TestDatabases.postgresUrl();
    private final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    private final List<RunningNode> nodes = new ArrayList<>();
    private Connection database;

    @BeforeEach
    void initialize() throws Exception {
        database = DriverManager.getConnection(url, "postgres", "");
        assertThat(Terminal.typeAsIs("init", "--config", settings("init", 0)).exitCode())
                .isZero();
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(node -> node.process().close());
        database.close();
        sales.close();
    }

    @Test
    void whatANodeLeavesBehindWhenItIsKilledTheOthersFinish() throws Exception {
        sales.control()
                .failNext(
                        Fault.delay(Duration.ofMillis(200)).on("POST", "$batch").always());
        startNodes(3, "every 250ms");
        Requests.submit(database, BACKLOG);
        await().atMost(Duration.ofSeconds(60)).until(() -> number("SELECT COUNT(*) FROM gangway.link") > BACKLOG / 10);

        sales.control().freeze();
        RunningNode victim =
                await().atMost(Duration.ofSeconds(30)).until(this::stoppedInTheMiddleOfWork, Objects::nonNull);
        List<String> orphans = prospectsOf(victim);
        victim.process().kill();
        // the schedule of P-0001 goes on, whichever node had it
        Requests.submit(database, BACKLOG + 1, LATER);
        sales.control().unfreeze();

        await("what the killed node had under way")
                .atMost(Duration.ofMinutes(1))
                .until(() -> linked().containsAll(orphans));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> number("SELECT COUNT(*) FROM gangway.link") == ALL
                        && number("SELECT COUNT(*) FROM gangway.due WHERE job = 'prospects-to-leads'") == 0);
        assertThat(number("SELECT COUNT(DISTINCT requestid) FROM hq.prospect")).isEqualTo(ALL);
        assertThat(number("SELECT COUNT(*) FROM hq.prospect")).isEqualTo(ALL);
        assertThat(number("SELECT COUNT(*) FROM gangway.error")).isZero();
        assertThat(column("leads", "msdyn_prospectid")).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(column("annotations", "_objectid_value")).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(new HashSet<>(column("leads", "leadid"))).isEqualTo(links());
    }

    @Test
    void aScheduleFiresOncePerCluster() throws Exception {
        startNodes(2, "every 300ms");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(runsOfP0001()).as(() -> nodes.toString()).isGreaterThanOrEqualTo(15));

        long runs = runsOfP0001();

        assertThat(runs)
                .isLessThanOrEqualTo(number(
                        "SELECT times_triggered FROM gangway.qrtz_simple_triggers WHERE trigger_name = 'P-0001'"));
        assertThat(number("SELECT COUNT(*) FROM gangway.qrtz_scheduler_state")).isEqualTo(2);
    }

    private void startNodes(int count, String pulling) throws Exception {
        for (int i = 1; i <= count; i++) {
            String name = "node-" + i;
            int port = freePort();
            String config = settings(name, port, "gangway.jobs.P-0001.schedule=" + pulling);
            nodes.add(new RunningNode(
                    name, port, ChildJvm.start(directory, GangwayCommand.class, "run", "--config", config)));
        }
        for (RunningNode node : nodes) {
            node.process().awaitLine("", "Gangway runs");
        }
    }

    private String settings(String node, int httpPort, String... more) {
        List<String> lines = new ArrayList<>(List.of(SandboxSettings.lines(
                sales,
                "gangway.cluster=true",
                "gangway.node=" + node,
                "gangway.http.port=" + httpPort,
                "gangway.headquarters.url=" + url,
                "gangway.headquarters.username=postgres",
                "gangway.jobs.chunk=50",
                // so that nothing comes back by the end of a lease
                "gangway.jobs.lease-seconds=3600",
                "gangway.jobs.prospects-to-leads.max-batch-size=50")));
        lines.addAll(List.of(more));
        return SettingsFile.write(directory, lines.toArray(String[]::new));
    }

    /** A node that stands still and has leads under way; null when it had just finished them. */
    private RunningNode stoppedInTheMiddleOfWork() throws Exception {
        String name = text("SELECT MIN(n.name) FROM gangway.due d JOIN gangway.node n ON n.nodeid = d.nodeid"
                + " WHERE d.job = 'prospects-to-leads' AND d.owner IS NOT NULL");
        for (RunningNode node : nodes) {
            if (node.name().equals(name)) {
                node.process().signal("STOP");
                if (!prospectsOf(node).isEmpty()) {
                    return node;
                }
                node.process().signal("CONT");
            }
        }
        return null;
    }

    private List<String> prospectsOf(RunningNode node) throws Exception {
        return texts("SELECT d.subject FROM gangway.due d JOIN gangway.node n ON n.nodeid = d.nodeid"
                + " WHERE d.job = 'prospects-to-leads' AND d.owner IS NOT NULL AND n.name = '" + node.name() + "'");
    }

    private Set<String> linked() throws Exception {
        return new HashSet<>(texts("SELECT prospectid FROM gangway.link"));
    }

    private long runsOfP0001() throws Exception {
        long runs = 0;
        for (RunningNode node : nodes) {
            String metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + node.httpPort() + "/observe/metrics"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher matcher = P0001_RUNS.matcher(metrics);
            assertThat(matcher.find()).isTrue();
            runs += Long.parseLong(matcher.group(1));
        }
        return runs;
    }

    private List<String> column(String table, String column) throws Exception {
        List<String> values = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(sales.control().dump()).path(table)) {
            values.add(row.path(column).asText());
        }
        return values;
    }

    private Set<String> links() throws Exception {
        return new HashSet<>(texts("SELECT leadid FROM gangway.link"));
    }

    private List<String> texts(String sql) throws Exception {
        List<String> texts = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private long number(String sql) throws Exception {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
