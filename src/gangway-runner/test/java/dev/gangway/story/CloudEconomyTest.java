package dev.gangway.story;

import static dev.gangway.story.RequestCounts.byTarget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.Dialect;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.fno.control.FnoControl;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** How many requests both services see where headquarters is in the cloud, by their own count. */
class CloudEconomyTest {
    private static final int PAGE = 1_000;

    @Test
    void openProspectsCostOneWalkAndTwelveRequestsPerThousand() {
        assertThatLeadsAreCheap(2_000);
    }

    @Test
    @Tag("long")
    void soItIsWithTenThousand() {
        assertThatLeadsAreCheap(10_000);
    }

    private static void assertThatLeadsAreCheap(int prospects) {
        try (var world = new CloudWorld(TestDatabases.POSTGRESQL)) {
            FnoControl fno = world.fno.control();
            fno.prospects("usrt", prospects);
            // signs in, and asks for dual-write, once per process
            world.run("prospects-to-leads");
            fno.clearRequests();
            world.sales.control().clearRequests();

            world.run("headquarters", "prospects-to-leads");

            assertThat(world.rows("leads")).hasSize(prospects);
            assertThat(byTarget(fno.requests())).isEqualTo(Map.of("GET Prospects", (long) prospects / PAGE));
            double requests = world.sales.control().requestCount() * 1000.0 / prospects;
            System.out.printf(
                    "SCALE %,d prospects of the cloud: %.1f requests to Sales per 1,000 %s%n",
                    prospects, requests, byTarget(world.sales.control().requests()));
            assertThat(requests).isLessThanOrEqualTo(12);

            fno.clearRequests();
            world.sales.control().clearRequests();
            world.run("headquarters", "prospects-to-leads");
            assertThat(byTarget(fno.requests())).isEqualTo(Map.of("GET Prospects", (long) prospects / PAGE));
            assertThat(world.sales.control().requestCount()).isZero();
            assertThat(fno.misuse()).isEmpty();
        }
    }

    @Test
    void whatWasDecidedLongAgoIsNotReadAgain() {
        try (var world = new CloudWorld(TestDatabases.POSTGRESQL)) {
            world.gangway.jdbc.update(
                    "INSERT INTO gangway.cloudprospect (dataareaid, prospectid, company, state, firstseen)"
                            + " SELECT 'USRT', 'D' || n, 'usrt', 'Decided', now() FROM generate_series(1, 200000) n");
            world.onboard("P1");
            world.gangway.jdbc.execute("ANALYZE gangway.cloudprospect");

            for (String statement : List.of("cloud/pending", "cloud/refused-by-email")) {
                String sql = new SqlFiles(world.gangway.context, "classpath:gangway/routes/")
                        .statement(Dialect.POSTGRESQL, statement);
                assertThat(new NamedParameterJdbcTemplate(world.gangway.dataSource)
                                .queryForList("EXPLAIN " + sql, Map.of("dataareaid", "USRT"), String.class))
                        .as(statement)
                        .noneMatch(line -> line.contains("Seq Scan"));
            }
        }
    }

    @Test
    void decisionsGoToSalesManyAtATime() {
        int prospects = 60;
        try (var world = new CloudWorld(TestDatabases.HSQLDB)) {
            world.fno.control().prospects("usrt", prospects);
            world.run("headquarters", "prospects-to-leads");
            List<UUID> leads = world.leads();
            world.settle();
            for (int i = 0; i < prospects; i++) {
                if (i % 3 == 0) {
                    world.disqualify(leads.get(i));
                } else {
                    world.win(leads.get(i));
                }
            }
            world.fno.control().clearRequests();
            world.sales.control().clearRequests();

            world.settle();

            System.out.printf(
                    "SCALE %,d decisions of the cloud: to Sales %s, to F&O %s%n",
                    prospects,
                    byTarget(world.sales.control().requests()),
                    byTarget(world.fno.control().requests()));
            assertThat(world.fno.control().mails()).isEqualTo(prospects);
            // whatever the number of decisions: changes, the leads that have some, account and contact, the leads'
            // status
            assertThat(byTarget(world.sales.control().requests()))
                    .containsOnlyKeys("GET leads", "GET opportunities", "POST $batch");
            assertThat(world.sales.control().requestCount()).isLessThanOrEqualTo(20);
            // each by its key, before and after the write, and what an approval made
            assertThat(byTarget(world.fno.control().requests())).containsEntry("PATCH Prospects", (long) prospects);
            assertThat(world.fno.control().requestCount()).isLessThanOrEqualTo(7L * prospects + 10);
        }
    }
}
