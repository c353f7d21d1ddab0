package dev.gangway.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * What all contenders share: one database, one sink, the same prospects. Gangway finds them in {@code hq.prospect}, or
 * as requests in {@code ax.channelrequest}; the others in {@code peer.prospect}, which has the same columns and beside
 * them a number and a status with an index, as such tables have.
 */
final class Ground implements AutoCloseable {
    /** The same with a request id that no round before had, so that every round makes new leads. */
    private static final String ALL_ANEW = Peers.ALL.replace("requestid", "CAST(? AS VARCHAR(24)) || requestid");

    final Engine engine;
    final Sink sink;
    private final Path directory;
    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private int fills;

    Ground(Engine engine, Sink sink) {
        this.engine = engine;
        this.sink = sink;
        try {
            this.directory = Files.createTempDirectory("gangway-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.pool = engine.open(directory);
        this.jdbc = new JdbcTemplate(pool);
    }

    /** For who makes a pool of its own. */
    String url() {
        return pool.getJdbcUrl();
    }

    String username() {
        return pool.getUsername();
    }

    DataSource dataSource() {
        return pool;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Makes so many prospects to choose from; the tables of Gangway must be there. */
    void create(int rows) {
        Peers.create(jdbc, rows);
        gather("peer.model");
    }

    /** Prospects of headquarters, all without leads. */
    void fillHeadquarters(int rows) {
        clear();
        jdbc.update(
                "INSERT INTO hq.prospect (" + Peers.ALL + ") SELECT " + ALL_ANEW + " FROM peer.model WHERE number <= ?",
                fill(),
                rows);
        settle("hq.prospect", "gangway.due");
    }

    /** Requests in the channel database, none of them pulled. */
    void fillChannel(int rows) {
        clear();
        jdbc.update(
                "INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, retailchannel, firstname, lastname,"
                        + " companyname, companysize, department, email, phone, phoneextension, url, comments, languageid,"
                        + " currencycode, street, city, county, state, zipcode, countryregionisocode, createddatetime)"
                        + " SELECT CAST(? AS VARCHAR(24)) || requestid, 'OnboardPartner', dataareaid,"
                        + " retailchanneloperatingunitpartynumber, firstname, lastname, companyname, companysize, department,"
                        + " primaryemailaddress, primaryphonenumber, primaryphonenumberextension, primaryurl, note,"
                        + " languageid, currencycode, addressstreet, addresscity, addresscountyid, addressstateid,"
                        + " addresszipcode, addresscountryregionisocode, createddatetime"
                        + " FROM peer.model WHERE number <= ? ORDER BY number",
                fill(),
                rows);
        settle("ax.channelrequest");
    }

    /** The peers' table, all rows new. */
    void fillPeer(int rows) {
        fill("peer.prospect", rows);
    }

    /** The first of the three tables that the bare loop of three steps has, all rows new. */
    void fillPeerRequests(int rows) {
        fill("peer.request", rows);
    }

    private void fill(String table, int rows) {
        clear();
        jdbc.update(
                "INSERT INTO " + table + " (number, status, " + Peers.ALL + ") SELECT number, 'NEW', " + ALL_ANEW
                        + " FROM peer.model WHERE number <= ?",
                fill(),
                rows);
        settle(table);
    }

    private String fill() {
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-", ++fills);
    }

    private void clear() {
        Stream.of(
                        "ax.channelrequest",
                        "hq.uploadsession",
                        "hq.channelrequest",
                        "hq.prospect",
                        "gangway.due",
                        "gangway.link",
                        "gangway.countergap",
                        "hq.customer",
                        "hq.customerhierarchy",
                        "hq.customerhierarchynode",
                        "hq.emailnotification",
                        "gangway.customerlink",
                        "gangway.opportunity",
                        "gangway.earlychange",
                        "peer.request",
                        "peer.pulled",
                        "peer.prospect",
                        "peer.lead",
                        "peer.customer",
                        "peer.hierarchy",
                        "peer.node",
                        "peer.mail")
                .forEach(table -> jdbc.execute("TRUNCATE TABLE " + table));
    }

    void settle(String... tables) {
        Stream.of(tables).forEach(this::gather);
        jdbc.execute(engine.settle());
    }

    private void gather(String table) {
        String statistics = engine.statistics(table);
        if (statistics != null) {
            jdbc.execute(statistics);
        }
    }

    long count(String tableAndCondition) {
        return number("SELECT COUNT(*) FROM " + tableAndCondition);
    }

    long number(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    /** Fails when the rows are not as many. */
    void expect(long rows, String tableAndCondition) {
        long found = count(tableAndCondition);
        if (found != rows) {
            throw new IllegalStateException(found + " instead of " + rows + " rows in " + tableAndCondition);
        }
    }

    /** Work on some rows in one transaction; returns how many. */
    interface Chunk {
        int on(Connection connection) throws SQLException;
    }

    /** Repeats the work on one connection until no row is left, a transaction each time. */
    void inChunks(Chunk chunk) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            while (chunk.on(connection) > 0) {
                connection.commit();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Marks rows of one of the peers' tables as done, in the fastest way of the database. */
    void markAsSent(Connection connection, String table, List<Integer> numbers) throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE " + table + " SET status = 'SENT' WHERE number = ANY(?)")) {
                update.setArray(1, connection.createArrayOf("INTEGER", numbers.toArray()));
                update.executeUpdate();
            }
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET status = 'SENT' WHERE number = ?")) {
            for (int number : numbers) {
                update.setInt(1, number);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Whether every row of the peers' table is marked as sent. */
    void expectAllSent() {
        expect(0, "peer.prospect WHERE status <> 'SENT'");
    }

    @Override
    public void close() {
        pool.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
