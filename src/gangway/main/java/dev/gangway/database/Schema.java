package dev.gangway.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Creates and migrates the tables of one database. Safe to repeat and safe when two nodes start at once: Flyway takes a
 * lock and keeps the history of what ran.
 */
public final class Schema {
    private final Database database;
    private final String home;
    private final String[] schemas;

    private Schema(Database database, String home, String... schemas) {
        this.database = database;
        this.home = home;
        this.schemas = schemas;
    }

    /** The channel database: schema {@code ax}. */
    public static Schema channel(Database database) {
        return new Schema(database, "channel", "ax");
    }

    /** Headquarters: schemas {@code gangway} (Gangway's own state, and the history) and {@code hq}. */
    public static Schema headquarters(Database database) {
        return new Schema(database, "headquarters", "gangway", "hq");
    }

    /** Brings the tables to the newest version; returns the number of steps that were taken. */
    public int migrate() {
        return migrate(database.dataSource());
    }

    /**
     * The same over connections that do not give up a statement that takes long.
     *
     * @throws DatabaseUnavailableException when the database breaks in the middle; the next attempt goes on where it was
     */
    public int migrate(DataSource patient) {
        if (isComplete(patient)) {
            return 0;
        }
        try {
            return flyway(patient).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            if (Failures.isAway(e)) {
                throw new DatabaseUnavailableException(
                        "The database broke while its tables were migrated: " + Database.reason(e), e);
            }
            throw e;
        }
    }

    private static int pending(Flyway flyway) {
        return flyway.info().pending().length;
    }

    /** The steps that have not been taken yet. */
    public int pending() {
        return isComplete(database.dataSource()) ? 0 : pending(flyway(database.dataSource()));
    }

    private boolean isComplete(DataSource dataSource) {
        return MigrationHistory.isComplete(dataSource, home, database.dialect(), schemas[0]);
    }

    /** The text of the steps that were taken, in their order. */
    public List<String> appliedScripts() {
        List<String> scripts = new ArrayList<>();
        for (MigrationInfo step : flyway(database.dataSource()).info().applied()) {
            Stream.of(home, home + "/common", home + '/' + database.dialect().folder())
                    .map(folder -> Schema.class.getResource("/gangway/schema/" + folder + '/' + step.getScript()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(script -> scripts.add(read(script)));
        }
        return scripts;
    }

    private static String read(URL script) {
        try (InputStream in = script.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Flyway flyway(DataSource dataSource) {
        Dialect dialect = database.dialect();
        String root = "classpath:gangway/schema/" + home;
        String[] locations = home.equals("channel")
                ? new String[] {root}
                : new String[] {root + "/common", root + "/" + dialect.folder()};
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(locations)
                .schemas(names(dialect))
                .table("gangway_history")
                // versions that were made side by side arrive in any order
                .outOfOrder(true)
                .placeholders(Map.of(
                        "stored", dialect.storedColumn(),
                        "small.primaryemailaddress", Dialect.small("primaryemailaddress"),
                        "folded.primaryemailaddress", dialect.folded("primaryemailaddress"),
                        "folded.primarycontactemail", dialect.folded("primarycontactemail")))
                // else a step and its row in the history are two transactions, and a kill between them is for ever
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }

    /** Flyway quotes schema names; our SQL does not. */
    private String[] names(Dialect dialect) {
        String[] names = schemas.clone();
        if (dialect == Dialect.HSQLDB) {
            for (int i = 0; i < names.length; i++) {
                names[i] = names[i].toUpperCase(java.util.Locale.ROOT);
            }
        }
        return names;
    }
}
