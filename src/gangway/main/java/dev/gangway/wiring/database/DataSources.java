package dev.gangway.wiring.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.database.Limits;
import dev.gangway.database.PatientDataSource;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.wiring.network.DriverSockets;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.signin.DatabaseTokens;
import dev.gangway.wiring.signin.SignInSettings;
import dev.gangway.wiring.signin.TokenDataSource;
import dev.gangway.wiring.signin.TokenSupply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The two databases: the host's own data sources by name, or pools of our own by URL. */
public final class DataSources implements AutoCloseable {
    private static final int CONNECTIONS = 12;
    private static final String HEADQUARTERS = "headquarters";
    private static final String CHANNEL = "channel";

    private final List<HikariDataSource> pools = new ArrayList<>();
    private final Map<DataSource, DataSource> hosts = new IdentityHashMap<>();
    private final Map<DataSource, DataSource> unlimited = new IdentityHashMap<>();
    private final Map<String, TokenSupply> supplies = new TreeMap<>();
    private final Map<String, String> tls;
    private final Limits limits;
    private final DataSource headquarters;
    private final DataSource channel;
    private final String shownHeadquarters;
    private final String shownChannel;

    /**
     * @throws SettingException when headquarters is not set, or a named data source is missing
     */
    public DataSources(CamelContext context, Settings settings) {
        this.limits = Limits.within(
                Duration.ofSeconds(settings.number(Setting.LEASE)),
                Duration.ofSeconds(settings.number(Setting.CONNECT_SECONDS)));
        this.tls = DriverSockets.properties(context);
        DataSource own =
                of(context, settings, HEADQUARTERS, SignInSettings.ofSales(settings::text, settings::variable));
        if (own == null) {
            throw new SettingException("Neither " + Setting.HEADQUARTERS_URL.key() + " nor "
                    + Setting.HEADQUARTERS_DATASOURCE.key() + " is set: one of them says where headquarters is");
        }
        this.headquarters = own;
        SignInSettings likeHeadquarters = new SignInSettings(
                prefix(HEADQUARTERS), SignInSettings.ofSales(settings::text, settings::variable), settings::text);
        DataSource other = of(context, settings, CHANNEL, likeHeadquarters);
        this.channel = other == null ? own : other;
        this.shownHeadquarters = shown(settings, HEADQUARTERS);
        this.shownChannel = shown(settings, CHANNEL);
    }

    private static String prefix(String name) {
        return "gangway." + name + ".";
    }

    private static Setting setting(String name, String what) {
        return Setting.of(prefix(name) + what).orElseThrow();
    }

    /** @param twin where the sign-in by token comes from when the database has none of its own */
    private DataSource of(CamelContext context, Settings settings, String name, SignInSettings twin) {
        Setting bean = setting(name, "datasource");
        if (settings.has(bean)) {
            DataSource found = context.getRegistry().lookupByNameAndType(settings.text(bean), DataSource.class);
            if (found == null) {
                throw new SettingException(bean.key() + " names " + settings.text(bean)
                        + ", but the registry has no such DataSource; it has " + names(context));
            }
            DataSource patient = hosts.computeIfAbsent(found, host -> new PatientDataSource(host, limits.answer()));
            unlimited.put(patient, found);
            return patient;
        }
        return settings.has(setting(name, "url"))
                ? pool(context, settings, name, new SignInSettings(prefix(name), twin, settings::text))
                : null;
    }

    private DataSource pool(CamelContext context, Settings settings, String name, SignInSettings signIn) {
        Setting url = setting(name, "url");
        JdbcUrl address = JdbcUrl.of(url.key(), settings.text(url));
        HikariConfig config = config(settings, name, address);
        Properties forDriver = forDriver(config);
        TokenSupply supply = tokens(context, name, signIn, address);
        DataSource driver = driver(address, forDriver, supply);
        if (supply != null) {
            // instead of the driver itself, and so without user and password, which it has already
            config.setDataSource(driver);
            config.setUsername(null);
        }
        HikariDataSource pool = open(config, url, address);
        pools.add(pool);
        var database = new ConfiguredDatabase(pool, url.key(), address, driver);
        DataSource patient = driver(address, PoolLimits.patient(forDriver), supply);
        unlimited.put(database, new ConfiguredDatabase(patient, url.key(), address, driver));
        return database;
    }

