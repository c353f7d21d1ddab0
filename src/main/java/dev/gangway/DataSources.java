package dev.gangway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/** The two databases: the host's own data sources by name, or pools of our own by URL. */
final class DataSources implements AutoCloseable {
    private static final int CONNECTIONS = 12;

    private final List<HikariDataSource> pools = new ArrayList<>();
    private final DataSource headquarters;
    private final DataSource channel;

    /**
     * @throws SettingException when headquarters is not set, or a named data source is missing
     */
    DataSources(CamelContext context, Settings settings) {
        DataSource own = of(
                context,
                settings,
                "headquarters",
                Setting.HEADQUARTERS_DATASOURCE,
                Setting.HEADQUARTERS_URL,
                Setting.HEADQUARTERS_USERNAME,
                Setting.HEADQUARTERS_PASSWORD);
        if (own == null) {
            throw new SettingException("Neither " + Setting.HEADQUARTERS_URL.key() + " nor "
                    + Setting.HEADQUARTERS_DATASOURCE.key() + " is set: one of them says where headquarters is");
        }
        this.headquarters = own;
        DataSource other = of(
                context,
                settings,
                "channel",
                Setting.CHANNEL_DATASOURCE,
                Setting.CHANNEL_URL,
                Setting.CHANNEL_USERNAME,
                Setting.CHANNEL_PASSWORD);
        this.channel = other == null ? own : other;
    }

    private DataSource of(
            CamelContext context,
            Settings settings,
            String name,
            Setting bean,
            Setting url,
            Setting username,
            Setting password) {
        if (settings.has(bean)) {
            DataSource found = context.getRegistry().lookupByNameAndType(settings.text(bean), DataSource.class);
            if (found == null) {
                throw new SettingException(bean.key() + " names " + settings.text(bean)
                        + ", but the registry has no such DataSource; it has " + names(context));
            }
            return found;
        }
        return settings.has(url) ? pool(name, settings, url, username, password) : null;
    }

    private DataSource pool(String name, Settings settings, Setting url, Setting username, Setting password) {
        var config = new HikariConfig();
        config.setPoolName("gangway-" + name);
        config.setJdbcUrl(settings.text(url));
        // a URL may hold the user, and an empty user would override it
        if (settings.has(username)) {
            config.setUsername(settings.text(username));
            config.setPassword(settings.text(password));
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(settings.number(Setting.CONNECT_SECONDS, 1, 300)));
        // a database that is away at start is an outage that ends, not a failed start
        config.setInitializationFailTimeout(-1);
        if (settings.text(url).startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            // the driver would put the values of a row into messages, and so into logs
            config.addDataSourceProperty("logServerErrorDetail", "false");
        }
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private static String names(CamelContext context) {
        var names = new TreeSet<>(
                context.getRegistry().findByTypeWithName(DataSource.class).keySet());
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    DataSource headquarters() {
        return headquarters;
    }

    DataSource channel() {
        return channel;
    }

    boolean isOneDatabase() {
        return headquarters == channel;
    }

    /** Closes our own pools; the host's data sources are the host's. */
    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
