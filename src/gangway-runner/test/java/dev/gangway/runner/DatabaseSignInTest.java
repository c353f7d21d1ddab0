package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Job;
import dev.gangway.runner.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the password of a database, and what is said when the database does not take it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DatabaseSignInTest {
    private static final String SECRET = "c4nary-s3cret";
    /** Whoever waited for the pool would wait until the test gives up. */
    private static final String PATIENT = "gangway.database.connect-seconds=300";
    /** Written so that it is not taken for this machine, which it is. */
    private static final String ELSEWHERE = "127.1";

    @TempDir
    Path directory;

    @Test
    void aRefusedPasswordEndsOnceAtOnceAndWithJson() throws Exception {
        try (var server = new FakePostgres(FakePostgres.Answer.REFUSE_PASSWORD)) {
            Terminal.Result once = type("once", "jdbc:postgresql://127.0.0.1:" + server.port() + "/commerce");

            assertThat(once.exitCode()).isEqualTo(1);
            assertThat(once.err())
                    .contains("gangway.headquarters.url", "password authentication failed")
                    .contains("check gangway.headquarters.username and gangway.headquarters.password");
            JsonNode jobs = new ObjectMapper().readTree(once.out());
            assertThat(jobs).hasSize(Job.ids().size());
            assertThat(jobs.get(0).path("paused").asText()).contains("password authentication failed");
        }
    }

    @ParameterizedTest
    @CsvSource({"status, nobody_here, x", "once, nobody_here, x", "init, postgres, no_such_database"})
    void postgresqlRefusesAtOnce(String verb, String user, String database) {
        String url = TestDatabases.postgresUrl().replaceAll("/gangway\\d+\\?.*", "/");

        Terminal.Result result = type(
                verb, url + (database.equals("x") ? "postgres" : database), "gangway.headquarters.username=" + user);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("gangway.headquarters.url").hasLineCount(1);
    }

    @Test
    void hsqldbRefusesAtOnce() {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(directory.resolve("served"))) {
            Terminal.Result result = type("status", database.externalUrl(), "gangway.headquarters.username=SA");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .contains("check gangway.headquarters.username and gangway.headquarters.password")
                    .hasLineCount(1);
        }
    }

    @Test
    void noPasswordIsSentToAServerThatDeclinesTls() {
        try (var server = new FakePostgres(FakePostgres.Answer.ASK_FOR_CLEAR_PASSWORD)) {
            Terminal.Result result =
                    type("status", "jdbc:postgresql://" + ELSEWHERE + ":" + server.port() + "/commerce");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("?sslmode=disable", "TLS").hasLineCount(1);
            assertThat(server.connections()).isPositive();
            assertThat(server.startups()).as("nothing is said without TLS").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer"})
    void noClearPasswordIsSentWithoutTls(String mode) {
        try (var server = new FakePostgres(FakePostgres.Answer.ASK_FOR_CLEAR_PASSWORD)) {
            Terminal.Result result = type(
                    "status", "jdbc:postgresql://" + ELSEWHERE + ":" + server.port() + "/commerce?sslmode=" + mode);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("it was not sent").hasLineCount(1);
            assertThat(server.startups()).isPositive();
            assertThat(server.bytesAfterQuestion()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://gangway:c4nary-s3cret@db.example/x           | take it out
                    jdbc:postgresql://gangway:c4nary-s3cret@db.example:5432/x?a=b  | take it out
                    postgresql://gangway:c4nary-s3cret@db.example/x                | must be a JDBC URL
                    jdbc:postgre://db.example/x?password=c4nary-s3cret             | no database driver takes it
                    jdbc:sqlserver://db.example;password=c4nary-s3cret             | no database driver takes it
                    jdbc:postgresql://no-such-host.invalid/x?password=c4nary-s3cret | host name is not known
                    jdbc:postgresql://127.0.0.1:1/x?password=c4nary-s3cret         | refused
                    """)
    void aUrlThatCannotBeUsedIsExplainedWithoutItsSecrets(String url, String cause) {
        Terminal.Result result =
                typeWith("status", "gangway.headquarters.url=" + url, "gangway.database.connect-seconds=2");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("gangway.headquarters.url", cause).hasLineCount(1);
        assertThat(result.toString()).doesNotContain(SECRET);
    }

    private Terminal.Result type(String verb, String url, String... more) {
        String[] lines = new String[more.length + 4];
        System.arraycopy(more, 0, lines, 4, more.length);
        lines[0] = "gangway.headquarters.url=" + url;
        lines[1] = "gangway.headquarters.password=" + SECRET;
        lines[2] = PATIENT;
        lines[3] = more.length == 0 ? "gangway.headquarters.username=gangway" : "";
        Terminal.Result result = typeWith(verb, lines);
        assertThat(result.toString()).doesNotContain(SECRET);
        return result;
    }

    private Terminal.Result typeWith(String verb, String... lines) {
        String config = SettingsFile.write(directory, lines);
        return verb.equals("once")
                ? Terminal.typeAsIs(verb, "--json", "--config", config)
                : Terminal.typeAsIs(verb, "--config", config);
    }
}