    private TokenSupply tokens(CamelContext context, String name, SignInSettings signIn, JdbcUrl address) {
        if (!DatabaseTokens.areWanted(signIn)) {
            return null;
        }
        if (!address.isPostgresql()) {
            throw new SettingException(setting(name, "credential").key() + " is for PostgreSQL, but "
                    + setting(name, "url").key() + " is " + address.shown());
        }
        TokenSupply supply = DatabaseTokens.open(context, name, signIn, address.host());
        supplies.put(name, supply);
        return supply;
    }

    private static DataSource driver(JdbcUrl address, Properties forDriver, TokenSupply supply) {
        return supply == null
                ? new DriverManagerDataSource(address.text(), forDriver)
                : new TokenDataSource(address.text(), forDriver, supply.tokens());
    }

    private HikariConfig config(Settings settings, String name, JdbcUrl address) {
        Setting username = setting(name, "username");
        Setting password = setting(name, "password");
        var config = new HikariConfig();
        config.setPoolName("gangway-" + name);
        config.setJdbcUrl(address.text());
        // a URL may hold the user, and an empty user would override it
        if (settings.has(username)) {
            config.setUsername(settings.text(username));
        }
        if (settings.has(password)) {
            config.setPassword(settings.text(password));
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(settings.number(Setting.CONNECT_SECONDS)));
        // a database that is away at start is an outage that ends, not a failed start
        config.setInitializationFailTimeout(-1);
        if (address.isPostgresql()) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // the driver would put the values of a row into messages, and so into logs
            config.addDataSourceProperty("logServerErrorDetail", "false");
            PostgresSecurity.of(address, tls).forEach(config::addDataSourceProperty);
            PoolLimits.apply(config, address, limits);
        }
        return config;
    }

    private static HikariDataSource open(HikariConfig config, Setting url, JdbcUrl address) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            // the pool's own words show the whole URL
            throw new SettingException(
                    url.key() + " (" + address.shown() + "): no database driver takes it; write such as"
                            + " jdbc:postgresql://host:5432/database, and put the driver of another database on the class path");
        }
    }

    private static Properties forDriver(HikariConfig config) {
        var properties = new Properties();
        properties.putAll(config.getDataSourceProperties());
        if (config.getUsername() != null) {
            properties.setProperty("user", config.getUsername());
        }
        if (config.getPassword() != null) {
            properties.setProperty("password", config.getPassword());
        }
        return properties;
    }

    /** Which two databases these are, for people; without secrets. */
    public String shown() {
        return isOneDatabase() ? shownHeadquarters : shownHeadquarters + "; channel: " + shownChannel;
    }

    private static String shown(Settings settings, String name) {
        Setting bean = setting(name, "datasource");
        Setting url = setting(name, "url");
        Setting username = setting(name, "username");
        if (settings.has(bean)) {
            return "the data source " + settings.text(bean);
        }
        return settings.has(url)
                ? JdbcUrl.of(url.key(), settings.text(url)).shown()
                        + (settings.has(username) ? " as " + settings.text(username) : "")
                : "";
    }

    private static String names(CamelContext context) {
        var names = new TreeSet<>(
                context.getRegistry().findByTypeWithName(DataSource.class).keySet());
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    public DataSource headquarters() {
        return headquarters;
    }

    public DataSource channel() {
        return channel;
    }

    /** The same database for migrations, which may take long. */
    public DataSource unlimited(DataSource limited) {
        return unlimited.get(limited);
    }

    /** What the transactions of a host's data source are told each; null for a pool of our own, whose sessions know. */
    public Limits limits(DataSource limited) {
        return hosts.containsValue(limited) ? limits : null;
    }

    /** With what tokens are asked for, by the names of the databases that take them. */
    public Map<String, SignIn> signIns() {
        Map<String, SignIn> signIns = new TreeMap<>();
        supplies.forEach((name, supply) -> signIns.put(name, supply.signIn()));
        return signIns;
    }

    public boolean isOneDatabase() {
        return headquarters == channel;
    }

    /** Closes our own pools; the host's data sources are the host's. */
    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        supplies.values().forEach(TokenSupply::close);
        DriverSockets.forget(tls);
    }
}
