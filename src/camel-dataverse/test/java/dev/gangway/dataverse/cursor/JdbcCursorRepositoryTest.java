package dev.gangway.dataverse.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JdbcCursorRepositoryTest {
    private static final String NAME = "contoso.crm4.dynamics.com/leads/subject";
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static Stream<DataSource> databases() {
        JDBCDataSource hsqldb = new JDBCDataSource();
        hsqldb.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        hsqldb.setUser("SA");
        return Stream.of(hsqldb, postgres.getPostgresDatabase());
    }

    private static JdbcCursorRepository repository(DataSource database) {
        JdbcCursorRepository repository = new JdbcCursorRepository(database);
        repository.setTable("cursors_" + UUID.randomUUID().toString().replace('-', '_'));
        repository.setCreateTable(true);
        repository.start();
        return repository;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keepsWhatItIsTold(DataSource database) {
        JdbcCursorRepository repository = repository(database);

        assertThat(repository.getState(NAME)).isNull();
        repository.setState(NAME, "one");
        repository.setState(NAME, "x".repeat(8000));
        assertThat(repository.getState(NAME)).hasSize(8000);
        repository.setState(NAME, null);
        assertThat(repository.getState(NAME)).isNull();
        // a second start finds the table
        repository.stop();
        repository.start();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void movesOnlyFromWhereItIs(DataSource database) {
        JdbcCursorRepository repository = repository(database);

        assertThat(repository.advance(NAME, "elsewhere", "one")).isFalse();
        assertThat(repository.advance(NAME, null, "one")).isTrue();
        assertThat(repository.advance(NAME, null, "two")).isFalse();
        assertThat(repository.advance(NAME, "other", "two")).isFalse();
        assertThat(repository.advance(NAME, "one", "two")).isTrue();
        assertThat(repository.getState(NAME)).isEqualTo("two");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ofManyOnlyOneMovesIt(DataSource database) throws Exception {
        JdbcCursorRepository repository = repository(database);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            for (int step = 0; step < 20; step++) {
                String before = step == 0 ? null : "place " + step;
                String after = "place " + (step + 1);
                List<Callable<Boolean>> all = IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(n -> () -> repository.advance(NAME, before, after))
                        .toList();
                int moved = 0;
                for (var answer : nodes.invokeAll(all)) {
                    moved += answer.get() ? 1 : 0;
                }
                assertThat(moved).isOne();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void standsInTheTransactionOfItsConnection(DataSource database) throws Exception {
        JdbcCursorRepository repository = repository(database);
        repository.setState(NAME, "before");
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            JdbcCursorRepository inside = new JdbcCursorRepository(new OneConnection(transaction));
            inside.setTable(repository.getTable());

            assertThat(inside.advance(NAME, "before", "after")).isTrue();
            transaction.rollback();
        }

        assertThat(repository.getState(NAME)).isEqualTo("before");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void saysWhichTableCannotBeUsed(DataSource database) {
        JdbcCursorRepository repository = new JdbcCursorRepository(database);
        repository.setTable("missing_table");

        assertThatThrownBy(() -> repository.getState(NAME)).hasMessageContaining("missing_table");
        assertThatThrownBy(() -> repository.setTable("a; DROP TABLE b")).isInstanceOf(IllegalArgumentException.class);
    }
}
