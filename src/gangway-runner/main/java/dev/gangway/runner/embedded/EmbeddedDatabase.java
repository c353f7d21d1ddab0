package dev.gangway.runner.embedded;

import dev.gangway.runner.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.hsqldb.jdbc.JDBCDataSource;

/**
 * The database that is used if none is configured: HSQLDB in the files {@code gangway.*} of a directory.
 *
 * <p>HSQLDB files belong to one process, but people look from a second terminal while the runner is up. So the process
 * that comes first holds the lock on {@code gangway.lock}, opens the files and serves them on a loopback port whose JDBC
 * address stands in {@code gangway.url}; every later process finds the lock taken and becomes a guest of that address.
 * The operating system releases the lock when its holder dies, however it dies, so a restart never waits for a stale one.
 *
 * <p>A commit is on the disk before it returns. Gangway's own user is {@code SA}; its password is made up with the database
 * and stands in {@code gangway.password}, readable by the owner of the directory only, because a loopback port is open to
 * every local user. Other programs have {@link CommerceUser} with {@code gangway.commerce.password}.
 *
 * <p>Thread-safe. A process opens a directory once; when the host closes, its guests lose the database.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String USERNAME = "SA";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A command that looks holds the database no longer. */
    private static final Duration PATIENCE_OF_HOST = Duration.ofSeconds(5);
    /**
     * Without HSQLDB's own lock file, which would keep a restart waiting after a kill; {@code gangway.lock} replaces it.
     */
    private static final String OPTIONS = ";hsqldb.lock_file=false;hsqldb.write_delay=false;hsqldb.tx=mvcc"
            + ";hsqldb.default_table_type=cached;hsqldb.log_data=true";

    private final String url;
    private final String externalUrl;
    private final String password;
    private final DatabaseFiles files;
    private final boolean isNew;
    private final LoopbackServer server;
    private final FileChannel lock;

    private EmbeddedDatabase(
            DatabaseFiles files,
            boolean isNew,
            String url,
            String externalUrl,
            String password,
            LoopbackServer server,
            FileChannel lock) {
        this.files = files;
        this.isNew = isNew;
        this.url = url;
        this.externalUrl = externalUrl;
        this.password = password;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Opens the database of a directory, as its host when no other process is, else as a guest.
     *
     * @throws IllegalStateException when another process holds the files but does not serve them within 15 s
     */
    public static EmbeddedDatabase open(Path directory) {
        return open(directory, EmbeddedDatabase::serve);
    }

    /**
     * The same for whoever makes the tables of a new database and then calls {@link #tablesAreThere}. HSQLDB commits each
     * statement of a migration by itself, so a database whose first migration was cut short is begun anew: nobody can have
     * stored anything in it.
     */
    public static EmbeddedDatabase openWhole(Path directory) {
        return open(directory, EmbeddedDatabase::serveWhole);
    }

    /**
     * The same for a process that stays up. It has to be the host: a guest would lose the database with its host.
     *
     * @throws IllegalStateException when another process has the database open for more than 5 s
     */
    public static EmbeddedDatabase hostWhole(Path directory) {
        var files = new DatabaseFiles(directory);
        return serveWhole(files, files.lock(PATIENCE_OF_HOST));
    }

    /** @throws IllegalStateException when there is none in the directory */
    public static void mustBeIn(Path directory) {
        new DatabaseFiles(directory).mustExist();
    }

    private static EmbeddedDatabase open(
            Path directory, BiFunction<DatabaseFiles, FileChannel, EmbeddedDatabase> asHost) {
        DatabaseFiles files = new DatabaseFiles(directory);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            FileChannel lock = files.lock();
            if (lock != null) {
                return asHost.apply(files, lock);
            }
            EmbeddedDatabase guest = join(files);
            if (guest != null) {
                return guest;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The embedded database in " + files.absolute()
                        + " is held by another process that does not answer: end that process (its files are open in it), or"
                        + " name another directory with --data");
            }
            LockSupport.parkNanos(DatabaseFiles.PAUSE.toNanos());
        }
    }

    /**
     * Opens an empty database as its host; what the directory held of an earlier one is deleted.
     *
     * @throws IllegalStateException when another process has the database open
     */
    public static EmbeddedDatabase createAnew(Path directory) {
        DatabaseFiles files = new DatabaseFiles(directory);
        FileChannel lock = files.lock(Duration.ZERO);
        files.delete();
        return serve(files, lock);
    }

    /** The JDBC address for this process. */
    public String url() {
        return url;
    }

    /** The JDBC address for other processes on this machine; for a guest the same as {@link #url()}. */
    public String externalUrl() {
        return externalUrl;
    }

    /** The password of user {@value #USERNAME}. */
    public String password() {
        return password;
    }

    /** Whether this process has just created it, without any tables. */
    public boolean isNew() {
        return isNew;
    }

    /** Its tables are there: from now on it is kept, whatever happens. */
    public void tablesAreThere() throws SQLException {
        files.migrationCopy().end();
        files.endFirstMigration();
        admitPrograms();
    }

    /** As host: other programs have a user of their own, who may do with the tables what is theirs to do. */
    private void admitPrograms() throws SQLException {
        if (server != null) {
            try (Connection connection = connect()) {
                CommerceUser.admit(connection, programPassword());
            }
        }
    }

    /** The password of user {@link CommerceUser#NAME}. */
    public String programPassword() {
        try {
            return OwnerOnly.readOrCreateSecret(files.programPassword());
        } catch (IOException e) {
            throw files.unusable(e);
        }
    }

    /** The file that holds the password of other programs. */
    static Path programPasswordFile(Path directory) {
        return new DatabaseFiles(directory).programPassword();
    }

    /**
     * Runs the migrations that this version has. Should the process die in the middle, the next start begins again with the
     * database as it is now. As a guest it leaves that to the host.
     */
    public void migrated(Runnable migration) throws SQLException {
        MigrationCopy copy = files.migrationCopy();
        if (server != null && copy.isNeeded()) {
            try (Connection connection = connect()) {
                copy.begin(connection);
            }
            migration.run();
            copy.end();
            admitPrograms();
        } else if (!Files.exists(files.programPassword())) {
            // of an earlier version
            admitPrograms();
        }
    }

    /** A connection of this process. */
    public Connection connect() throws SQLException {
        return connect(url, password);
    }

    /** What tells Gangway to use this database. */
    public Map<String, String> settings() {
        return Map.of(
                "gangway.headquarters.url", url,
                "gangway.headquarters.username", USERNAME,
                "gangway.headquarters.password", password);
    }

    /** The file that holds the password of the database in a directory. */
    static Path passwordFile(Path directory) {
        return new DatabaseFiles(directory).password();
    }

    /** As host: writes everything into the data files, so that the next start has nothing to replay, and stops serving. */
    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try (lock) {
            Files.deleteIfExists(files.url());
            server.close();
            // the database has written some of them anew
            files.restrict();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase serveWhole(DatabaseFiles files, FileChannel lock) {
        if (files.isFirstMigrationCutShort()) {
            files.delete();
        }
        files.migrationCopy().restore();
        if (!files.exist()) {
            files.beginFirstMigration();
        }
        return serve(files, lock);
    }

    private static EmbeddedDatabase serve(DatabaseFiles files, FileChannel lock) {
        try {
            Files.deleteIfExists(files.url());
            boolean isNew = !files.exist();
            String password = OwnerOnly.readOrCreateSecret(files.password());
            String address = "file:" + files.database() + OPTIONS;
            String url = "jdbc:hsqldb:" + address;
            connect(url, password).close();
            files.restrict();
            LoopbackServer server = LoopbackServer.of(address);
            String externalUrl = server.url();
            OwnerOnly.write(files.url(), externalUrl);
            return new EmbeddedDatabase(files, isNew, url, externalUrl, password, server, lock);
        } catch (IOException | SQLException e) {
            closeQuietly(lock);
            throw e instanceof IOException trouble
                    ? files.unusable(trouble)
                    : new IllegalStateException(
                            "The embedded database in " + files.absolute() + " cannot be opened: " + e.getMessage()
                                    + ". Restore it from a backup, or name another directory with --data",
                            e);
        }
    }

    private static EmbeddedDatabase join(DatabaseFiles files) {
        try {
            String url = Files.readString(files.url()).strip();
            String password = Files.readString(files.password()).strip();
            connect(url, password).close();
            return new EmbeddedDatabase(files, false, url, url, password, null, null);
        } catch (IOException | SQLException notYetServed) {
            return null;
        }
    }

    /** Not by way of DriverManager, which sees no drivers when this runs inside Maven's own process. */
    private static Connection connect(String url, String password) throws SQLException {
        JDBCDataSource dataSource = new JDBCDataSource();
        dataSource.setURL(url);
        return dataSource.getConnection(USERNAME, password);
    }
}
