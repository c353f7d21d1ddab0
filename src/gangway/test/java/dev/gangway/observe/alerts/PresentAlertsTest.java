package dev.gangway.observe.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message tells how things are when it goes out, not how they were when the trouble began. */
class PresentAlertsTest {
    private static final String KEY = "waits/prospects-to-leads";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTroubleThatHasTurnedIntoAnotherIsToldAsItIs(TestDatabases kind) {
        try (var gangway = new EmbeddedGangway(kind)) {
            var book = new AlertBook(
                    new Database(gangway.dataSource, new SqlFiles(gangway.context, "file:routes/"), Clock.systemUTC()),
                    "webhook",
                    60);
            book.sees(trouble("sign-in is refused", "one"), null);

            book.sees(trouble("a privilege is missing", "one"), entry(book));
            assertThat(entry(book).text("summary")).isEqualTo("a privilege is missing");
            assertThat(entry(book).text("cure")).isEqualTo("cure of a privilege is missing");

            book.sees(trouble("seen by another node", "two"), entry(book));
            assertThat(entry(book).text("summary"))
                    .as("of two nodes that wait, one tells")
                    .isEqualTo("a privilege is missing");
        }
    }

    private static Trouble trouble(String summary, String node) {
        return new Trouble(KEY, "prospects-to-leads", summary, "cure of " + summary, node);
    }

    private static Row entry(AlertBook book) {
        return book.entries().get(0);
    }
}
