package dev.gangway.commerce.cloud;

import dev.gangway.database.Database;
import java.util.Map;

/** What is known about Finance and Operations as a whole, for all nodes. */
final class CloudNotes {
    /** Where the first look began, once it is over. */
    static final String START = "start";
    /** There was a look before the time at which the first one is to begin. */
    static final String LOOKED = "looked";
    /** A prospect whose written decision set nothing off. */
    static final String INERT = "inert";

    private static final int LONGEST = 200;

    private final Database database;

    CloudNotes(Database database) {
        this.database = database;
    }

    /** Null when it is not noted. */
    String read(String name) {
        return database.rows("cloud/note", Map.of("name", name)).stream()
                .map(row -> row.text("content"))
                .findFirst()
                .orElse(null);
    }

    /** The first one who notes it is right. */
    void write(String name, String content) {
        database.insertIfAbsent(
                "cloud/note-insert",
                Map.of(
                        "name",
                        name,
                        "content",
                        content.substring(0, Math.min(LONGEST, content.length())),
                        "now",
                        database.utcNow()));
    }

    void remove(String name) {
        database.update("cloud/note-delete", Map.of("name", name));
    }
}
