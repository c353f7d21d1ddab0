package dev.gangway.runner;

import dev.gangway.runner.upgrade.MigrationCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hsqldb.Database;
import org.hsqldb.jdbc.JDBCDataSource;
import org.hsqldb.server.Server;

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
final class EmbeddedDatabase implements AutoCloseable {

    static final String USERNAME = "SA";

    private static final String NAME = "gangway";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Without HSQLDB's own lock file, which would keep a restart waiting after a kill; {@code gangway.lock} replaces it.
     */
    private static final String OPTIONS = ";hsqldb.lock_file=false;hsqldb.write_delay=false;hsqldb.tx=mvcc"
            + ";hsqldb.default_table_type=cached;hsqldb.log_data=true";

    private final String url;
    private final String externalUrl;
    private final String password;
    private final Path directory;
    private final boolean isNew;
    private final Server server;
    private final FileChannel lock;

    private EmbeddedDatabase(
            Path directory,
            boolean isNew,
            String url,
            String externalUrl,
            String password,
            Server server,
            FileChannel lock) {
        this.directory = directory;
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
    static EmbeddedDatabase open(Path directory) {
        return open(directory, EmbeddedDatabase::serve);
    }

    /**
     * The same for whoever makes the tables of a new database and then calls {@link #tablesAreThere}. HSQLDB commits each
     * statement of a migration by itself, so a database whose first migration was cut short is begun anew: nobody can have
     * stored anything in it.
     */
    static EmbeddedDatabase openWhole(Path directory) {
        return open(directory, EmbeddedDatabase::serveWhole);
    }

    private static EmbeddedDatabase open(Path directory, BiFunction<Path, FileChannel, EmbeddedDatabase> asHost) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            FileChannel lock = takeLock(directory);
            if (lock != null) {
                return asHost.apply(directory, lock);
            }
            EmbeddedDatabase guest = join(directory);
            if (guest != null) {
                return guest;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The embedded database in " + absolute(directory)
                        + " is held by another process that does not answer: end that process (its files are open in it), or"
                        + " name another directory with --data");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * Opens an empty database as its host; what the directory held of an earlier one is deleted.
     *
     * @throws IllegalStateException when another process has the database open
     */
    static EmbeddedDatabase createAnew(Path directory) {
        FileChannel lock = takeLock(directory);
        if (lock == null) {
            throw new IllegalStateException("Another process has the embedded database in " + absolute(directory)
                    + " open: end it, or name another directory with --data");
        }
        deleteFiles(directory);
        return serve(directory, lock);
    }

    /** The JDBC address for this process. */
    String url() {
        return url;
    }

    /** The JDBC address for other processes on this machine; for a guest the same as {@link #url()}. */
    String externalUrl() {
        return externalUrl;
    }

    /** The password of user {@value #USERNAME}. */
    String password() {
        return password;
    }

    /** Whether this process has just created it, without any tables. */
    boolean isNew() {
        return isNew;
    }

    /** Its tables are there: from now on it is kept, whatever happens. */
    void tablesAreThere() throws SQLException {
        new MigrationCopy(directory, NAME).end();
        delete(unfinishedFile(directory));
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
    String programPassword() {
        try {
            return OwnerOnly.readOrCreateSecret(programPasswordFile(directory));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** The file that holds the password of other programs. */
    static Path programPasswordFile(Path directory) {
        return directory.resolve(NAME + ".commerce.password");
    }

    /**
     * Runs the migrations that this version has. Should the process die in the middle, the next start begins again with the
     * database as it is now. As a guest it leaves that to the host.
     */
    void migrated(Runnable migration) throws SQLException {
        MigrationCopy copy = new MigrationCopy(directory, NAME);
        if (server != null && copy.isNeeded()) {
            try (Connection connection = connect()) {
                copy.begin(connection);
            }
            migration.run();
            copy.end();
            admitPrograms();
        } else if (!Files.exists(programPasswordFile(directory))) {
            // of an earlier version
            admitPrograms();
        }
    }

    /** A connection of this process. */
    Connection connect() throws SQLException {
        return connect(url, password);
    }

    /** What tells Gangway to use this database. */
    Map<String, String> settings() {
        return Map.of(
                "gangway.headquarters.url", url,
                "gangway.headquarters.username", USERNAME,
                "gangway.headquarters.password", password);
    }

    /** The file that holds the password of the database in a directory. */
    static Path passwordFile(Path directory) {
        return directory.resolve(NAME + ".password");
    }

    /** As host: writes everything into the data files, so that the next start has nothing to replay, and stops serving. */
    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try (lock) {
            Files.deleteIfExists(urlFile(directory));
            server.shutdownWithCatalogs(Database.CLOSEMODE_NORMAL);
            // the database has written some of them anew
            restrictFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel takeLock(Path directory) {
        try {
            Files.createDirectories(directory, OwnerOnly.DIRECTORY);
            // it may be older than Gangway, or have come from a backup
            OwnerOnly.restrict(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            return channel;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static IllegalStateException unusable(Path directory, IOException e) {
        return new IllegalStateException(
                "The directory " + absolute(directory) + " cannot be used for the embedded database: "
                        + FileTrouble.of(e) + ". Name another with --data, or a database with gangway.headquarters.url",
                e);
    }

    private static Path absolute(Path directory) {
        return directory.toAbsolutePath().normalize();
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase serveWhole(Path directory, FileChannel lock) {
        Path unfinished = unfinishedFile(directory);
        if (Files.exists(unfinished)) {
            deleteFiles(directory);
        }
        new MigrationCopy(directory, NAME).restore();
        if (!Files.exists(directory.resolve(NAME + ".script"))) {
            try {
                OwnerOnly.write(unfinished, "The first migration of this database has not ended");
            } catch (IOException e) {
                throw new UncheckedIOException("The database directory " + directory + " cannot be used", e);
            }
        }
        return serve(directory, lock);
    }

    private static EmbeddedDatabase serve(Path directory, FileChannel lock) {
        try {
            Files.deleteIfExists(urlFile(directory));
            boolean isNew = !Files.exists(directory.resolve(NAME + ".script"));
            String password = OwnerOnly.readOrCreateSecret(passwordFile(directory));
            String files = "file:" + directory.toAbsolutePath().normalize().resolve(NAME) + OPTIONS;
            String url = "jdbc:hsqldb:" + files;
            connect(url, password).close();
            restrictFiles(directory);
            Server server = server(files);
            String externalUrl = "jdbc:hsqldb:hsql://" + LOOPBACK + ":" + server.getLocalPort() + "/" + NAME;
            OwnerOnly.write(urlFile(directory), externalUrl);
            return new EmbeddedDatabase(directory, isNew, url, externalUrl, password, server, lock);
        } catch (IOException | SQLException e) {
            closeQuietly(lock);
            throw e instanceof IOException trouble
                    ? unusable(directory, trouble)
                    : new IllegalStateException(
                            "The embedded database in " + absolute(directory) + " cannot be opened: " + e.getMessage()
                                    + ". Restore it from a backup, or name another directory with --data",
                            e);
        }
    }

    private static Server server(String files) throws IOException {
        Server server = new Server();
        server.setSilent(true);
        server.setLogWriter(null);
        server.setErrWriter(null);
        server.setDaemon(true);
        server.setAddress(LOOPBACK);
        server.setPort(0);
        server.setDatabaseName(0, NAME);
        server.setDatabasePath(0, files);
        server.start();
        if (server.isNotRunning()) {
            throw new IOException("no loopback port to serve it on", server.getServerError());
        }
        return server;
    }

    private static EmbeddedDatabase join(Path directory) {
        try {
            String url = Files.readString(urlFile(directory)).strip();
            String password = Files.readString(passwordFile(directory)).strip();
            connect(url, password).close();
            return new EmbeddedDatabase(directory, false, url, url, password, null, null);
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

    private static Path unfinishedFile(Path directory) {
        return directory.resolve(NAME + ".unfinished");
    }

    private static Path urlFile(Path directory) {
        return directory.resolve(NAME + ".url");
    }

    private static void restrictFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(NAME + "."))
                    .filter(Files::isRegularFile)
                    .toList()) {
                OwnerOnly.restrict(file);
            }
        }
    }

    private static void deleteFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.getFileName().toString().startsWith(NAME + "."))
                    .filter(file -> !file.getFileName().toString().equals(NAME + ".lock"))
                    .sorted(Comparator.reverseOrder())
                    .forEach(EmbeddedDatabase::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("The database directory " + directory + " cannot be emptied", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
