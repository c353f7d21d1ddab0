package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.story.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a runner in another process works with: Sales and a mail server, both in this process, and a Commerce database. The
 * database is looked into only while no runner is up, since an embedded one is killed with its runner.
 */
final class Surroundings implements AutoCloseable {

    /** Where Commerce is. */
    enum Commerce {
        EMBEDDED,
        POSTGRESQL
    }

    final SalesSandbox sales;
    final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final Path directory;
    private final String postgresUrl;
    private final String settings;
    private int submitted;

    Surroundings(Path directory, Commerce commerce, String... furtherSettings) {
        this(SalesSandbox.builder().strict(true).start(), directory, commerce, furtherSettings);
    }

    /** Closes the sandbox with itself. */
    Surroundings(SalesSandbox sales, Path directory, Commerce commerce, String... furtherSettings) {
        this.sales = sales;
        mailbox.start();
        this.directory = directory;
        this.postgresUrl = commerce == Commerce.POSTGRESQL ? TestDatabases.postgresUrl() : null;
        List<String> lines = new ArrayList<>(List.of(SandboxSettings.lines(
                sales,
                "gangway.mail.url=smtp://127.0.0.1:" + mailbox.getSmtp().getPort(),
                "gangway.mail.from=onboarding@fabrikam.example")));
        if (postgresUrl != null) {
            lines.add("gangway.headquarters.url=" + postgresUrl);
        }
        lines.addAll(Arrays.asList(furtherSettings));
        this.settings = SettingsFile.write(directory, lines.toArray(String[]::new));
    }

    /** A runner in a process of its own, ready. */
    ChildJvm startRunner() throws IOException {
        ChildJvm runner = ChildJvm.start(
                directory, GangwayCommand.class, "run", "--config", settings, "--data", data().toString());
        try {
            runner.awaitLine("", "Gangway runs");
            return runner;
        } catch (RuntimeException | Error e) {
            runner.kill();
            throw e;
        }
    }

    /** A verb in a process of its own. */
    ChildJvm start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", settings, "--data", data().toString()));
        return ChildJvm.start(directory, List.of(), environment, GangwayCommand.class, all.toArray(String[]::new));
    }

    /** Of Commerce; null when it is embedded. */
    String postgresUrl() {
        return postgresUrl;
    }

    /** The file that {@code --config} gets. */
    String settings() {
        return settings;
    }

    /** A verb in this process. */
    Terminal.Result type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", settings));
        return new Terminal(data()).type(all.toArray(String[]::new));
    }

    void submit(int requests) throws SQLException {
        type("init");
        try (EmbeddedDatabase database = embedded();
                Connection channel = connect(database)) {
            Requests.submit(channel, submitted + 1, requests);
            submitted += requests;
        }
    }

    /** What looks into the database. */
    interface Look {
        void at(JdbcTemplate database) throws IOException;
    }

    void look(Look look) throws SQLException, IOException {
        try (EmbeddedDatabase database = embedded();
                Connection connection = connect(database)) {
            look.at(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        }
    }

    /** Writes to Sales as a salesperson. */
    void sell(Operation... operations) {
        try (var context = new DefaultCamelContext()) {
            context.start();
            var connection = new ServiceConnection(
                    sales.url(),
                    sales.tokenUrl(),
                    sales.sellerClientId(),
                    sales.sellerClientSecret(),
                    DataverseConnection.scopeOf(sales.url()),
                    HttpLimits.DEFAULT);
            try (var client = new Dataverse(context, connection)) {
                assertThat(client.batch(List.of(operations)))
                        .allSatisfy(outcome -> assertThat(outcome.status()).isLessThan(300));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both sides, the channel and the mailbox do not agree about. */
    List<String> differences() throws SQLException, IOException {
        List<String> differences = new ArrayList<>();
        JsonNode dump = new ObjectMapper().readTree(sales.control().dump());
        look(database -> differences.addAll(
                new Audit(database, database, dump, List.of(mailbox.getReceivedMessages())).differences()));
        return differences;
    }

    long number(String sql) throws SQLException {
        try (EmbeddedDatabase database = embedded();
                Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (EmbeddedDatabase database = embedded();
                Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row of every table of the embedded database, with the name of its table. */
    List<String> contents() throws SQLException {
        List<String> contents = new ArrayList<>();
        try (EmbeddedDatabase database = embedded();
                Connection connection = connect(database);
                ResultSet tables = connection.getMetaData().getTables(null, null, null, new String[] {"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_SCHEM") + ".\"" + tables.getString("TABLE_NAME") + '"';
                new JdbcTemplate(new SingleConnectionDataSource(connection, true))
                        .queryForList("SELECT * FROM " + table)
                        .forEach(row -> contents.add(table + row));
            }
        }
        return contents;
    }

    /** The rows of a table of Sales. */
    List<JsonNode> rows(String table) throws IOException {
        JsonNode rows = new ObjectMapper().readTree(sales.control().dump()).path(table);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    @Override
    public void close() {
        mailbox.stop();
        sales.close();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private EmbeddedDatabase embedded() {
        return postgresUrl == null ? EmbeddedDatabase.open(data()) : null;
    }

    private Connection connect(EmbeddedDatabase embedded) throws SQLException {
        return embedded == null ? DriverManager.getConnection(postgresUrl) : embedded.connect();
    }
}
