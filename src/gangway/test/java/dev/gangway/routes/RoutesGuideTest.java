package dev.gangway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.ledger.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** routes/README.md says what the routes, the triggers and the classes say. */
class RoutesGuideTest {
    private static final Path ROUTES = Path.of("routes");
    private static final Path CODE = Path.of("src/gangway/main/java/dev/gangway");
    private static final Path SCHEMA = Path.of("src/gangway/main/resources/gangway/schema/headquarters/hsqldb");

    private static final Pattern TRIGGER = Pattern.compile("CREATE TRIGGER .*?\\bON (hq\\.\\w+)(.*?);", Pattern.DOTALL);
    private static final Pattern QUEUE = Pattern.compile("(?:job = |VALUES \\()'([a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*)'");
    private static final Pattern CODED = Pattern.compile("`([^`]+)`");

    @Test
    void eachJobFileIsListedInItsOrder() throws IOException {
        List<String> named = rows("\\d").stream().map(row -> coded(row).get(0)).toList();

        assertThat(named)
                .isEqualTo(Job.ids().stream().map(id -> id + ".camel.yaml").toList());
    }

    @Test
    void eachTriggerIsInTheTable() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String row : rows("`hq\\.")) {
            List<String> words = coded(row);
            documented.computeIfAbsent(words.get(0), table -> new TreeSet<>()).addAll(words.subList(1, words.size()));
        }

        assertThat(documented).isEqualTo(triggers());
    }

    @Test
    void eachJobIsListedWithItsScheduleAndTheJobsThatItStarts() throws IOException {
        String schedules = Files.readString(ROUTES.resolve("schedules.camel.yaml"));
        for (String row : rows("\\d")) {
            String[] cells = row.split(" \\| ");
            Job job = job(row);

            assertThat(cells[4]).as(row).startsWith(job.defaultSchedule());
            assertThat(cells[5].replace(" |", "")).as(row).isEqualTo(startedBy(job, schedules));
        }
    }

    /** By their numbers in the guide. */
    private static String startedBy(Job job, String schedules) throws IOException {
        Matcher conductor = Pattern.compile(
                        "routeId: " + job.id() + "-conductor\\n.*\\n.*\\n.*\\n.*name: next, value: \"(.*)\"")
                .matcher(schedules);
        assertThat(conductor.find()).as(job.id()).isTrue();
        Set<String> numbers = new TreeSet<>();
        for (String row : rows("\\d")) {
            if (conductor.group(1).contains("gangway-seda:" + job(row).id() + "?")) {
                numbers.add(row.substring(2, 3));
            }
        }
        return numbers.isEmpty() ? "none" : String.join(", ", numbers);
    }

    private static Job job(String row) {
        return Job.of(coded(row).get(0).replace(".camel.yaml", "")).orElseThrow();
    }

    @Test
    void eachBeanOfARouteIsNamedWithItsClass() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String row : rows("`gangway[A-Z]")) {
            List<String> words = coded(row);
            List<String> beans = words.stream()
                    .filter(word -> word.matches("gangway[A-Z]\\w+"))
                    .toList();
            documented.addAll(beans);
            words.stream().filter(word -> word.startsWith("sql/")).forEach(word -> assertThat(ROUTES.resolve(word))
                    .isDirectory());
            for (String place : coded(row.split(" \\| ")[1])) {
                if (Files.isDirectory(CODE.resolve(place))) {
                    beans.forEach(bean -> assertThat(
                                    CODE.resolve(place).resolve(bean.substring("gangway".length()) + ".java"))
                            .exists());
                } else if (place.contains("/")) {
                    assertThat(CODE.resolve(place + ".java")).exists();
                }
            }
        }

        assertThat(documented).isEqualTo(beansInRoutes());
    }

    @Test
    void eachFolderOfStatementsIsListed() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(ROUTES.resolve("README.md"))) {
            coded(line).stream().filter(word -> word.matches("sql/[a-z]+")).forEach(documented::add);
        }

        Set<String> folders = new TreeSet<>();
        try (Stream<Path> all = Files.list(ROUTES.resolve("sql"))) {
            all.forEach(folder -> folders.add("sql/" + folder.getFileName()));
        }
        assertThat(documented).isEqualTo(folders);
    }

    @Test
    void eachPlaceholderOfAMailIsExplained() throws IOException {
        Set<String> documented = new TreeSet<>();
        for (String row : rows("`%")) {
            coded(row).stream().filter(word -> word.startsWith("%")).forEach(documented::add);
        }

        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROUTES.resolve("mail"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Pattern.compile("%[a-z]+%")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(placeholder -> used.add(placeholder.group()));
            }
        }
        assertThat(documented).isEqualTo(used);
    }

    @Test
    void eachQueueBesideThoseOfTheJobsIsExplained() throws IOException {
        Set<String> queues = new TreeSet<>();
        for (Job job : Job.values()) {
            job.queues().stream().filter(queue -> !queue.equals(job.id())).forEach(queues::add);
        }

        for (String queue : queues) {
            assertThat(rows("`" + queue + "`")).as(queue).hasSize(1);
        }
    }

    private static Map<String, Set<String>> triggers() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(SCHEMA)) {
            for (Path file : files.toList()) {
                TRIGGER.matcher(Files.readString(file)).results().forEach(trigger -> QUEUE.matcher(trigger.group(2))
                        .results()
                        .forEach(queue -> found.computeIfAbsent(trigger.group(1), table -> new TreeSet<>())
                                .add(queue.group(1))));
            }
        }
        return found;
    }

    private static Set<String> beansInRoutes() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROUTES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Pattern.compile("\\bgangway[A-Z][A-Za-z]+\\b")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(bean -> names.add(bean.group()));
            }
        }
        return names;
    }

    /** Rows of the guide's tables whose first cell begins so. */
    private static List<String> rows(String beginning) throws IOException {
        return Files.readAllLines(ROUTES.resolve("README.md")).stream()
                .filter(line -> line.matches("\\| " + beginning + ".*"))
                .toList();
    }

    private static List<String> coded(String row) {
        return CODED.matcher(row).results().map(word -> word.group(1)).toList();
    }
}
