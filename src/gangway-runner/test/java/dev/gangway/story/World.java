package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.sandbox.SalesSandbox;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;

/** Commerce, Sales and a mailbox with Gangway between them: everything real, nothing shared with another test. */
final class World implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final SalesSandbox sales = SalesSandbox.builder().strict(true).start();
    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Steps steps = new Steps();
    final EmbeddedGangway gangway;
    private final List<Object> settings;

    /** The pairs are further settings. */
    World(TestDatabases kind, Object... settings) {
        this(kind, host -> {}, settings);
    }

    World(TestDatabases kind, Consumer<CamelContext> host, Object... settings) {
        this(kind.fresh(), host, settings);
    }

    World(HikariDataSource headquarters, Consumer<CamelContext> host, Object... settings) {
        mailbox.start();
        List<Object> all = new ArrayList<>(List.of(SandboxSettings.pairs(
                sales,
                "gangway.mail.from", "Fabrikam <onboarding@fabrikam.example>",
                "gangway.errors.retry-seconds", "0")));
        all.addAll(Arrays.asList(settings));
        if (!all.contains("gangway.mail.endpoint")) {
            all.addAll(
                    0,
                    List.of(
                            "gangway.mail.url",
                            "smtp://127.0.0.1:" + mailbox.getSmtp().getPort()));
        }
        this.settings = List.copyOf(all);
        gangway = new EmbeddedGangway(headquarters, host.andThen(this::watch), all.toArray());
    }

    private void watch(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(steps);
    }

    /** A second Gangway at the same databases, with pools of its own; whoever asks for it closes it. */
    EmbeddedGangway another() {
        return new EmbeddedGangway(TestDatabases.another(gangway.dataSource), settings.toArray());
    }

    /** Runs all jobs until nothing is left to do, also later: everything is done or waits for a person. */
    void settle() {
        settle(Duration.ofSeconds(30));
    }

    /** The same, for so much that it may take long. */
    void settle(Duration patience) {
        await().atMost(patience).until(() -> {
            boolean quiet = true;
            for (String job : gangway.gangway.jobs()) {
                JobReport report = gangway.gangway.run(job);
                quiet &= report.done() == 0 && report.paused() == null;
            }
            return quiet && gangway.count("gangway.due") == 0;
        });
    }

    /** The time of all leases is over; what a worker has that did not come back is due again. */
    void leasesEnd() {
        gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP WHERE owner IS NOT NULL");
    }

    /** Sellers decide about all leads: won, disqualified, qualified, left alone, and from the beginning. */
    void sellersDecide() {
        List<JsonNode> leads = rows("leads");
        for (int i = 0; i < leads.size(); i++) {
            UUID lead = UUID.fromString(leads.get(i).path("leadid").asText());
            switch (i % 4) {
                case 0 ->
                    sales.control()
                            .win(sales.control().qualify(lead, true, true, true).opportunityId());
                case 1 -> sales.control().disqualify(lead, 5);
                case 2 -> sales.control().qualify(lead, true, true, true);
                default -> {}
            }
        }
    }

    /** What both sides, the channel and the mailbox do not agree about. */
    List<String> differences() {
        return new Audit(gangway.jdbc, gangway.jdbc, dump(), mails()).differences();
    }

    /** A request that has become a prospect with a lead; gives the lead's key. */
    UUID onboard(Object... columns) {
        String request = gangway.submit(columns);
        gangway.runAll();
        return lead(request);
    }

    /** A partner on board: qualified with account, contact and opportunity, and won. */
    UUID approve(Object... columns) {
        UUID lead = onboard(columns);
        sales.control().win(sales.control().qualify(lead, true, true, true).opportunityId());
        gangway.runAll();
        return lead;
    }

    /** Lets a seller write to Sales through its own Web API. */
    void seller(Operation... operations) {
        try (var client = seller()) {
            assertThat(client.batch(List.of(operations)))
                    .allSatisfy(outcome ->
                            assertThat(outcome.verdict()).as(outcome.message()).isEqualTo(Verdict.DONE));
        }
    }

    /** A seller's own access to Sales; whoever asks for it closes it. */
    Dataverse seller() {
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

    /** The lead of a request. */
    UUID lead(String request) {
        return UUID.fromString(gangway.text("SELECT leadid FROM gangway.prospectjourney WHERE requestid = ?", request));
    }

    /** The rows of a table of Sales, as they are. */
    List<JsonNode> rows(String table) {
        return StreamSupport.stream(dump().path(table).spliterator(), false).toList();
    }

    JsonNode dump() {
        try {
            return JSON.readTree(sales.control().dump());
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

    /** PostgreSQL's own count. A session adds its share for certain when it ends, so all of them end first. */
    long rowsWritten() {
        String now = gangway.text("SELECT clock_timestamp()");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            gangway.dataSource.getHikariPoolMXBean().softEvictConnections();
            return gangway.text(
                            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND backend_type = 'client backend' AND backend_start < CAST(? AS timestamptz)",
                            now)
                    .equals("0");
        });
        return gangway.jdbc.queryForObject(
                "SELECT SUM(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables", Long.class);
    }

    List<MimeMessage> mails() {
        return List.of(mailbox.getReceivedMessages());
    }

    @Override
    public void close() {
        gangway.close();
        mailbox.stop();
        sales.close();
    }
}
