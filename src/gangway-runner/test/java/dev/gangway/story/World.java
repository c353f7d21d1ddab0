package dev.gangway.story;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** Commerce, Sales and a mailbox with Gangway between them: everything real, nothing shared with another test. */
final class World extends SalesWorld {
    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Steps steps = new Steps();

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
                "gangway.mail.from",
                "Fabrikam <onboarding@fabrikam.example>",
                "gangway.errors.retry-seconds",
                "0")));
        all.addAll(Arrays.asList(settings));
        if (!all.contains("gangway.mail.endpoint")) {
            all.addAll(
                    0,
                    List.of(
                            "gangway.mail.url",
                            "smtp://127.0.0.1:" + mailbox.getSmtp().getPort()));
        }
        start(headquarters, host.andThen(this::watch), all);
    }

    private void watch(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(steps);
    }

    /** Runs all jobs until nothing is left to do, also later: everything is done or waits for a person. */
    void settle() {
        settle(Duration.ofSeconds(30));
    }

    /** The same, for so much that it may take long. */
    void settle(Duration patience) {
        gangway.settle(patience);
    }

    /** The time of all leases is over; what a worker has that did not come back is due again. */
    void leasesEnd() {
        gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP WHERE owner IS NOT NULL");
    }

    /** What waits until later is due now. */
    void everythingIsDue() {
        gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP");
    }

    /** What a partner enters at the shop; the pairs replace or add columns of the request. Gives the request's id. */
    String partnerAsks(Object... columns) {
        return gangway.submit(columns);
    }

    /** So many requests of different partners. */
    void partnersAsk(int count) {
        gangway.submitMany(count);
    }

    /** The requests have come to headquarters and are prospects, of whom Sales does not know yet. */
    void requestsBecomeProspects() {
        run("P-0001", "synchronize-channel-requests");
    }

    /** What both sides, the channel and the mailbox do not agree about. */
    List<String> differences() {
        return new Audit(gangway.jdbc, gangway.jdbc, dump(), mails()).differences();
    }

    /** A request that has become a prospect with a lead; gives the lead's key. */
    UUID onboard(Object... columns) {
        String request = partnerAsks(columns);
        runAll();
        return lead(request);
    }

    /** A partner on board: qualified with account, contact and opportunity, and won. */
    UUID approve(Object... columns) {
        UUID lead = onboard(columns);
        win(lead);
        runAll();
        return lead;
    }

    /** A partner who was turned away: the lead is disqualified. */
    UUID reject(Object... columns) {
        UUID lead = onboard(columns);
        disqualify(lead);
        runAll();
        return lead;
    }

    /** The lead of a request. */
    UUID lead(String request) {
        return UUID.fromString(gangway.text("SELECT leadid FROM gangway.prospectjourney WHERE requestid = ?", request));
    }

    /** The status of the only prospect. */
    String status() {
        return gangway.text("SELECT b2bprospectstatus FROM hq.prospect");
    }

    String status(UUID lead) {
        return journey("b2bprospectstatus", lead);
    }

    /** Of the prospect with this number. */
    String statusOf(String prospect) {
        return gangway.text("SELECT b2bprospectstatus FROM hq.prospect WHERE prospectid = ?", prospect);
    }

    /** What Gangway knows of the state of a lead in Sales. */
    String salesState(UUID lead) {
        return journey("salesstate", lead);
    }

    private String journey(String column, UUID lead) {
        return gangway.text("SELECT " + column + " FROM gangway.prospectjourney WHERE leadid = ?", lead.toString());
    }

    /** The party types of a partner's customers, in alphabetical order. */
    List<String> customers(UUID lead) {
        return ofProspect("partytype", "hq.customer", lead);
    }

    /** The types of the mails to a partner, in alphabetical order, sent or not. */
    List<String> notifications(UUID lead) {
        return ofProspect("notificationtype", "hq.emailnotification", lead);
    }

    private List<String> ofProspect(String column, String table, UUID lead) {
        return gangway.jdbc.queryForList(
                "SELECT " + column + " FROM " + table + " WHERE prospectid ="
                        + " (SELECT prospectid FROM gangway.link WHERE leadid = ?) ORDER BY " + column,
                String.class,
                lead.toString());
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

    /** The tables of headquarters and of Gangway that hold the text, which is in lower case. */
    List<String> mentions(String text) {
        return gangway
                .jdbc
                .queryForList(
                        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                + " WHERE LOWER(table_schema) IN ('gangway', 'hq') AND table_type = 'BASE TABLE'"
                                + " AND LOWER(table_name) <> 'gangway_history'",
                        String.class)
                .stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .filter(table -> gangway.jdbc.queryForList("SELECT * FROM " + table).stream()
                        .anyMatch(row -> row.values().stream().anyMatch(value -> String.valueOf(value)
                                .toLowerCase(Locale.ROOT)
                                .contains(text))))
                .toList();
    }

    List<MimeMessage> mails() {
        return List.of(mailbox.getReceivedMessages());
    }

    @Override
    public void close() {
        super.close();
        mailbox.stop();
    }
}
