package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set and wrong is refused; it never ends in an empty database of its own. */
class SettingsThatLeadElsewhereTest {
    private static final String URL = "gangway.headquarters.url=";

    @TempDir
    Path directory;

    @Test
    void aByteOrderMarkHidesNoSetting() throws Exception {
        String elsewhere = "jdbc:hsqldb:file:" + directory.resolve("elsewhere/db") + ";shutdown=true";
        Path file = Files.writeString(directory.resolve("bom.properties"), "\ufeff" + URL + elsewhere);

        Terminal.Result result = type("init", "--config", file.toString());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("jdbc:hsqldb:file:" + directory.resolve("elsewhere/db"));
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://{{db.hosst}}/x", "{{env:GANGWAY_NO_SUCH_VARIABLE}}", "jdbc:postgresql://{{"})
    void aPlaceholderThatLeadsNowhereIsRefused(String url) throws Exception {
        String file = SettingsFile.write(directory, "db.host=db.example", URL + url);

        Terminal.Result result = type("status", "--config", file);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("gangway.headquarters.url", file).hasLineCount(1);
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aMisspeltKeyByDIsRefused() {
        Terminal.Result result = type("once", "-Dgangway.headquarter.url=jdbc:postgresql://db.example/x");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("gangway.headquarter.url", "-D", "did you mean gangway.headquarters.url?");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aMisspeltVariableIsWarnedAboutAndAMisspeltKeyOfTheJvmRefused() throws Exception {
        try (ChildJvm status = ChildJvm.start(
                directory,
                List.of("-Dgangway.sale.url=x"),
                Map.of("GANGWAY_SALE_URL", "x", "GANGWAY_PORT", "tcp://10.0.0.1:80"),
                GangwayCommand.class,
                "status")) {
            assertThat(status.awaitExit(60)).isEqualTo(1);
            assertThat(status.toString())
                    .contains("did you mean GANGWAY_SALES_URL?", "GANGWAY_PORT")
                    .contains("There is no setting gangway.sale.url (by -D); did you mean gangway.sales.url?");
        }
    }

    @Test
    void legalEntitiesAreSetByEnvironmentAndByD() throws Exception {
        try (ChildJvm status = ChildJvm.start(
                directory,
                List.of("-Dgangway.companies.usmf.owner-team=by-d"),
                Map.of("GANGWAY_COMPANIES_DEMF_CREDIT_LIMIT", "by-environment"),
                GangwayCommand.class,
                "status")) {
            assertThat(status.awaitExit(60)).isEqualTo(1);
            assertThat(status.toString()).contains("gangway.companies.DEMF.credit-limit", "by-environment");
        }
        Terminal.Result byD = type("status", "-Dgangway.companies.usmf.owner-team=by-d");
        assertThat(byD.err()).contains("gangway.companies.usmf.owner-team", "by-d");
    }

    @Test
    void initWorksAsTheOwnerWhateverTheEnvironmentNames() throws Exception {
        String url = TestDatabases.emptyPostgresUrl();
        String name = "owner" + System.nanoTime();
        try (Connection admin = DriverManager.getConnection(url);
                Statement sql = admin.createStatement()) {
            sql.execute("CREATE ROLE " + name + " LOGIN");
            sql.execute("CREATE ROLE " + name + "_runtime LOGIN");
            sql.execute("ALTER DATABASE " + admin.getCatalog() + " OWNER TO " + name);
            String withoutUser = url.replaceAll("[?&]user=[^&]*", "?").replace("?&", "?");
            String config = SettingsFile.write(directory, URL + withoutUser, "gangway.headquarters.username=" + name);

            try (ChildJvm init = ChildJvm.start(
                    directory,
                    List.of(),
                    Map.of("GANGWAY_HEADQUARTERS_URL", withoutUser, "GANGWAY_HEADQUARTERS_USERNAME", name + "_runtime"),
                    GangwayCommand.class,
                    "init",
                    "--config",
                    config)) {
                assertThat(init.awaitExit(120)).as(init::toString).isZero();
                assertThat(init.toString()).contains(" as " + name);
            }
            try (ResultSet owner = sql.executeQuery(
                    "SELECT tableowner FROM pg_tables WHERE schemaname = 'hq' AND tablename = 'prospect'")) {
                owner.next();
                assertThat(owner.getString(1)).isEqualTo(name);
            }
        }
    }

    @Test
    void namesBeyondLatin1ArriveWhole() throws Exception {
        Path file = Files.write(
                directory.resolve("utf8.properties"),
                "gangway.companies.USMF.credit-limit=\u0160koda".getBytes(StandardCharsets.UTF_8));

        assertThat(type("status", "--config", file.toString()).err()).contains("\u0160koda");
    }

    private Terminal.Result type(String... arguments) {
        return new Terminal(directory.resolve("data")).type(arguments);
    }
}
