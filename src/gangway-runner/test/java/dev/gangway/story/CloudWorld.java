package dev.gangway.story;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.fno.FnoSandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;

/** Finance and Operations and Sales with Gangway between them: everything real, nothing shared with another test. */
final class CloudWorld implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    final FnoSandbox fno = FnoSandbox.start();
    final EmbeddedGangway gangway;
    private final List<Object> settings;

    /** The pairs are further settings. */
    CloudWorld(TestDatabases kind, Object... settings) {
        this(kind.fresh(), settings);
    }

    CloudWorld(HikariDataSource database, Object... settings) {
        this(database, host -> {}, settings);
    }

    CloudWorld(HikariDataSource database, Consumer<CamelContext> host, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(SandboxSettings.pairs(
                sales, SandboxSettings.pairs(fno,
                "gangway.fno.companies", "USRT",
                "gangway.errors.retry-seconds", "0"))));
        all.addAll(Arrays.asList(settings));
        this.settings = List.copyOf(all);
        gangway = new EmbeddedGangway(database, host, all.toArray());
    }

    /** A second Gangway at the same database, with pools of its own and further settings; whoever asks for it closes it. */
    EmbeddedGangway another(Object... further) {
        List<Object> all = new ArrayList<>(settings);
        all.addAll(Arrays.asList(further));
        return new EmbeddedGangway(TestDatabases.another(gangway.dataSource), all.toArray());
    }

    void prospect(String id) {
        fno.control().prospect("usrt", id, "Ann", "Lee " + id, "ann." + id + "@example.com");
    }

    /** A prospect with a lead; gives the lead's key. */
    UUID onboard(String id) {
        prospect(id);
        run("headquarters", "prospects-to-leads");
        return lead(id);
    }

    /** Qualified with account, contact and opportunity, and won. */
    void win(UUID lead) {
        sales.control().win(sales.control().qualify(lead, true, true, true).opportunityId());
    }

    void run(String... jobs) {
        for (String job : jobs) {
            gangway.gangway.run(job);
        }
    }

    /** Runs all jobs until nothing is left to do: everything is done or waits for a person. */
    void settle() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            boolean quiet = true;
            for (String job : gangway.gangway.jobs()) {
                JobReport report = gangway.gangway.run(job);
                quiet &= report.done() == 0 && report.paused() == null;
            }
            return quiet && gangway.count("gangway.due") == 0;
        });
    }

    UUID lead(String prospect) {
        return UUID.fromString(gangway.text("SELECT leadid FROM gangway.link WHERE prospectid = ?", prospect));
    }

    /** What headquarters has of a prospect; null when it is gone. */
    Map<String, Object> inFno(String id) {
        return fno.control().rows("Prospects").stream()
                .filter(row -> row.get("ProspectId").equals(id))
                .findFirst()
                .orElse(null);
    }

    String status(String id) {
        return (String) inFno(id).get("B2BProspectStatus");
    }

    /** The code under which a prospect waits for a person; null when it does not. */
    String errorOf(String id) {
        List<String> codes = gangway.jdbc.queryForList(
                "SELECT code FROM gangway.error WHERE job = 'headquarters' AND subject = ?", String.class, id);
        return codes.isEmpty() ? null : codes.get(0);
    }

    /** The rows of a table of Sales, as they are. */
    List<JsonNode> rows(String table) {
        try {
            return StreamSupport.stream(
                            JSON.readTree(sales.control().dump()).path(table).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode row(String table, String key, Object value) {
        return rows(table).stream()
                .filter(row -> row.path(key).asText().equals(value.toString()))
                .findFirst()
                .orElseThrow();
    }

    long fnoRequests(String method) {
        return fno.control().requests().stream()
                .filter(request ->
                        request.method().equals(method) && !request.path().contains("oauth2"))
                .count();
    }

    @Override
    public void close() {
        gangway.close();
        fno.close();
        sales.close();
    }
}
