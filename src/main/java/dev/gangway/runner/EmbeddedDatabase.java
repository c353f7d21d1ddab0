package dev.gangway.runner;

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
import java.util.stream.Stream;
import org.hsqldb.Database;
import org.hsqldb.jdbc.JDBCDataSource;
import org.hsqldb.server.Server;

/**
 * The database that is there when nobody configured one: HSQLDB in the files {@code gangway.*} of a directory.
 *
 * <p>HSQLDB files belong to one process, but people look from a second terminal while the runner is up. So the process
 * that comes first holds the lock on {@code gangway.lock}, opens the files and serves them on a loopback port whose JDBC
 * address stands in {@code gangway.url}; every later process finds the lock taken and becomes a guest of that address.
 * The operating system releases the lock when its holder dies, however it dies, so a restart never waits for a stale one.
 *
 * <p>A commit is on the disk before it returns. The user is {@code SA}; its password is made up with the database and
 * stands in {@code gangway.password}, readable by the owner of the directory only, because a loopback port is open to
 * every local user.
 *
 * <p>Thread-safe. A process opens a directory once; when the host closes, its guests lose the database.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USERNAME = "SA";

    private static final String NAME = "gangway";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Without HSQLDB's own lock file, which would keep a restart waiting after a kill; {@code gangway.lock} replaces it. */
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
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            FileChannel lock = takeLock(directory);
            if (lock != null) {
                return serve(directory, lock);
            }
            EmbeddedDatabase guest = join(directory);
            if (guest != null) {
                return guest;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The database in " + directory
                        + " is held by another process that does not answer; stop that process and try again");
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
            throw new IllegalStateException("Another process has the database in " + directory + " open");
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel takeLock(Path directory) {
        try {
            Files.createDirectories(directory, OwnerOnly.DIRECTORY);
            FileChannel channel = FileChannel.open(
                    directory.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The database directory " + directory + " cannot be used", e);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase serve(Path directory, FileChannel lock) {
        try {
            Files.deleteIfExists(urlFile(directory));
            boolean isNew = !Files.exists(directory.resolve(NAME + ".script"));
            String password = OwnerOnly.readOrCreateSecret(passwordFile(directory));
            String files = "file:" + directory.toAbsolutePath().normalize().resolve(NAME) + OPTIONS;
            String url = "jdbc:hsqldb:" + files;
            connect(url, password).close();
            Server server = server(files);
            String externalUrl = "jdbc:hsqldb:hsql://" + LOOPBACK + ":" + server.getLocalPort() + "/" + NAME;
            OwnerOnly.write(urlFile(directory), externalUrl);
            return new EmbeddedDatabase(directory, isNew, url, externalUrl, password, server, lock);
        } catch (IOException | SQLException e) {
            closeQuietly(lock);
            throw new IllegalStateException("The database in " + directory + " cannot be opened: " + e.getMessage(), e);
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

    private static Path urlFile(Path directory) {
        return directory.resolve(NAME + ".url");
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
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
