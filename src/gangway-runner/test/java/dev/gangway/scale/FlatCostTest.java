package dev.gangway.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.EmbeddedGangway;
import dev.gangway.SandboxSettings;
import dev.gangway.benchmark.Figure;
import dev.gangway.database.Database;
import dev.gangway.database.Dialect;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a cycle of all jobs costs does not depend on how much has come through before. Cost is what PostgreSQL counts: the
 * rows that it read in tables and indexes, and the blocks that it looked at for them.
 */
class FlatCostTest {
    private static final int NEW = 1_000;
    private static final double TOLERATED = 1.5;
    private static final double FLAT = 1.1;
    private static final long IDLE_ROWS = 10;

    @TempDir
    Path directory;

    private record Cost(long rows, long blocks, long written, Duration took) {
        Cost minus(Cost before) {
            return new Cost(rows - before.rows, blocks - before.blocks, written - before.written, took);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d rows, %,d blocks, %,d ms", rows, blocks, took.toMillis());
        }
    }

    @Test
    void aCycleCostsTheSameWithTenTimesAsManyProspects() {
        compare(10_000, 100_000);
    }

    @Test
    @Tag("long")
    void aCycleCostsTheSameWithFiveMillionProspects() {
        compare(10_000, Integer.getInteger("scale.past", 5_000_000));
    }

    private void compare(int few, int many) {
        try (SalesSandbox sales = SalesSandbox.builder().strict(true).start();
                EmbeddedGangway gangway = new EmbeddedGangway(
                        TestDatabases.POSTGRESQL,
                        SandboxSettings.pairs(
                                sales,
                                "gangway.jobs.prospects-to-leads.batch-size",
                                200,
                                "gangway.mail.url",
                                "file:" + directory,
                                "gangway.mail.from",
                                "onboarding@fabrikam.example"))) {
            fill(gangway, 1, few);
            gangway.runAll();
            Cost idleWithFew = cost(gangway, gangway::runAll);
            Cost workWithFew = work(gangway, few);
            Map<String, Cost> questionsWithFew = questions(gangway);
            fill(gangway, few + NEW + 1, many);
            gangway.runAll();
            Cost idleWithMany = cost(gangway, gangway::runAll);
            Cost workWithMany = work(gangway, many);
            Map<String, Cost> questionsWithMany = questions(gangway);

            tell("idle cycle of all jobs", idleWithFew, few, idleWithMany, many);
            tell(NEW + " new requests through all jobs", workWithFew, few, workWithMany, many);
            questionsWithFew.forEach(
                    (question, cost) -> tell("`" + question + "`", cost, few, questionsWithMany.get(question), many));
            assertThat(questionsWithFew)
                    .allSatisfy((question, cost) -> assertFlat(cost, questionsWithMany.get(question)));
            assertSoughtByKey(gangway, many);
            assertIdle(idleWithFew);
            assertIdle(idleWithMany);
            assertFlat(idleWithFew, idleWithMany);
            assertFlat(workWithFew, workWithMany);
        }
    }

    private static void tell(String what, Cost withFew, int few, Cost withMany, int many) {
        new Figure(
                        String.format(
                                Locale.ROOT, "%s, with %,d and %,d prospects: blocks of PostgreSQL", what, few, many),
                        "within 10 %",
                        String.format(
                                Locale.ROOT,
                                "%,d and %,d (%d and %d ms)",
                                withFew.blocks(),
                                withMany.blocks(),
                                withFew.took().toMillis(),
                                withMany.took().toMillis()),
                        withMany.blocks() <= withFew.blocks() * FLAT)
                .tell();
    }

    /** The watermark, the continuations of the change tracking, and whatever a look for what is new finds at its edge. */
    private static void assertIdle(Cost cost) {
        assertThat(cost.rows()).as("rows read by an idle cycle").isLessThanOrEqualTo(IDLE_ROWS);
        assertThat(cost.written()).as("rows written by an idle cycle").isZero();
    }

