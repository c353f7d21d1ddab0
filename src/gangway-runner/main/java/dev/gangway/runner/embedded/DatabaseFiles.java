package dev.gangway.runner.embedded;

import dev.gangway.runner.files.FileTrouble;
import dev.gangway.runner.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The files of an embedded database in its directory; all of them begin with {@value #NAME}. */
record DatabaseFiles(Path directory) {
    static final String NAME = "gangway";
    static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Takes the lock that its host holds as long as it lives; creates the directory if there is none.
     *
     * @return null when another process holds it
     */
    FileChannel lock() {
        try {
            Files.createDirectories(directory, OwnerOnly.DIRECTORY);
            // it may be older than Gangway, or have come from a backup
            OwnerOnly.restrict(directory);
            FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            nameHolder(channel);
            return channel;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * The same for whoever can only be the host.
     *
     * @throws IllegalStateException when another process holds it for longer than that
     */
    FileChannel lock(Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        FileChannel lock = lock();
        while (lock == null && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lock = lock();
        }
        if (lock == null) {
            throw new IllegalStateException(holder() + " has the embedded database in " + absolute()
                    + " open: end it, or name another directory with --data. One directory serves one 'run' or 'demo';"
                    + " several nodes need PostgreSQL (gangway.headquarters.url)");
        }
        return lock;
    }

    /** For people, who wonder which process it is. */
    private static void nameHolder(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    }

    /** The process that holds the lock, for people; without its number where a locked file cannot be read. */
    private String holder() {
        try {
            String number = Files.readString(file("lock"));
            return number.isEmpty() ? "Another process" : "Process " + number;
        } catch (IOException e) {
            return "Another process";
        }
    }

    /** Whether there is a database. */
    boolean exist() {
        return Files.exists(file("script"));
    }

    /**
     * For whoever must not make one; while another process makes one, there is one.
     *
     * @throws IllegalStateException when there is no database
     */
    void mustExist() {
        if (Files.isRegularFile(directory)) {
            throw unusable(new NotDirectoryException(directory.toString()));
        }
        if (Files.notExists(file("lock")) && Files.notExists(file("script"))) {
            throw new IllegalStateException("There is no database in " + absolute()
                    + ": name its folder with --data, or its address with gangway.headquarters.url; to create one there,"
                    + " run 'gangway init'");
        }
    }

    /** Where the database lies, as HSQLDB wants it: without the kind of file. */
    Path database() {
        return absolute().resolve(NAME);
    }

    /** Holds the password of Gangway's own user. */
    Path password() {
        return file("password");
    }

    /** Holds the password of other programs. */
    Path programPassword() {
        return file("commerce.password");
    }

    /** Holds the address under which the host serves the database. */
    Path url() {
        return file("url");
    }

    MigrationCopy migrationCopy() {
        return new MigrationCopy(directory, NAME);
    }

    /** Notes that the first migration has begun: until {@link #endFirstMigration} there is nothing worth keeping. */
    void beginFirstMigration() {
        try {
            OwnerOnly.write(file("unfinished"), "The first migration of this database has not ended");
        } catch (IOException e) {
            throw new UncheckedIOException("The database directory " + directory + " cannot be used", e);
        }
    }

    boolean isFirstMigrationCutShort() {
        return Files.exists(file("unfinished"));
    }

    void endFirstMigration() {
        delete(file("unfinished"));
    }

    /** Takes them away from everybody but their owner. */
    void restrict() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(DatabaseFiles::isOurs)
                    .filter(Files::isRegularFile)
                    .toList()) {
                OwnerOnly.restrict(file);
            }
        }
    }

    /** Deletes all but the lock. */
    void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(DatabaseFiles::isOurs)
                    .filter(file -> !file.equals(file("lock")))
                    .sorted(Comparator.reverseOrder())
                    .forEach(DatabaseFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("The database directory " + directory + " cannot be emptied", e);
        }
    }

    /** For people. */
    Path absolute() {
        return directory.toAbsolutePath().normalize();
    }

    IllegalStateException unusable(IOException e) {
        return new IllegalStateException(
                "The directory " + absolute() + " cannot be used for the embedded database: " + FileTrouble.of(e)
                        + ". Name another with --data, or a database with gangway.headquarters.url",
                e);
    }

    private Path file(String kind) {
        return directory.resolve(NAME + '.' + kind);
    }

    private static boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith(NAME + '.');
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
