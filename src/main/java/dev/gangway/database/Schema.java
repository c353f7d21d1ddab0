package dev.gangway.database;

import java.util.Map;
import org.flywaydb.core.Flyway;

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

    /** Brings the tables to the newest version; gives the number of steps that were taken. */
    public int migrate() {
        return flyway().migrate().migrationsExecuted;
    }

    /** The steps that have not been taken yet. */
    public int pending() {
        return flyway().info().pending().length;
    }

    private Flyway flyway() {
        Dialect dialect = database.dialect();
        String root = "classpath:gangway/schema/" + home;
        String[] locations = home.equals("channel")
                ? new String[] {root}
                : new String[] {root + "/common", root + "/" + dialect.folder()};
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations(locations)
                .schemas(names(dialect))
                .table("gangway_history")
                .placeholders(Map.of("stored", dialect.storedColumn()))
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
