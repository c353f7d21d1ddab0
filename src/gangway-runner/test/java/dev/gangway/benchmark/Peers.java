package dev.gangway.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the other contenders, and the prospects that all contenders are given. */
final class Peers {
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
    static final String ALL = String.join(", ", COLUMNS);

    private Peers() {}

    /** Makes the tables, and so many prospects to choose from; the tables of Gangway must be there. */
    static void create(JdbcTemplate jdbc, int rows) {
        jdbc.execute("CREATE SCHEMA peer");
        jdbc.execute("CREATE TABLE peer.model (number INTEGER PRIMARY KEY, " + definitions() + ")");
        for (String table : List.of("request", "pulled", "prospect")) {
            jdbc.execute("CREATE TABLE peer." + table + " (number INTEGER PRIMARY KEY, status VARCHAR(10) NOT NULL, "
                    + definitions() + ")");
            jdbc.execute("CREATE INDEX " + table + "_status ON peer." + table + " (status, number)");
        }
        jdbc.execute("CREATE TABLE peer.lead (number INTEGER PRIMARY KEY, leadid VARCHAR(36) NOT NULL UNIQUE)");
        twin(jdbc, "customer", "hq.customer", "dataareaid, customeraccount");
        twin(jdbc, "hierarchy", "hq.customerhierarchy", "customerhierarchyid");
        twin(jdbc, "node", "hq.customerhierarchynode", "customerhierarchyid, nodepartynumber");
        twin(jdbc, "mail", "hq.emailnotification", "notificationid");
        jdbc.batchUpdate(
                "INSERT INTO peer.model (number, " + ALL + ") VALUES (?" + ", ?".repeat(COLUMNS.size()) + ")",
                IntStream.rangeClosed(1, rows).mapToObj(Peers::prospect).toList());
    }

    /** Such prospects in the table of Gangway itself, all without leads. */
    static void fillHeadquarters(JdbcTemplate jdbc, int rows) {
        jdbc.batchUpdate(
                "INSERT INTO hq.prospect (" + ALL + ") VALUES (?" + ", ?".repeat(COLUMNS.size() - 1) + ")",
                IntStream.rangeClosed(1, rows)
                        .mapToObj(Peers::prospect)
                        .map(columns -> Arrays.copyOfRange(columns, 1, columns.length))
                        .toList());
    }

    /** A table of the peers with the columns of headquarters' and its key, without its triggers. */
    private static void twin(JdbcTemplate jdbc, String table, String of, String key) {
        jdbc.execute("CREATE TABLE peer." + table + " AS (SELECT * FROM " + of + ") WITH NO DATA");
        Stream.of(key.split(", "))
                .forEach(column ->
                        jdbc.execute("ALTER TABLE peer." + table + " ALTER COLUMN " + column + " SET NOT NULL"));
        jdbc.execute("ALTER TABLE peer." + table + " ADD PRIMARY KEY (" + key + ")");
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
}
