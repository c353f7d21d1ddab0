package dev.gangway.runner;

import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** Writes numbers into the embedded database of its working directory and says which ones are committed. */
public final class NumberWriter {

    private NumberWriter() {}

    /** Arguments: first number, how many; the process then stays up with the database open. */
    public static void main(String[] arguments) throws Exception {
        int first = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        EmbeddedDatabase database = EmbeddedDatabase.open(Path.of("data"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS numbers (n INT PRIMARY KEY)");
            for (int n = first; n < first + count; n++) {
                statement.execute("INSERT INTO numbers VALUES (" + n + ")");
                System.out.println("committed " + n);
            }
            System.out.println("done");
            Thread.currentThread().join();
        }
    }
}
