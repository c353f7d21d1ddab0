package dev.gangway.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The yardstick of the way back: changed leads by change tracking, then per chunk one request for their state, one
 * transaction with the same rows as Gangway's, and the customers' numbers back to Sales. It takes each lead for one that
 * waits for its decision, knows no second worker and no refusal.
 */
final class BareDecisions implements Contender {
    static final String LABEL = "bare JDBC and java.net.http, decisions back";

    private static final int LEADS_IN_QUERY = 500;
    private static final int OPERATIONS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ground ground;
    private final WebApi api;
    private final BareLoop leads;
    private final BareCustomers customers;
    private final SandboxSink sales;
    private final int chunk;
    private String cursor = "leads?$select=leadid,statecode";

    BareDecisions(Ground ground, SandboxSink sales, int chunk) {
        this.ground = ground;
        this.api = new WebApi(sales);
        this.leads = new BareLoop(ground, chunk);
        this.customers = new BareCustomers(ground);
        this.sales = sales;
        this.chunk = chunk;
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public int rows(Options options) {
        return options.decisions();
    }

    @Override
    public void prepare(int rows) {
        leads.prepare(rows);
        leads.run(rows);
        List<String> sent = customers.link();
        changed();
        sales.decide(sent);
    }

    @Override
    public void run(int rows) {
        List<String> changed = changed();
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < changed.size(); from += chunk) {
            chunks.add(changed.subList(from, Math.min(from + chunk, changed.size())));
        }
        var rest = chunks.iterator();
        ground.inChunks(connection -> rest.hasNext() ? apply(connection, rest.next()) : 0);
        ground.expect(rows, "peer.prospect WHERE status IN ('Approved', 'Rejected')");
        ground.expect(2 * SandboxSink.won(rows), "peer.customer");
        ground.expect(SandboxSink.won(rows), "peer.node");
        ground.expect(rows, "peer.mail");
    }

    private List<String> changed() {
        List<String> changed = new ArrayList<>();
        for (String page = cursor; page != null; ) {
            JsonNode answer = api.get(page, "odata.track-changes,odata.maxpagesize=5000");
            answer.path("value").forEach(lead -> changed.add(lead.path("leadid").asText()));
            cursor = answer.path("@odata.deltaLink").asText(cursor);
            page = answer.path("@odata.nextLink").asText(null);
        }
        return changed;
    }

    private int apply(Connection connection, List<String> changed) throws SQLException {
        List<JsonNode> states = states(changed);
        List<String> numbers = customers.write(connection, states);
        for (int from = 0; from < numbers.size(); from += OPERATIONS) {
            List<String> some = numbers.subList(from, Math.min(from + OPERATIONS, numbers.size()));
            WebApi.expectAccepted(batch(some), some.size());
        }
        return states.size();
    }

    private List<JsonNode> states(List<String> changed) {
        List<String> queries = new ArrayList<>();
        for (int from = 0; from < changed.size(); from += LEADS_IN_QUERY) {
            String keys = changed.subList(from, Math.min(from + LEADS_IN_QUERY, changed.size())).stream()
                    .map(key -> "'" + key + "'")
                    .collect(Collectors.joining(","));
            String url = "/api/data/v9.2/leads?" + SalesOutcomes.LEAD_OPTIONS
                    + "&$filter=Microsoft.Dynamics.CRM.In(PropertyName='leadid',PropertyValues=[" + keys + "])";
            queries.add("GET " + url.replace(" ", "%20") + " HTTP/1.1\r\nAccept: application/json\r\n\r\n");
        }
        return batch(queries)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(BareDecisions::json)
                .<JsonNode>mapMulti((page, all) -> page.path("value").forEach(all))
                .toList();
    }

    private String batch(List<String> operations) {
        var body = new StringBuilder();
        for (int i = 0; i < operations.size(); i++) {
            body.append(
                            "--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ")
                    .append(i + 1)
                    .append("\r\n\r\n")
                    .append(operations.get(i))
                    .append("\r\n");
        }
        body.append("--batch_1--\r\n");
        return new String(api.batch(body.toString().getBytes(UTF_8)), UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
