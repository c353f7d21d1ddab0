package dev.gangway.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The databases, each set so that a commit is on the disk before it returns. */
enum Engine {
    /** Files, as the runner opens them. */
    HSQLDB("HSQLDB, files") {
        @Override
        HikariDataSource open(Path directory) {
            return pool(
                    "jdbc:hsqldb:file:" + directory.resolve("benchmark")
                            + ";hsqldb.lock_file=false;hsqldb.write_delay=false;hsqldb.tx=mvcc"
                            + ";hsqldb.default_table_type=cached;hsqldb.log_data=true;shutdown=true",
                    "SA");
        }

        @Override
        String settle() {
            return "CHECKPOINT";
        }

        @Override
        String statistics(String table) {
            return null;
        }
    },
    /** A server of its own: the one that other tests share does not wait for the disk. */
    POSTGRESQL("PostgreSQL") {
        @Override
        HikariDataSource open(Path directory) {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("postgresql"))
                        .setCleanDataDirectory(true)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                // like the pools that Gangway makes itself
                return pool(
                        server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true", "postgres", server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        String settle() {
            return "CHECKPOINT";
        }

        @Override
        String statistics(String table) {
            return "VACUUM ANALYZE " + table;
        }
    };

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    /** An empty database; closing the pool ends it. */
    abstract HikariDataSource open(Path directory);

    /** The statement after which the work of earlier rounds no longer goes on behind the scenes. */
    abstract String settle();

    /** The statement that gathers what the planner wants to know of a table; null when there is nothing to gather. */
    abstract String statistics(String table);

    String label() {
        return label;
    }

    private static HikariDataSource pool(String url, String user, AutoCloseable... server) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config) {
            @Override
            public void close() {
                super.close();
                for (AutoCloseable each : server) {
                    try {
                        each.close();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }
}
