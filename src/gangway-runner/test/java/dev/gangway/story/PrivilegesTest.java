package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.EmbeddedGangway;
import dev.gangway.database.Database;
import dev.gangway.database.TableColumns;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.doctor.Finding.Severity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Doctor names what the database user may not do and which columns are missing, and its cure is the cure. */
class PrivilegesTest {
    private static final List<String> PRIVILEGES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
    private static final String ROLE = "worker";

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void eachMissingPrivilegeIsNamedWithItsGrant(TestDatabases kind) {
        try (HikariDataSource owner = kind.fresh()) {
            new EmbeddedGangway(TestDatabases.another(owner)).close();
            var jdbc = new JdbcTemplate(owner);
            String role = createWorker(kind, jdbc);
            try (HikariDataSource worker = worker(owner, role);
                    var embedded = new EmbeddedGangway(worker, "gangway.migrate", "false")) {
                assertThat(complaints(embedded)).isEmpty();
                for (String[] taken : someOf(kind == TestDatabases.HSQLDB ? 3 : 12)) {
                    jdbc.execute("REVOKE " + taken[1] + " ON " + taken[0] + " FROM " + role
                            + (kind == TestDatabases.HSQLDB ? " RESTRICT" : ""));

                    List<Finding> findings = complaints(embedded);

                    assertThat(findings).as(taken[1] + " on " + taken[0]).isNotEmpty();
                    assertThat(findings).anySatisfy(finding -> assertThat(finding.seen() + finding.cure())
                            .contains(taken[0])
                            .containsIgnoringCase("GRANT " + taken[1] + " ON " + taken[0] + " TO " + role));
                    jdbc.execute("GRANT " + taken[1] + " ON " + taken[0] + " TO " + role);
                    assertThat(complaints(embedded)).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void eachMissingColumnIsNamed(TestDatabases kind) {
        try (HikariDataSource owner = kind.fresh()) {
            var jdbc = new JdbcTemplate(owner);
            try (var embedded = new EmbeddedGangway(owner)) {
                jdbc.execute("ALTER TABLE hq.uploadsession "
                        + (kind == TestDatabases.HSQLDB
                                ? "ALTER COLUMN trycount RENAME TO tries"
                                : "RENAME trycount TO tries"));
                jdbc.execute("ALTER TABLE hq.uploadsession DROP COLUMN message");
                jdbc.execute("ALTER TABLE gangway.earlychange RENAME TO earlychanges");

                assertThat(complaints(embedded))
                        .extracting(Finding::seen)
                        .containsExactlyInAnyOrder(
                                "hq.uploadsession lacks message, trycount",
                                "there is no table gangway.earlychange, or this user may not see it");
            }
        }
    }

    /** A role as the documents describe it, under a name of its own: roles belong to the whole server. */
    private static String createWorker(TestDatabases kind, JdbcTemplate jdbc) {
        String name = ROLE + UUID.randomUUID().toString().substring(0, 8);
        String role = kind == TestDatabases.HSQLDB ? name.toUpperCase(Locale.ROOT) : name;
        String password = kind == TestDatabases.HSQLDB
                ? "CREATE USER " + role + " PASSWORD ''"
                : "CREATE ROLE " + role + " LOGIN";
        jdbc.execute(password);
        if (kind == TestDatabases.POSTGRESQL) {
            jdbc.execute("GRANT USAGE ON SCHEMA hq, gangway, ax TO " + role);
        }
        TableColumns.found(database(jdbc), "hq", "gangway", "ax")
                .keySet()
                .forEach(table -> jdbc.execute("GRANT "
                        + (table.equals("ax.channelrequest")
                                ? "SELECT, INSERT, DELETE"
                                : "SELECT, INSERT, UPDATE, DELETE")
                        + " ON " + quoted(kind, table) + " TO " + role));
        return role;
    }

    private static Database database(JdbcTemplate jdbc) {
        return new Database(jdbc.getDataSource(), null, Clock.systemUTC());
    }

    /** Flyway writes the name of its table in small letters. */
    private static String quoted(TestDatabases kind, String table) {
        return kind == TestDatabases.HSQLDB && table.endsWith("_history")
                ? table.replace("gangway_history", "\"gangway_history\"")
                : table;
    }

    private static HikariDataSource worker(HikariDataSource owner, String role) {
        var config = new HikariConfig();
        config.setJdbcUrl(owner.getJdbcUrl().replaceFirst("user=\\w+", "user=" + role));
        config.setUsername(role);
        config.setPassword("");
        // on HSQLDB Flyway leaves a connection open each time it looks at tables that this user does not own
        config.setMaximumPoolSize(60);
        return new HikariDataSource(config);
    }

    private static List<Finding> complaints(EmbeddedGangway embedded) {
        return embedded.gangway.doctor(finding -> {}).stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .filter(finding -> finding.check().matches("(privileges|columns) .*"))
                .toList();
    }

    /** A table and a privilege each; a few of all there are, others each time. */
    private static List<String[]> someOf(int count) {
        List<String[]> all = new ArrayList<>();
        TableColumns.expected("hq", "gangway", "ax").keySet().forEach(table -> PRIVILEGES.stream()
                .filter(privilege -> !(table + privilege).equals("ax.channelrequestUPDATE"))
                .forEach(privilege -> all.add(new String[] {table, privilege})));
        Collections.shuffle(all);
        return all.subList(0, count);
    }
}
