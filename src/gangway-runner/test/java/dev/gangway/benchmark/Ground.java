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
import java.util.stream.IntStream;
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
    private static final List<String> COLUMNS = List.of(
            "dataareaid",
            "prospectid",
            "requestid",
            "prospectpartynumber",
            "prospectname",
            "firstname",
            "middlename",
            "lastname",
            "companyname",
            "companysize",
            "department",
            "primaryemailaddress",
            "primaryphonenumber",
            "primaryphonenumberextension",
            "primaryurl",
            "addressstreet",
            "addresscity",
            "addresscountyid",
            "addressstateid",
            "addresszipcode",
            "addresspostbox",
            "addresscountryregionisocode",
            "languageid",
            "currencycode",
            "note",
            "retailchanneloperatingunitpartynumber",
            "createddatetime",
            "modifieddatetime");
    private static final String ALL = String.join(", ", COLUMNS);
    /** The same with a request id that no round before had, so that every round makes new leads. */
    private static final String ALL_ANEW = ALL.replace("requestid", "CAST(? AS VARCHAR(24)) || requestid");

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
        jdbc.execute("CREATE SCHEMA peer");
        jdbc.execute("CREATE TABLE peer.model (number INTEGER PRIMARY KEY, " + definitions() + ")");
        for (String table : List.of("request", "pulled", "prospect")) {
            jdbc.execute("CREATE TABLE peer." + table + " (number INTEGER PRIMARY KEY, status VARCHAR(10) NOT NULL, "
                    + definitions() + ")");
            jdbc.execute("CREATE INDEX " + table + "_status ON peer." + table + " (status, number)");
        }
        jdbc.batchUpdate(
                "INSERT INTO peer.model (number, " + ALL + ") VALUES (?" + ", ?".repeat(COLUMNS.size()) + ")",
                IntStream.rangeClosed(1, rows).mapToObj(Ground::prospect).toList());
        gather("peer.model");
    }

    private static String definitions() {
        return COLUMNS.stream()
                .map(column -> column + " "
                        + switch (column) {
                            case "companysize" -> "INTEGER";
                            case "createddatetime", "modifieddatetime" -> "TIMESTAMP";
                            case "note" -> "VARCHAR(2000)";
                            default -> "VARCHAR(255)";
                        })
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
    }

    /** Filled in as a partner would. */
    private static Object[] prospect(int n) {
        return new Object[] {
            n,
            "USMF",
            String.format(Locale.ROOT, "P-%07d", n),
            String.format(Locale.ROOT, "%012d", n),
            String.format(Locale.ROOT, "PA-%08d", n),
            "Ida Berg " + n,
            "Ida",
            null,
            "Berg " + n,
            "Fabrikam " + n + " Ltd",
            n % 500 + 1,
            "Purchasing",
            "ida." + n + "@fabrikam" + n + ".example",
            "+47 22 33 44 " + n % 100,
            "12",
            "https://fabrikam" + n + ".example",
            "Storgata " + n % 200,
            "Oslo",
            "Oslo",
            "OSL",
            "0155",
            null,
            "NOR",
            "en-us",
            "EUR",
            "We would like to sell your bikes in our shops in the north of the country.",
            "OU-001",
            java.sql.Timestamp.valueOf("2026-01-01 12:00:00"),
            java.sql.Timestamp.valueOf("2026-01-01 12:00:00")
        };
    }

    /** Prospects of headquarters, all without leads. */
    void fillHeadquarters(int rows) {
        clear();
        jdbc.update(
                "INSERT INTO hq.prospect (" + ALL + ") SELECT " + ALL_ANEW + " FROM peer.model WHERE number <= ?",
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
                "INSERT INTO " + table + " (number, status, " + ALL + ") SELECT number, 'NEW', " + ALL_ANEW
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
                        "peer.request",
                        "peer.pulled",
                        "peer.prospect")
                .forEach(table -> jdbc.execute("TRUNCATE TABLE " + table));
    }

    private void settle(String... tables) {
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
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + tableAndCondition, Long.class);
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
        long left = count("peer.prospect WHERE status <> 'SENT'");
        if (left != 0) {
            throw new IllegalStateException(left + " rows were not marked as sent");
        }
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
