package dev.gangway.wiring.services;

import dev.gangway.database.Database;
import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.odata.signin.Ending;
import dev.gangway.wiring.database.DataSources;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Headquarters and channel, which may be one database. */
public final class Databases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    private final DataSources sources;
    private final Database headquarters;
    private final Database channel;

    Databases(Host host) {
        this.sources = new DataSources(host.context(), host.settings());
        SqlFiles files = new SqlFiles(host.context(), host.routes());
        this.headquarters = database(host, sources.headquarters(), files);
        this.channel = isOne() ? headquarters : database(host, sources.channel(), files);
    }

    private Database database(Host host, DataSource dataSource, SqlFiles files) {
        var database = new Database(dataSource, files, host.clock());
        database.limit(sources.limits(dataSource));
        return database;
    }

    public Database headquarters() {
        return headquarters;
    }

    public Database channel() {
        return channel;
    }

    /** Whether the channel's tables lie in the database of headquarters. */
    public boolean isOne() {
        return sources.isOneDatabase();
    }

    /** For display: addresses and users, no secrets. */
    public String shown() {
        return sources.shown();
    }

    /** With what they are signed in to, by the second word of the settings. */
    Map<String, ? extends Ending> signIns() {
        return sources.signIns();
    }

    /** Creates or migrates the tables of both; safe to repeat. */
    public void migrate() {
        Schema.channel(channel).migrate(sources.unlimited(channel.dataSource()));
        Schema.headquarters(headquarters).migrate(sources.unlimited(headquarters.dataSource()));
    }

    /** As {@link #migrate}, once a database that is away has come back. */
    public void migrateOnceThere() throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                migrate();
                return;
            } catch (DatabaseUnavailableException e) {
                if (!told) {
                    LOG.warn("Waiting for a database: {}", e.getMessage());
                    told = true;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    @Override
    public void close() {
        sources.close();
    }
}
