package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Verdict;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.Qualified;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;

/** Sales and a Gangway that works with it: what sellers do, what jobs do, what operators see and do. */
abstract class SalesWorld implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final SalesSandbox sales = SalesSandbox.builder().strict(true).start();

    /** Set by {@link #start}. */
    EmbeddedGangway gangway;

    private List<Object> settings;

    /** Starts Gangway, once everything is there that it works with. */
    final void start(HikariDataSource database, Consumer<CamelContext> host, List<Object> all) {
        settings = List.copyOf(all);
        gangway = new EmbeddedGangway(database, host, settings.toArray());
    }

    /** A second Gangway at the same databases, with pools of its own and further settings; whoever asks for it closes it. */
    final EmbeddedGangway another(Object... further) {
        List<Object> all = new ArrayList<>(settings);
        all.addAll(Arrays.asList(further));
        return new EmbeddedGangway(
                TestDatabases.another(gangway.dataSource),
                host -> host.getRegistry().bind(EmbeddedGangway.CLOCK, gangway.clock),
                all.toArray());
    }

    /** Gangway's clocks go forward; those of the databases and of Sales do not. */
    final void timePasses(Duration time) {
        gangway.clock.advance(time);
    }

    /** What Gangway takes for the time, UTC. */
    final LocalDateTime now() {
        return LocalDateTime.now(gangway.clock);
    }

    // ---- jobs

    final JobReport run(String job) {
        return gangway.gangway.run(job);
    }

    /** One after the other. */
    final void run(String... jobs) {
        for (String job : jobs) {
            gangway.gangway.run(job);
        }
    }

    /** Runs all jobs until a round finds nothing to do now. */
    final void runAll() {
        gangway.runAll();
    }

    // ---- sellers

    /** Qualifies a lead with account, contact and opportunity. */
    final Qualified qualify(UUID lead) {
        return sales.control().qualify(lead, true, true, true);
    }

    /** Qualifies a lead with account, contact and opportunity, and wins it. */
    final void win(UUID lead) {
        sales.control().win(qualify(lead).opportunityId());
    }

    /** The same, with an account and a contact only where asked for. */
    final void win(UUID lead, boolean account, boolean contact) {
        sales.control()
                .win(sales.control().qualify(lead, account, contact, true).opportunityId());
    }

    final void disqualify(UUID lead) {
        sales.control().disqualify(lead, 5);
    }

    /** Sellers decide about all open leads: won, disqualified, qualified, left alone, and from the beginning. */
    final void sellersDecide() {
        List<UUID> leads = openLeads();
        for (int i = 0; i < leads.size(); i++) {
            switch (i % 4) {
                case 0 -> win(leads.get(i));
                case 1 -> disqualify(leads.get(i));
                case 2 -> qualify(leads.get(i));
                default -> {}
            }
        }
    }

    /** Lets a seller write to Sales through its own Web API. */
    final void seller(Operation... operations) {
        try (var client = seller()) {
            assertThat(client.batch(List.of(operations)))
                    .allSatisfy(outcome ->
                            assertThat(outcome.verdict()).as(outcome.message()).isEqualTo(Verdict.DONE));
        }
    }

    /** A seller's own access to Sales; whoever asks for it closes it. */
    final Dataverse seller() {
        return new Dataverse(
                gangway.context,
                new ServiceConnection(
                        sales.url(),
                        sales.tokenUrl(),
                        sales.sellerClientId(),
                        sales.sellerClientSecret(),
                        DataverseConnection.scopeOf(sales.url()),
                        HttpLimits.DEFAULT));
    }

    // ---- what Sales has

    /** All leads, in the order in which Sales has them. */
    final List<UUID> leads() {
        return keys("leads", "leadid");
    }

    /** The leads that nobody has qualified or disqualified. */
    final List<UUID> openLeads() {
        return rows("leads").stream()
                .filter(lead -> lead.path("statecode").asInt() == 0)
                .map(lead -> UUID.fromString(lead.path("leadid").asText()))
                .toList();
    }

    final List<UUID> keys(String table, String column) {
        return rows(table).stream()
                .map(row -> UUID.fromString(row.path(column).asText()))
                .toList();
    }

    final JsonNode leadInSales(UUID lead) {
        return row("leads", "leadid", lead);
    }

    /** The choice that the lead shows as the status of its prospect. */
    final int statusInSales(UUID lead) {
        return leadInSales(lead).path("msdyn_b2bprospectstatus").asInt();
    }

    final JsonNode row(String table, String key, Object value) {
        return rows(table).stream()
                .filter(row -> row.path(key).asText().equals(value.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of a table of Sales, as they are. */
    final List<JsonNode> rows(String table) {
        return StreamSupport.stream(dump().path(table).spliterator(), false).toList();
    }

    final JsonNode dump() {
        try {
            return JSON.readTree(sales.control().dump());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- operators

    /** All errors, oldest first. */
    final List<ErrorRecord> errors() {
        return gangway.gangway.errors().list();
    }

    final List<String> errorCodes() {
        return errors().stream().map(ErrorRecord::code).toList();
    }

    /** What is in error is due again. */
    final void retryErrors() {
        errors().forEach(error -> gangway.gangway.errors().retry(error.id()));
    }

    /** How many differences between the systems Gangway itself finds. */
    final long unreconciled() {
        return gangway.gangway.reconcile(false, difference -> {}).found();
    }

    @Override
    public void close() {
        gangway.close();
        sales.close();
    }
}
