package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseOperation;
import dev.gangway.dataverse.cursor.JdbcCursorRepository;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever docs/dataverse-component.md shows is run here, and what it lists is compared with the component. */
class ComponentPageTest extends ComponentTestCase {
    private static final Path PAGE = Path.of("docs/dataverse-component.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROUTE_ID = Pattern.compile("id: (\\S+)");
    private static final Pattern SCHEME = Pattern.compile("uri: \"?([a-z]+):");
    private static final String BEGIN = "<!-- options: made from the component's catalog entry -->\n";
    private static final String END = "<!-- end -->\n";
    private static final String ID = "CamelDataverseId";

    private final List<String> run = new ArrayList<>();
    private String page;

    @BeforeEach
    void load() throws Exception {
        page = Files.readString(PAGE);
        context.getRegistry().bind("cursors", new MemoryStateRepository());
        int n = 0;
        for (String block : blocks("yaml")) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("block" + n++ + ".yaml", onDemand(block)));
        }
    }

    /** The first route runs once by itself, here when it is asked to. */
    private static String onDemand(String block) {
        return block.replace("uri: timer:first-lead\n      parameters: {repeatCount: 1}\n", "uri: direct:first-lead\n");
    }

    private List<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private Exchange run(String route, Map<String, Object> headers) throws Exception {
        run.add(route);
        return send("direct:" + route, null, headers);
    }

    @Test
    void everyRouteDoesWhatThePageSays() throws Exception {
        String lead = run("first-lead", Map.of()).getMessage().getHeader(ID, String.class);
        JsonNode renamed = run("rename-lead", Map.of(ID, lead)).getMessage().getBody(JsonNode.class);
        assertThat(renamed.path("subject").asText()).isEqualTo("Interested in two forklifts");

        List<Outcome> outcomes = outcomes(run("import-leads", Map.of()));
        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.DONE, Verdict.REJECTED);
        run("open-leads", Map.of());
        MockEndpoint open = context.getEndpoint("mock:open-leads", MockEndpoint.class);
        assertThat(open.getReceivedExchanges()).hasSize(2);

        JsonNode made = run("qualify-lead", Map.of(ID, lead)).getMessage().getBody(JsonNode.class);
        assertThat(made.path("value")).hasSize(3);

        run.add("follow-leads");
        MockEndpoint followed = context.getEndpoint("mock:followed", MockEndpoint.class);
        await().untilAsserted(() -> assertThat(followed.getReceivedExchanges()).hasSizeGreaterThanOrEqualTo(2));

        sandbox.control().failNext(Fault.status(503).on("POST", "leads"));
        send("direct:careful-lead", lead("later"));
        send("direct:careful-lead", lead("x".repeat(301)));
        run.add("careful-lead");
        assertThat(context.getEndpoint("mock:later", MockEndpoint.class).getReceivedExchanges())
                .hasSize(1);
        assertThat(context.getEndpoint("mock:refused", MockEndpoint.class).getReceivedExchanges())
                .hasSize(1);

        assertThat(blocks("yaml"))
                .map(block -> ROUTE_ID.matcher(block)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .containsExactlyInAnyOrderElementsOf(run);
    }

    @Test
    void theFirstRouteRunsByItself() throws Exception {
        String block = blocks("yaml").get(0).replace("id: first-lead", "id: by-itself");
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("first.yaml", block));

        await().untilAsserted(() -> assertThat(leads()).hasSize(1));
    }

    @Test
    void theDependenciesHoldEveryComponentAndLanguageOfTheBlocks() throws Exception {
        String first = blocks("xml").get(0);
        assertThat(components(blocks("yaml").get(0))).allMatch(artifact -> first.contains(">" + artifact + "<"));
        assertThat(first).contains(">camel-main<", ">camel-yaml-dsl<", ">slf4j-simple<");

        Set<String> used = components(String.join("\n", blocks("yaml")));
        for (String language : context.getLanguageNames()) {
            used.add(artifact(catalog().getLanguageParameterJsonSchema(language)));
        }
        assertThat(used).contains("camel-bean");
        // comes with camel-main
        used.remove("camel-core-languages");
        String all = String.join("\n", blocks("xml"));
        assertThat(used).allMatch(artifact -> all.contains(">" + artifact + "<"));
    }

    private CatalogCamelContext catalog() {
        return (CatalogCamelContext) context;
    }

    private Set<String> components(String yaml) throws IOException {
        Set<String> artifacts = new TreeSet<>();
        for (MatchResult uri : SCHEME.matcher(yaml).results().toList()) {
            artifacts.add(artifact(catalog().getComponentParameterJsonSchema(uri.group(1))));
        }
        return artifacts;
    }

    private static String artifact(String schema) throws IOException {
        return new ObjectMapper().readTree(schema).findValue("artifactId").asText();
    }

    @SuppressWarnings("unchecked")
    private static List<Outcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    @Test
    void theSettingsAreTakenByCamelMain() throws Exception {
        Main main = new Main();
        JDBCDataSource database = new JDBCDataSource();
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        database.setUser("SA");
        main.bind("database", database);
        main.setDefaultPropertyPlaceholderLocation("false");
        Map<String, String> settings = new LinkedHashMap<>();
        for (String block : blocks("properties")) {
            Properties read = new Properties();
            read.load(new java.io.StringReader(block.replaceAll("\\{\\{env:\\w+}}", "from-the-environment")));
            // the sandbox's come second
            read.forEach((name, value) -> settings.putIfAbsent((String) name, (String) value));
        }
        settings.forEach(main::addInitialProperty);
        main.start();
        try {
            var configuration = main.getCamelContext()
                    .getComponent("dataverse", DataverseComponent.class)
                    .getConfiguration();
            assertThat(configuration.getEnvironment()).isEqualTo("https://contoso.crm4.dynamics.com");
            assertThat(configuration.getTenantId()).isEqualTo("contoso.onmicrosoft.com");
            assertThat(configuration.getTokenEndpoint()).isEqualTo("from-the-environment");
            assertThat(configuration.getClientSecret()).isEqualTo("from-the-environment");
            var cursors =
                    main.getCamelContext().getRegistry().lookupByNameAndType("cursors", JdbcCursorRepository.class);
            cursors.start();
            assertThat(cursors.advance("a", null, "b")).isTrue();
        } finally {
            main.stop();
        }
    }

    @Test
    void theJavaOfThePageCreatesOnce() throws Exception {
        var producer = template;
        for (int i = 0; i < 2; i++) {
            // the block of the page, word for word
            UUID id = UUID.nameUUIDFromBytes("shop/order/4711".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Map<String, Object> lead = Map.of("leadid", id.toString(), "subject", "Order 4711", "lastname", "Berg");
            producer.requestBody("dataverse:createIfAbsent/leads", lead);
        }
        assertThat(leads()).hasSize(1);
        String own = Files.readString(
                Path.of("src/camel-dataverse/test/java/dev/gangway/dataverse/component/ComponentPageTest.java"));
        assertThat(blocks("java")).hasSize(1);
        assertThat(own.replaceAll("\\s+", " "))
                .contains(blocks("java").get(0).strip().replaceAll("\\s+", " "));
    }

    @Test
    void thePageNamesEveryOperationVerdictAndNoOther() {
        for (DataverseOperation operation : DataverseOperation.values()) {
            assertThat(page).as(operation.text()).containsPattern("`(dataverse:)?" + operation.text() + "[/`?]");
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(page).contains("| `" + verdict + "` |");
        }
        assertThat(Pattern.compile("`(?:from: )?dataverse:(\\w+)")
                        .matcher(page.replace("`dataverse:operation/", ""))
                        .results()
                        .map(found -> found.group(1)))
                .isSubsetOf(java.util.Arrays.stream(DataverseOperation.values())
                        .map(DataverseOperation::text)
                        .toList());
    }

    @Test
    void theOptionsAreThoseOfTheCatalog() throws IOException {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String made = options();
        if (Boolean.getBoolean("generated.write")) {
            page = page.substring(0, begin) + made + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }
        assertThat(page.substring(begin, end))
                .as("mvn test -Dtest=ComponentPageTest -Dgenerated.write=true")
                .isEqualTo(made);
    }

    private static String options() throws IOException {
        JsonNode catalog = new ObjectMapper()
                .readTree(Path.of(
                                "src/camel-dataverse/generated/resources/META-INF/dev/gangway/dataverse/component/dataverse.json")
                        .toFile());
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("common", "For all");
        titles.put("producer", "For producers");
        titles.put("consumer", "For consumers");
        titles.put("security", "Sign-in");
        titles.put("advanced", "Advanced");
        StringBuilder text = new StringBuilder();
        titles.forEach((label, title) -> {
            text.append("\n### ").append(title).append("\n\n| option | default | |\n| --- | --- | --- |\n");
            ours(catalog.path("properties")).forEach((name, option) -> {
                if (option.path("label").asText().equals(label)) {
                    text.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(standard(option))
                            .append(" | ");
                    text.append(option.path("description").asText().replace("|", "\\|"))
                            .append(" |\n");
                }
            });
        });
        text.append(
                        "\n`delay` is 5000 (milliseconds) here. The other options of Camel's pollers, `bridgeErrorHandler`,")
                .append(
                        "\n`lazyStartProducer` and so on, are as in every component.\n\n### Headers\n\n| header | |\n| --- | --- |\n");
        catalog.path("headers").properties().forEach(header -> text.append("| `")
                .append(header.getKey())
                .append("` | ")
                .append(header.getValue().path("description").asText())
                .append(" |\n"));
        return text.append("\n").toString();
    }

    /** Without Camel's own. */
    private static Map<String, JsonNode> ours(JsonNode options) {
        Map<String, JsonNode> ours = new TreeMap<>();
        options.properties().forEach(option -> {
            if (option.getValue().path("configurationClass").asText().startsWith("dev.gangway.")
                    || option.getKey().equals("objectMapper")) {
                ours.put(option.getKey(), option.getValue());
            }
        });
        return ours;
    }

    private static String standard(JsonNode option) {
        return option.has("defaultValue") ? "`" + option.path("defaultValue").asText() + "`" : "";
    }

    @Test
    void noLineIsLongerThanOneCanRead() {
        assertThat(page.lines().filter(line -> !line.startsWith("|") && !line.contains("](http")))
                .allMatch(line -> line.length() <= 120);
        MatchResult first = BLOCK.matcher(page).results().findFirst().orElseThrow();
        assertThat(first.group(1)).isEqualTo("xml");
    }
}