    private static void assertFlat(Cost few, Cost many) {
        assertThat((double) many.rows()).as("rows read").isLessThanOrEqualTo(few.rows() * TOLERATED + 10);
        assertThat((double) many.blocks()).as("blocks looked at").isLessThanOrEqualTo(few.blocks() * TOLERATED + 10);
    }

    /** Reconcile looks for the prospect of a lead that has no link. */
    private static void assertSoughtByKey(EmbeddedGangway gangway, int number) {
        String statement = new SqlFiles(gangway.context, "classpath:gangway/routes/")
                .statement(Dialect.POSTGRESQL, "reconcile/prospects-numbered");
        assertThat(new NamedParameterJdbcTemplate(gangway.dataSource)
                        .queryForList(
                                "EXPLAIN " + statement,
                                Map.of(
                                        "dataareaids", Database.texts(List.of("demf", "usrt")),
                                        "prospectids", Database.texts(List.of("P-0000001", "P-" + number))),
                                String.class))
                // by the table's key, or by the index of the numbers
                .anyMatch(line -> line.matches(" *Index Cond: .*prospectid.*"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    /** What an operator asks; the second time, when all that is cached is cached. */
    private static Map<String, Cost> questions(EmbeddedGangway gangway) {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("status", gangway.gangway::status);
        for (String known : List.of("ada7@engines.example", "P-0000007", "King 7")) {
            questions.put(
                    "where " + known,
                    () -> assertThat(gangway.gangway.where(known, 10)).as(known).isNotEmpty());
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        questions.forEach((question, ask) -> {
            ask.run();
            costs.put(question, cost(gangway, ask));
        });
        return costs;
    }

    private static Cost work(EmbeddedGangway gangway, int after) {
        new Volume(gangway.jdbc).requests(after + 1, after + NEW);
        long leads = gangway.count("gangway.link");
        Cost cost = cost(gangway, gangway::runAll);
        assertThat(gangway.count("gangway.link") - leads).isEqualTo(NEW);
        return cost;
    }

    private static void fill(EmbeddedGangway gangway, int from, int to) {
        var connection = new SingleConnectionDataSource(
                gangway.dataSource.getJdbcUrl(), gangway.dataSource.getUsername(), "", true);
        new Volume(new JdbcTemplate(connection)).past(from, to);
        connection.destroy();
        gangway.jdbc.execute("VACUUM ANALYZE");
    }

    private static Cost cost(EmbeddedGangway gangway, Runnable cycle) {
        Cost before = counters(gangway, Duration.ZERO);
        Instant start = Instant.now();
        cycle.run();
        return counters(gangway, Duration.between(start, Instant.now())).minus(before);
    }

    /** All there was until now: a connection hands its counts in when it ends. The heartbeat has its own clock. */
    private static Cost counters(EmbeddedGangway gangway, Duration took) {
        String others =
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        List<Integer> connections = gangway.jdbc.queryForList(others + " UNION SELECT pg_backend_pid()", Integer.class);
        gangway.dataSource.getHikariPoolMXBean().softEvictConnections();
        await().atMost(Duration.ofSeconds(30)).until(() -> gangway.jdbc.queryForList(others, Integer.class).stream()
                .noneMatch(connections::contains));
        return gangway.jdbc.queryForObject(
                "SELECT SUM(t.seq_tup_read + COALESCE(t.idx_tup_fetch, 0)),"
                        + " SUM(io.heap_blks_read + io.heap_blks_hit + COALESCE(io.idx_blks_read + io.idx_blks_hit, 0)),"
                        + " SUM(t.n_tup_ins + t.n_tup_upd + t.n_tup_del)"
                        + " FROM pg_stat_user_tables t JOIN pg_statio_user_tables io ON io.relid = t.relid"
                        + " WHERE t.schemaname IN ('ax', 'hq', 'gangway') AND t.relname <> 'node'",
                (row, number) -> new Cost(row.getLong(1), row.getLong(2), row.getLong(3), took));
    }
}
