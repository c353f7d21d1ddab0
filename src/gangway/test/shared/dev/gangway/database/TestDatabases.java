package dev.gangway.database;

import java.time.Clock;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;

/**
 * Databases for tests, of every kind that Gangway runs on; one PostgreSQL server per JVM, many databases in it. A fresh one
 * has Gangway's tables already, copied from one that was migrated: a migration for each test would take most of its time.
 */
public enum TestDatabases {
    HSQLDB {
        @Override
        public HikariDataSource empty() {
            return pool("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA");
        }

        @Override
        public HikariDataSource fresh() {
            HikariDataSource pool = empty();
            new JdbcTemplate(pool).execute((StatementCallback<Void>) statement -> {
                for (String step : Migrated.HSQLDB_SCRIPT) {
                    statement.execute(step);
                }
                statement.execute("SET SCHEMA PUBLIC");
                return null;
            });
            return pool;
        }
    },
    POSTGRESQL {
        @Override
        public HikariDataSource empty() {
            return pool(emptyPostgresUrl(), "postgres");
        }

        @Override
        public HikariDataSource fresh() {
            return pool(postgresUrl(), "postgres");
        }
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A database without any table behind a pool; whoever asks for it closes the pool. */
    public abstract HikariDataSource empty();

    /** A database with Gangway's tables, without rows, behind a pool; whoever asks for it closes the pool. */
    public abstract HikariDataSource fresh();

    /** Another pool at the same database. */
    public static HikariDataSource another(HikariDataSource pool) {
        return pool(pool.getJdbcUrl(), pool.getUsername());
    }

    /** A fresh database behind a pool that does not wait long for a database that is away. */
    public HikariDataSource impatient() {
        HikariDataSource patient = fresh();
        var config = new HikariConfig();
        patient.copyStateTo(config);
        config.setConnectionTimeout(250);
        patient.close();
        return new HikariDataSource(config);
    }

    /** The JDBC URL of a fresh PostgreSQL database. */
    public static String postgresUrl() {
        return postgresUrl(Migrated.POSTGRESQL);
    }

    /** The JDBC URL of a PostgreSQL database without any table. */
    public static String emptyPostgresUrl() {
        return postgresUrl("template1");
    }

    private static String postgresUrl(String template) {
        String name = "gangway" + DATABASES.incrementAndGet();
        new JdbcTemplate(Postgres.SERVER.getPostgresDatabase())
                .execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return Postgres.SERVER.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
    }

    private static HikariDataSource pool(String url, String user) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a migration makes, to be copied. */
    private static final class Migrated {
        static final String POSTGRESQL = postgresTemplate();
        static final List<String> HSQLDB_SCRIPT = hsqldbScript();

        private static String postgresTemplate() {
            try (HikariDataSource pool = TestDatabases.POSTGRESQL.empty()) {
                migrate(pool);
                return new JdbcTemplate(pool).queryForObject("SELECT current_database()", String.class);
            }
        }

        /** Without users and settings of the database, which a new one has already. */
        private static List<String> hsqldbScript() {
            try (HikariDataSource pool = TestDatabases.HSQLDB.empty()) {
                migrate(pool);
                Path folder = Files.createTempDirectory("gangway");
                Path script = folder.resolve("migrated.script");
                new JdbcTemplate(pool).execute("SCRIPT '" + script + "'");
                List<String> statements = Files.readAllLines(script).stream()
                        .filter(line -> !line.matches("(SET DATABASE|SET FILES|CREATE USER|ALTER USER"
                                + "|CREATE SCHEMA PUBLIC|GRANT DBA|.*SYSTEM_LOBS|INSERT INTO BLOCKS).*"))
                        .toList();
                Files.delete(script);
                Files.delete(folder);
                return statements;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void migrate(HikariDataSource pool) {
            var database = new Database(pool, null, Clock.systemUTC());
            Schema.headquarters(database).migrate();
            Schema.channel(database).migrate();
        }
    }
}
