package dev.gangway.scale;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.benchmark.Figure;
import dev.gangway.console.Browsing;
import dev.gangway.database.Dialect;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Looking for a partner seeks: no table that grows with the partners is read from end to end. {@code forget} does read
 * them, since an address may have something invisible around it.
 */
class SearchTest {
    private static final List<String> STATEMENTS = List.of(
            "where/by-key",
            "where/by-email",
            "where/by-words",
            "where/request",
            "where/prospect",
            "where/customers",
            "where/mails",
            "where/opportunities");

    @Test
    void noQuestionOfASearchReadsAWholeTable() {
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL)) {
            fill(gangway, 20_000);
            Map<String, String> plans = new HashMap<>();
            for (String statement : STATEMENTS) {
                plans.put(statement, plan(gangway, statement));
            }

            assertThat(plans).allSatisfy((statement, plan) -> assertThat(plan)
                    .as(statement)
                    .doesNotContainPattern("Seq Scan on"
                            + " (prospect|channelrequest|customer|customerhierarchy|emailnotification|link)"
                            + " "));
            assertThat(plans.get("where/by-words")).contains("prospect_words");
        }
    }

    /** The median and the slowest time to a page of the console, in the log. */
    @Test
    @Tag("long")
    void theConsoleAnswersQuicklyWithFiveMillionProspects() throws Exception {
        int port = freePort();
        int past = Integer.getInteger("scale.past", 5_000_000);
        try (var gangway = new EmbeddedGangway(TestDatabases.POSTGRESQL, "gangway.http.port", port)) {
            fill(gangway, past);
            var browser = new Browsing(port);
            await().atMost(Duration.ofMinutes(10))
                    .untilAsserted(() -> assertThat(browser.open("/").select("td [data-live=\"P-0001.waiting\"]"))
                            .isNotEmpty());
            List<Long> pages = new ArrayList<>();
            List<Long> searches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                for (String page : List.of("/", "/jobs", "/jobs/prospects-to-leads", "/errors", "/acts", "/nodes")) {
                    pages.add(millis(() -> browser.open(page)));
                    assertThat(browser.status()).as(page).isEqualTo(200);
                }
                long one = 1 + (i * 7_919L) % past;
                for (String text : List.of(
                        "ada" + one + "@engines.example",
                        "P-" + String.format("%07d", one),
                        "king " + one,
                        "engines " + one)) {
                    browser.open("/partner");
                    searches.add(millis(() -> browser.submit("Find", "text", text)));
                    assertThat(browser.page().text()).as(text).contains("King " + one);
                }
            }
            tell("pages of the console", past, pages);
            tell("searches in the console", past, searches);
            assertThat(browser.open("/partner").text()).doesNotContain("Something went wrong");
        }
    }

    private static long millis(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static void tell(String what, int past, List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        Figure.of(
                        String.format(Locale.ROOT, "%s with %,d prospects", what, past),
                        String.format(
                                Locale.ROOT,
                                "%d ms (median of %d; slowest %,d ms)",
                                sorted.get(sorted.size() / 2),
                                sorted.size(),
                                sorted.get(sorted.size() - 1)))
                .tell();
    }

    private static void fill(EmbeddedGangway gangway, int past) {
        var connection = new SingleConnectionDataSource(
                gangway.dataSource.getJdbcUrl(), gangway.dataSource.getUsername(), "", true);
        new Volume(new JdbcTemplate(connection)).past(1, past);
        connection.destroy();
        gangway.jdbc.execute("VACUUM ANALYZE");
    }

    private static String plan(EmbeddedGangway gangway, String statement) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "text",
                "King 17",
                "small",
                "king 17",
                "capitals",
                "P-0000017",
                "max",
                20,
                "address",
                "ada17@engines.example"));
        parameters.putAll(Map.of(
                "requestid", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "dataareaid", "usrt",
                "prospectid", "P-0000017",
                "customeraccount", "P-0000017",
                "leadid", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"));
        String sql =
                new SqlFiles(gangway.context, "classpath:gangway/routes/").statement(Dialect.POSTGRESQL, statement);
        return String.join(
                "\n",
                new NamedParameterJdbcTemplate(gangway.dataSource)
                        .queryForList("EXPLAIN " + sql, parameters, String.class));
    }
}
