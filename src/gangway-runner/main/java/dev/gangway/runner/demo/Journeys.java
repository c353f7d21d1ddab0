package dev.gangway.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at all requests from outside: by SQL in Commerce, by the Web API in Sales, and in the mailbox. */
final class Journeys {

    private static final String STATEMENT = "/gangway/demo/journeys.sql";
    private static final Map<Integer, String> STATUS_ON_LEAD =
            Map.of(192350000, "Pending", 192350001, "Approved", 192350002, "Rejected");

    private final Connection commerce;
    private final Salesperson sales;
    private final Mailbox mailbox;
    private final String sql;

    Journeys(Connection commerce, Salesperson sales, Mailbox mailbox) {
        this.commerce = commerce;
        this.sales = sales;
        this.mailbox = mailbox;
        this.sql = statement();
    }

    /** Every request in the channel database, by its id. */
    Map<String, Journey> read() throws SQLException {
        Map<String, List<JsonNode>> leads = by("msdyn_prospectid", sales.commerceLeads());
        Map<String, List<JsonNode>> opportunities = by("_originatingleadid_value", sales.opportunities());
        Function<String, String> opportunityState =
                leadId -> opportunityState(opportunities.getOrDefault(leadId, List.of()));
        Map<String, Journey> journeys = new LinkedHashMap<>();
        try (Statement statement = commerce.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                Journey journey =
                        journey(row, leads.getOrDefault(row.getString("prospectid"), List.of()), opportunityState);
                journeys.put(journey.requestId(), journey);
            }
        }
        return journeys;
    }

    private Journey journey(ResultSet row, List<JsonNode> leads, Function<String, String> opportunityState)
            throws SQLException {
        String status = row.getString("b2bprospectstatus");
        boolean failed = "Failed".equals(row.getString("syncstatus"));
        return new Journey(
                row.getString("requestid"),
                row.getString("prospectid"),
                row.getString("leadid"),
                status != null ? status : failed ? "Failed" : "",
                row.getString("lasterror"),
                row.getInt("customers"),
                row.getString("hierarchyid"),
                row.getInt("admins"),
                row.getInt("customersdelivered"),
                row.getInt("adminsdelivered"),
                row.getInt("notifications"),
                row.getString("notificationtype"),
                mailbox.received(row.getString("messageid")),
                leads.size(),
                leads.isEmpty() ? "" : salesState(leads.get(0), opportunityState),
                leads.isEmpty()
                        ? ""
                        : STATUS_ON_LEAD.getOrDefault(
                                leads.get(0).path("msdyn_b2bprospectstatus").asInt(), ""));
    }

    private static String salesState(JsonNode lead, Function<String, String> opportunityState) {
        return switch (lead.path("statecode").asInt()) {
            case 0 -> "open";
            case 1 -> opportunityState.apply(lead.path("leadid").asText());
            default -> "disqualified";
        };
    }

    private static String opportunityState(List<JsonNode> opportunities) {
        if (opportunities.stream()
                .anyMatch(opportunity -> opportunity.path("statecode").asInt() == 1)) {
            return "won";
        }
        boolean open = opportunities.isEmpty()
                || opportunities.stream()
                        .anyMatch(opportunity -> opportunity.path("statecode").asInt() == 0);
        return open ? "qualified" : "lost";
    }

    private static Map<String, List<JsonNode>> by(String column, List<JsonNode> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.path(column).asText()));
    }

    private static String statement() {
        try (InputStream file = Journeys.class.getResourceAsStream(STATEMENT)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(STATEMENT + " cannot be read", e);
        }
    }
}
