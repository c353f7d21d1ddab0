package dev.gangway.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules and the dashboard have the form that Prometheus and Grafana want and ask only for metrics that there are. That the
 * trouble behind each rule shows in its metric is what AlarmsTest says of the alarms of the manual.
 */
class MonitoringSampleTest {
    private static final Path FOLDER = Path.of("samples/monitoring");
    private static final Pattern METRIC = Pattern.compile("gangway_\\w+");
    private static final Pattern DURATION = Pattern.compile("\\d+[smhd]");
    private static final Set<String> KINDS = Set.of("stat", "timeseries", "state-timeline");

    @Test
    void eachRuleHasTheFormThatPrometheusWants() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.keySet()).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(rule.get("alert")).asString().matches("Gangway[A-Za-z]+");
            assertThat(rule.getOrDefault("for", "1m")).asString().matches(DURATION);
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("warning", "critical");
            assertThat(((Map<?, ?>) rule.get("annotations")).keySet().toString())
                    .isEqualTo("[summary, description]");
            assertThat(balance(rule.get("expr").toString())).isZero();
        });
        assertThat(rules().stream().map(rule -> rule.get("alert"))).doesNotHaveDuplicates();
    }

    @Test
    void eachRuleHasATroubleThatFiresIt() throws IOException {
        Map<String, Object> file = yaml("gangway-rules-test.yaml");
        Map<Object, Object> fired = new HashMap<>();
        for (Object test : (List<?>) file.get("tests")) {
            for (Object one : (List<?>) ((Map<?, ?>) test).get("alert_rule_test")) {
                Map<?, ?> alert = (Map<?, ?>) ((List<?>) ((Map<?, ?>) one).get("exp_alerts")).get(0);
                fired.put(((Map<?, ?>) one).get("alertname"), ((Map<?, ?>) alert.get("exp_labels")).get("severity"));
            }
        }

        assertThat(fired)
                .isEqualTo(rules().stream()
                        .collect(Collectors.toMap(
                                rule -> rule.get("alert"), rule -> ((Map<?, ?>) rule.get("labels")).get("severity"))));
    }

    /** By the tool of Prometheus, where it is installed; Debian has it in the package prometheus. */
    @Test
    void prometheusItselfFiresEachRule() throws Exception {
        Assumptions.assumeTrue(isInstalled("promtool"), "no promtool here");

        promtool("check", "rules", "gangway-rules.yaml");
        promtool("test", "rules", "gangway-rules-test.yaml");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void eachAlarmOfTheManualHasARuleAndEachRuleAnAlarm() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Map<String, Object> rule : rules()) {
            asked.addAll(metrics(rule.get("expr").toString()));
        }
        Set<String> alarms = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(gangway_\\w+)").matcher(manual());
        while (row.find()) {
            alarms.add(row.group(1));
        }
        asked.remove("gangway_job_paused_by_operator");

        assertThat(asked).isEqualTo(alarms);
    }

    @Test
    void theDashboardAsksForMetricsThatThereAre() throws IOException {
        JsonNode dashboard = dashboard();
        Set<String> asked = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(query -> asked.addAll(metrics(query)));

        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(metrics(manual()));
    }

    @Test
    void thePanelsHaveTheFormThatGrafanaWants() throws IOException {
        JsonNode dashboard = dashboard();
        assertThat(dashboard.path("schemaVersion").isInt()).isTrue();
        Set<Integer> ids = new HashSet<>();
        Set<String> squares = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(KINDS).contains(panel.path("type").asText());
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${source}");
            assertThat(panel.path("targets").findValuesAsText("refId"))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(squares.add((place.path("x").asInt() + x) + "/"
                                    + (place.path("y").asInt() + y)))
                            .as("panels do not overlap")
                            .isTrue();
                }
            }
        }
        assertThat(dashboard.path("templating").path("list").get(0).path("name").asText())
                .isEqualTo("source");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = yaml("gangway-rules.yaml");
        List<Map<String, Object>> rules = new ArrayList<>();
        ((List<Map<String, Object>>) file.get("groups"))
                .forEach(group -> rules.addAll((List<Map<String, Object>>) group.get("rules")));
        return rules;
    }

    private static Map<String, Object> yaml(String name) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options).load(Files.readString(FOLDER.resolve(name)));
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("gangway-dashboard.json").toFile());
    }

    private static String manual() throws IOException {
        return Files.readString(Path.of("docs/operating.md"));
    }

    private static Set<String> metrics(String text) {
        Set<String> metrics = new TreeSet<>();
        Matcher metric = METRIC.matcher(text);
        while (metric.find()) {
            metrics.add(metric.group());
        }
        return metrics;
    }

    private static int balance(String expression) {
        return expression
                .chars()
                .map(one -> one == '(' ? 1 : one == ')' ? -1 : 0)
                .sum();
    }
}
