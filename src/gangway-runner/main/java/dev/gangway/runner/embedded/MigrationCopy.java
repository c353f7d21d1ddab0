package dev.gangway.runner.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the embedded database from before a migration. HSQLDB commits each statement of a migration by itself, so one
 * that is cut short leaves tables with which no version can go on: the next start puts the copy back and begins again.
 */
public final class MigrationCopy {
    private static final List<String> DATA = List.of("script", "data", "log", "properties", "backup", "lobs");

    private final Path directory;
    private final String name;
    private final Path copy;
    private final Path marker;
    private final Path done;

    /** @param name what the files of the database begin with */
    public MigrationCopy(Path directory, String name) {
        this.directory = directory.toAbsolutePath().normalize();
        this.name = name;
        this.copy = this.directory.resolve(name + ".before");
        this.marker = this.directory.resolve(name + ".migrating");
        this.done = this.directory.resolve(name + ".migrated");
    }

    /** To be called before the database is opened: puts back the copy if a migration did not end. */
    public void restore() {
        if (!Files.exists(marker)) {
            return;
        }
        try {
            for (String kind : DATA) {
                Path file = directory.resolve(name + '.' + kind);
                Path before = copy.resolve(name + '.' + kind);
                if (Files.exists(before)) {
                    Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.deleteIfExists(file);
                }
            }
            Files.delete(marker);
            deleteCopy();
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + directory + " cannot be put back from " + copy, e);
        }
    }

    /** Whether this program has migrations that the database may not have seen. */
    public boolean isNeeded() {
        try {
            return !Files.exists(done) || !Arrays.equals(Files.readAllBytes(done), migrations());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the database as it is now; from here on a start puts the copy back. */
    public void begin(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            deleteCopy();
            statement.execute("BACKUP DATABASE TO '" + copy.toString().replace("'", "''") + "/' BLOCKING AS FILES");
            Files.writeString(
                    marker,
                    "A migration of this database has not ended",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + directory + " cannot be copied to " + copy, e);
        }
    }

    /** The migration has ended: the database stays as it is now. */
    public void end() {
        try {
            Files.deleteIfExists(marker);
            Files.write(done, migrations());
            deleteCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] migrations() throws IOException {
        try (InputStream history = MigrationCopy.class.getResourceAsStream("/gangway/schema/history.properties")) {
            return history.readAllBytes();
        }
    }

    private void deleteCopy() throws IOException {
        if (Files.exists(copy)) {
            try (Stream<Path> files = Files.walk(copy)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
