package dev.gangway.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.gangway.database.Database;
import dev.gangway.database.Schema;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.LeaseLostException;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

class NodesTest {
    private static final String JOB = "1010";

    /** Two nodes on one headquarters. */
    private static final class TwoNodes implements AutoCloseable {
        final HikariDataSource dataSource;
        final JdbcTemplate jdbc;
        final Nodes one;
        final Nodes other;
        final WorkQueue ones;
        final WorkQueue others;
        final Reservations onesJobs;
        final Reservations othersJobs;
        final WorkingTime onesTime = new WorkingTime(Clock.systemUTC());

        TwoNodes(TestDatabases kind) {
            dataSource = kind.fresh();
            jdbc = new JdbcTemplate(dataSource);
            var database = new Database(
                    dataSource,
                    new SqlFiles(new DefaultCamelContext(), "classpath:gangway/routes/"),
                    Clock.systemUTC());
            Schema.headquarters(database).migrate();
            one = new Nodes(database, "one");
            other = new Nodes(database, "other");
            ones = new WorkQueue(database, Duration.ofHours(1), one.id(), onesTime);
            others = new WorkQueue(database, Duration.ofHours(1), other.id(), new WorkingTime(Clock.systemUTC()));
            onesJobs = new Reservations(database, one.id());
            othersJobs = new Reservations(database, other.id());
            one.beat();
            other.beat();
            ones.putAll(JOB, List.of(new RecordKey("", "customer/1"), new RecordKey("", "customer/2")));
        }

        void falls(Nodes silent) {
            jdbc.update(
                    "UPDATE gangway.node SET aliveuntil = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE nodeid = ?",
                    silent.id());
        }

        List<String> names() {
            return one.list().stream().map(row -> row.text("name")).toList();
        }

        @Override
        public void close() {
            dataSource.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theClaimsOfASilentNodeAreDueForTheOthers(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.ones.claim(JOB, 10);
            nodes.falls(nodes.one);

            nodes.other.beat();

            assertThat(nodes.others.claim(JOB, 10).records()).hasSize(2);
            assertThat(nodes.names()).containsExactly("other");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theClaimsOfALivingNodeAreLeftAlone(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.ones.claim(JOB, 10);

            nodes.other.beat();

            assertThat(nodes.others.claim(JOB, 10).isAny()).isFalse();
            assertThat(nodes.names()).containsExactlyInAnyOrder("one", "other");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aNodeThatWasOnlySlowCanNoLongerAcknowledgeAndJoinsAgain(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            Claim late = nodes.ones.claim(JOB, 10);
            nodes.falls(nodes.one);
            nodes.other.beat();

            assertThatThrownBy(() -> nodes.ones.done(late)).isInstanceOf(LeaseLostException.class);
            nodes.one.beat();
            assertThat(nodes.names()).containsExactlyInAnyOrder("one", "other");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aNodeThatLeavesGivesBackWhatItCouldNotFinish(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.ones.claim(JOB, 10);

            nodes.one.leave();

            assertThat(nodes.others.claim(JOB, 10).records()).hasSize(2);
            assertThat(nodes.names()).containsExactly("other");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void nothingIsClaimedAfterWorkingTime(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.onesTime.endAt(Instant.now());

            assertThat(nodes.ones.claim(JOB, 10).isAny()).isFalse();
            assertThat(nodes.others.claim(JOB, 10).records()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aReservedJobCannotBeReservedByAnother(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            assertThat(nodes.onesJobs.take(JOB)).isEmpty();

            assertThat(nodes.othersJobs.take(JOB)).contains("one");
            assertThat(nodes.onesJobs.take(JOB)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aReservationEndsWhenItsHolderLeaves(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.onesJobs.take(JOB);

            nodes.one.leave();

            assertThat(nodes.othersJobs.take(JOB)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theReservationOfASilentNodeIsTakenOver(TestDatabases kind) {
        try (var nodes = new TwoNodes(kind)) {
            nodes.onesJobs.take(JOB);
            nodes.falls(nodes.one);

            assertThat(nodes.othersJobs.take(JOB)).isEmpty();
        }
    }
}
