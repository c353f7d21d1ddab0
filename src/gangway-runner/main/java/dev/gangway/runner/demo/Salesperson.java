package dev.gangway.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A seller at work, by nothing but the public Web API and with credentials of their own. Not thread-safe.
 *
 * <p>Messages and columns as in Microsoft's Web API reference: QualifyLead, WinOpportunity, LoseOpportunity.
 */
final class Salesperson {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LEAD_QUALIFIED = 3;
    private static final int OPPORTUNITY_WON = 3;
    private static final int OPPORTUNITY_OUT_SOLD = 5;
    private static final Map<String, Object> NO_LONGER_INTERESTED = Map.of("statecode", 2, "statuscode", 6);

    private final SalesAccess access;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();
    private String token;

    Salesperson(SalesAccess access) {
        this.access = access;
    }

    /** Does with the lead what the story wants. */
    void play(Seller part, String leadId) {
        switch (part) {
            case WINS -> win(qualify(leadId, true, true));
            case WINS_WITH_CONTACT_ONLY -> win(qualify(leadId, false, true));
            case WINS_WITH_OPPORTUNITY_ONLY -> win(qualify(leadId, false, false));
            case LOSES -> lose(qualify(leadId, true, true));
            case QUALIFIES -> qualify(leadId, true, true);
            case DISQUALIFIES -> send("PATCH", "leads(" + leadId + ")", NO_LONGER_INTERESTED);
            case LEAVES, NEVER_SEES_IT -> {}
        }
    }

    /** All leads that came from Commerce. */
    List<JsonNode> commerceLeads() {
        return rows("leads?$select=leadid,statecode,msdyn_prospectid,msdyn_b2bprospectstatus&$filter="
                + encoded("msdyn_b2bcommerceprospect eq true"));
    }

    /** The customer numbers that accounts have. */
    List<String> accountNumbers() {
        return rows("accounts?$select=accountnumber").stream()
                .map(account -> account.path("accountnumber").asText(""))
                .toList();
    }

    /** All opportunities that a lead turned into. */
    List<JsonNode> opportunities() {
        return rows("opportunities?$select=opportunityid,statecode,_originatingleadid_value");
    }

    private String qualify(String leadId, boolean account, boolean contact) {
        JsonNode created = send(
                "POST",
                "leads(" + leadId + ")/Microsoft.Dynamics.CRM.QualifyLead",
                Map.of(
                        "CreateAccount", account,
                        "CreateContact", contact,
                        "CreateOpportunity", true,
                        "Status", LEAD_QUALIFIED));
        return StreamSupport.stream(created.path("value").spliterator(), false)
                .filter(row -> row.path("@odata.type").asText().equals("#Microsoft.Dynamics.CRM.opportunity"))
                .map(row -> row.path("opportunityid").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Qualifying lead " + leadId + " made no opportunity"));
    }

    private void win(String opportunityId) {
        close("WinOpportunity", OPPORTUNITY_WON, "Won", opportunityId);
    }

    private void lose(String opportunityId) {
        close("LoseOpportunity", OPPORTUNITY_OUT_SOLD, "Lost", opportunityId);
    }

    private void close(String message, int status, String subject, String opportunityId) {
        Map<String, Object> activity =
                Map.of("subject", subject, "opportunityid@odata.bind", "/opportunities(" + opportunityId + ")");
        send("POST", message, Map.of("Status", status, "OpportunityClose", activity));
    }

    private List<JsonNode> rows(String path) {
        return StreamSupport.stream(send("GET", path, null).path("value").spliterator(), false)
                .toList();
    }

    private JsonNode send(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        access.environment().resolve("/api/data/v9.2/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .header("OData-MaxVersion", "4.0")
                .header("OData-Version", "4.0");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(text(body)));
        }
        if (method.equals("PATCH")) {
            request.header("If-Match", "*");
        }
        return answer(request.build());
    }

    private String token() {
        if (token == null) {
            String form = "grant_type=client_credentials&client_id=" + encoded(access.clientId()) + "&client_secret="
                    + encoded(access.clientSecret()) + "&scope=" + encoded(access.scope());
            token = answer(HttpRequest.newBuilder(access.tokenUrl())
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build())
                    .path("access_token")
                    .asText();
        }
        return token;
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("The seller got " + response.statusCode() + " from "
                        + request.uri().getPath() + ": " + response.body());
            }
            return json.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Sales does not answer the seller at " + request.uri().getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The simulated salesperson was interrupted", e);
        }
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
