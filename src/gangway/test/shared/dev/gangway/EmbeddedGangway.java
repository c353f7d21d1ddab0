package dev.gangway;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/** Gangway in a plain Camel context on a fresh database, for tests that go through the routes. */
public final class EmbeddedGangway implements AutoCloseable {
    /** The bean that Gangway asks for the time. */
    public static final String CLOCK = "gangwayClock";

    public final HikariDataSource dataSource;
    public final JdbcTemplate jdbc;
    public final CamelContext context;
    public final Gangway gangway;

    /** What Gangway takes for the time; the databases have their own. */
    public final SettableClock clock;

    /** The pairs are settings. */
    public EmbeddedGangway(TestDatabases kind, Object... settings) {
        this(kind.fresh(), settings);
    }

    public EmbeddedGangway(HikariDataSource dataSource, Object... settings) {
        this(dataSource, host -> {}, settings);
    }

    /** @param host what the host does to its context before it starts */
    public EmbeddedGangway(HikariDataSource dataSource, Consumer<CamelContext> host, Object... settings) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.context = new DefaultCamelContext();
        // MBeans for each step take a sixth of such a test's processor time
        context.disableJMX();
        context.getRegistry().bind("testHeadquarters", dataSource);
        var properties = new Properties();
        properties.setProperty("gangway.headquarters.datasource", "testHeadquarters");
        properties.setProperty("gangway.schedules", "false");
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i].toString(), settings[i + 1].toString());
            if (settings[i].equals("gangway.headquarters.url")) {
                properties.remove("gangway.headquarters.datasource");
            }
        }
        context.getPropertiesComponent().setInitialProperties(properties);
        host.accept(context);
        this.clock = clock(context);
        this.gangway = Gangway.addTo(context);
        context.start();
    }

    /** The one that the host brought, or a new one. */
    private static SettableClock clock(CamelContext context) {
        var given = context.getRegistry().lookupByNameAndType(CLOCK, SettableClock.class);
        if (given != null) {
            return given;
        }
        var clock = SettableClock.running();
        context.getRegistry().bind(CLOCK, clock);
        return clock;
    }

    /** A request as the web shop would write it; the pairs replace or add columns. Gives its id. */
    public String submit(Object... columns) {
        return submitTo(dataSource, columns);
    }

    /** The same in any channel database. */
    public static String submitTo(DataSource channel, Object... columns) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> row = new HashMap<>(Map.of(
                "requestid", id,
                "requesttype", "OnboardPartner",
                "dataareaid", "USMF",
                "firstname", "Ida",
                "lastname", "Berg",
                "companyname", "Fabrikam",
                "email", "ida." + id + "@fabrikam.example",
                "languageid", "en-us",
                "currencycode", "EUR",
                "countryregionisocode", "NOR"));
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        new SimpleJdbcInsert(channel)
                .withSchemaName("ax")
                .withTableName("channelrequest")
                .usingColumns(row.keySet().toArray(String[]::new))
                .execute(row);
        return (String) row.get("requestid");
    }

    /** So many requests of different partners, in one go. */
    public void submitMany(int count) {
        submitMany(jdbc, count);
    }

    /** The same in a channel database of its own. */
    public static void submitMany(JdbcTemplate channel, int count) {
        channel.batchUpdate(
                "INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, firstname, lastname, companyname, email,"
                        + " phone, city, languageid, currencycode, countryregionisocode)"
                        + " VALUES (?, 'OnboardPartner', 'USMF', 'Ida', ?, ?, ?, '+47 1', 'Oslo', 'en-us', 'EUR', 'NOR')",
                IntStream.range(0, count)
                        .mapToObj(i -> UUID.randomUUID().toString())
                        .map(id -> new Object[] {id, "Berg " + id, "Fabrikam " + id, "ida." + id + "@fabrikam.example"})
                        .toList());
    }

    /** Runs all jobs, in order, until a round finds nothing to do. */
    public void runAll() {
        boolean worked = true;
        while (worked) {
            worked = false;
            for (String job : gangway.jobs()) {
                worked |= gangway.run(job).done() > 0;
            }
        }
    }

    /** Runs all jobs until nothing is left to do, also later: everything is done or waits for a person. */
    public void settle(Duration patience) {
        await().atMost(patience).until(() -> {
            boolean quiet = true;
            for (String job : gangway.jobs()) {
                JobReport report = gangway.run(job);
                quiet &= report.done() == 0 && report.paused() == null;
            }
            return quiet && count("gangway.due") == 0;
        });
    }

    public long count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    /** One value of the one row. */
    public String text(String sql, Object... parameters) {
        return jdbc.queryForObject(sql, String.class, parameters);
    }

    @Override
    public void close() {
        context.stop();
        dataSource.close();
    }
}
