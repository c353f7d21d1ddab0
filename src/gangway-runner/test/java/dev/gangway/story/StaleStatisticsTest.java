package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL has planned for the few partners that there were, and keeps its plans until it looks at the tables again: a
 * minute in which a bulk of requests comes. No step may read a table from end to end for each of its records.
 */
class StaleStatisticsTest {
    /** After so many executions, the driver and the server keep a plan. */
    private static final int UNTIL_PLANS_ARE_KEPT = 12;

    private static final int PARTNERS = 400;
    /** A step may read a whole table a few times, but not once for each record. */
    private static final long MOST_READS = 40L * PARTNERS;

    @Test
    void noStepReadsATableOncePerRecord() {
        try (var world = new World(TestDatabases.POSTGRESQL)) {
            world.gangway.jdbc.execute("VACUUM ANALYZE");
            for (int i = 0; i < UNTIL_PLANS_ARE_KEPT; i++) {
                onBoard(world, 1);
            }

            onBoard(world, PARTNERS);

            assertThat(world.gangway.count("hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                    .isEqualTo(PARTNERS + UNTIL_PLANS_ARE_KEPT);
            world.rowsWritten();
            assertThat(tablesReadTooOften(world)).isEmpty();
        }
    }

    private static void onBoard(World world, int partners) {
        world.partnersAsk(partners);
        world.runAll();
        world.openLeads().forEach(world::win);
        world.settle(Duration.ofMinutes(5));
    }

    private static List<String> tablesReadTooOften(World world) {
        return world.gangway.jdbc.queryForList(
                "SELECT schemaname || '.' || relname || ': ' || seq_tup_read || ' rows in ' || seq_scan || ' scans'"
                        + " FROM pg_stat_user_tables WHERE seq_tup_read > ? ORDER BY seq_tup_read DESC",
                String.class,
                MOST_READS);
    }
}
