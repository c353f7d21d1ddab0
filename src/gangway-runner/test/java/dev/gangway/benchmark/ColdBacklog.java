package dev.gangway.benchmark;

import dev.gangway.benchmark.Installation.Times;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A backlog of prospects in the embedded database and a cold process that makes them leads of the Sales sandbox, with the
 * heap and the settings of the server archive. Medians, in seconds.
 *
 * @param rows prospects that wait
 * @param whole from the command to its end
 * @param processor the processor time of the same
 */
record ColdBacklog(int rows, double whole, double processor) {
    private static final String JOB = "once prospects-to-leads";

    /** @param archive as the build makes it */
    static ColdBacklog measure(Path archive, int rows, int rounds) throws Exception {
        try (Installation gangway = Installation.of(archive)) {
            List<Times> all = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                all.add(measure(gangway, rows));
            }
            return new ColdBacklog(
                    rows,
                    Result.median(all.stream().map(Times::whole).toList()),
                    Result.median(all.stream().map(Times::processor).toList()));
        }
    }

    private static Times measure(Installation gangway, int rows) throws Exception {
        gangway.forgetData();
        try (var sales = new SandboxSink()) {
            Map<String, String> settings = Map.of(
                    "GANGWAY_SALES_URL", sales.url().toString(),
                    "GANGWAY_SALES_TOKEN_URL", sales.tokenUrl().toString(),
                    "GANGWAY_SALES_CLIENT_ID", sales.clientId(),
                    "GANGWAY_SALES_CLIENT_SECRET", sales.clientSecret());
            // makes the tables and leaves its classes behind; the second time they are found
            gangway.command(JOB, settings);
            gangway.command(JOB, settings);
            fill(gangway.data(), rows);
            Times times = gangway.command(JOB, settings);
            if (sales.leads() != rows) {
                throw new IllegalStateException(sales.leads() + " leads instead of " + rows);
            }
            return times;
        }
    }

    private static void fill(Path data, int rows) throws IOException, SQLException {
        try (var database = EmbeddedDatabase.open(data)) {
            var connection = new SingleConnectionDataSource(
                    database.url(), EmbeddedDatabase.USERNAME, database.password(), true);
            Peers.fillHeadquarters(new JdbcTemplate(connection), rows);
            connection.destroy();
        }
    }

    List<Figure> figures() {
        String what = String.format(Locale.ROOT, "`once` with %,d prospects waiting", rows);
        return List.of(
                Figure.of(what, String.format(Locale.ROOT, "%.1f s", whole)),
                Figure.of(what + ", processor time", String.format(Locale.ROOT, "%.1f s", processor)));
    }
}
