package dev.gangway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.database.TestDatabases;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;

/** The host sees Gangway's health among its own checks, without Gangway's port. */
class HealthChecksTest {
    private static EmbeddedGangway gangway() {
        return new EmbeddedGangway(TestDatabases.HSQLDB, SandboxSettings.unreachable("sales"));
    }

    private static HealthCheck.Result check(EmbeddedGangway gangway, String id) {
        return HealthCheckHelper.invoke(gangway.context, "full").stream()
                .filter(result -> result.getCheck().getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> readiness(EmbeddedGangway gangway) {
        return HealthCheckHelper.invokeReadiness(gangway.context, "full").stream()
                .map(result -> result.getCheck().getId())
                .toList();
    }

    @Test
    void aDatabaseThatIsAwayMakesTheHostUnready() {
        try (var gangway = gangway()) {
            assertThat(check(gangway, "gangway-databases").getState()).isEqualTo(State.UP);
            gangway.dataSource.close();

            assertThat(readiness(gangway)).contains("gangway-databases");
            assertThat(check(gangway, "gangway-databases").getState()).isEqualTo(State.DOWN);
            assertThat(check(gangway, "gangway-databases").getMessage().orElse(""))
                    .contains("DOWN");
            assertThat(check(gangway, "gangway-cursors").getState()).isEqualTo(State.UNKNOWN);
        }
    }

    @Test
    void aJobThatWaitsIsShownAndTakesNobodyOutOfService() {
        try (var gangway = gangway()) {
            assertThat(check(gangway, "gangway-jobs").getState()).isEqualTo(State.UP);
            gangway.gangway.run("sales-outcomes");

            HealthCheck.Result jobs = check(gangway, "gangway-jobs");
            assertThat(jobs.getState()).isEqualTo(State.DOWN);
            assertThat(jobs.getDetails()).containsKey("sales-outcomes");
            assertThat(readiness(gangway)).doesNotContain("gangway-jobs", "gangway-cursors");
        }
    }

    @Test
    void aPlaceThatHasNotMovedForADayIsShown() {
        try (var gangway = gangway()) {
            place(gangway, "leads", 2);
            place(gangway, "accounts", 200);
            assertThat(check(gangway, "gangway-cursors").getState()).isEqualTo(State.UP);
            place(gangway, "opportunities", 30);

            HealthCheck.Result cursors = check(gangway, "gangway-cursors");
            assertThat(cursors.getState()).isEqualTo(State.DOWN);
            assertThat(cursors.getMessage().orElse(""))
                    .contains("opportunities")
                    .contains("30 hours");
            assertThat(cursors.getDetails())
                    .containsKeys("leads.age.seconds", "opportunities.age.seconds")
                    .doesNotContainKey("accounts.age.seconds");
        }
    }

    private static void place(EmbeddedGangway gangway, String table, int hours) {
        gangway.jdbc.update(
                "INSERT INTO gangway.deltatoken (entityset, token, changed) VALUES (?, 'a place', ?)",
                table,
                LocalDateTime.now(ZoneOffset.UTC).minusHours(hours));
    }

    @Test
    void theChecksGoWithGangway() {
        HealthCheckRegistry registry;
        try (var gangway = gangway()) {
            registry = HealthCheckRegistry.get(gangway.context);
            assertThat(registry.getCheckIDs()).contains("gangway-databases", "gangway-jobs", "gangway-cursors");
        }
        assertThat(registry.getCheckIDs()).noneMatch(id -> id.startsWith("gangway"));
    }
}
