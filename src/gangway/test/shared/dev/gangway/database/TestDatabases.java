package dev.gangway.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Fresh databases for tests, of every kind that Gangway runs on; one PostgreSQL server per JVM, many databases in it. */
public enum TestDatabases {
    HSQLDB {
        @Override
        public HikariDataSource fresh() {
            return pool("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA");
        }
    },
    POSTGRESQL {
        @Override
        public HikariDataSource fresh() {
            return pool(postgresUrl(), "postgres");
        }
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** An empty database behind a pool; whoever asks for it closes the pool. */
    public abstract HikariDataSource fresh();

    /** Another pool at the same database. */
    public static HikariDataSource another(HikariDataSource pool) {
        return pool(pool.getJdbcUrl(), pool.getUsername());
    }

    /** An empty database behind a pool that does not wait long for a database that is away. */
    public HikariDataSource impatient() {
        HikariDataSource patient = fresh();
        var config = new HikariConfig();
        patient.copyStateTo(config);
        config.setConnectionTimeout(250);
        patient.close();
        return new HikariDataSource(config);
    }

    /** The JDBC URL of an empty PostgreSQL database. */
    public static String postgresUrl() {
        String name = "gangway" + DATABASES.incrementAndGet();
        try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
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

    /** For tests that only need a data source. */
    public DataSource dataSource() {
        return fresh();
    }
}
