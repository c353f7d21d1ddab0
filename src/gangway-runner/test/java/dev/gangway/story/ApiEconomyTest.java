package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.control.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many requests Sales sees, by its own count; dual-write needs a thousand and more for a thousand. */
class ApiEconomyTest {
    @Test
    void aThousandProspectsCostAtMostTwelveRequestsByDefault() {
        assertThat(requestsPerThousand(5_000)).isLessThanOrEqualTo(12);
    }

    @Test
    void aThousandProspectsCostAtMostThreeRequestsInTheLargestBatches() {
        assertThat(requestsPerThousand(
                        5_000,
                        "gangway.jobs.prospects-to-leads.batch-size",
                        1000,
                        "gangway.jobs.prospects-to-leads.max-batch-size",
                        1000))
                .isLessThanOrEqualTo(3);
    }

    @Test
    @Tag("long")
    void soItIsWithFiftyThousand() {
        assertThat(requestsPerThousand(50_000)).isLessThanOrEqualTo(12);
    }

    @Test
    @Tag("long")
    void soItIsWithFiftyThousandInTheLargestBatches() {
        assertThat(requestsPerThousand(
                        50_000,
                        "gangway.jobs.prospects-to-leads.batch-size",
                        1000,
                        "gangway.jobs.prospects-to-leads.max-batch-size",
                        1000))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void anIdleLookAtSalesCostsOneRequestForEachTable() {
        try (var world = new World(TestDatabases.POSTGRESQL)) {
            world.partnersAsk(10);
            world.settle();
            world.sales.control().clearRequests();
            world.runAll();

            assertThat(world.sales.control().requests())
                    .extracting(
                            RecordedRequest::method, request -> request.path().replaceFirst("\\?.*", ""))
                    .containsExactly(tuple("GET", "leads"), tuple("GET", "opportunities"));
        }
    }

    /** Also of those that somebody else has marked as prospects of B2B commerce. */
    @Test
    void decisionsOnLeadsOfOthersCostNothingButReadingThem() {
        int leads = 1_000;
        int pageSize = 250;
        try (var world = new World(TestDatabases.POSTGRESQL, "gangway.sales.page-size", pageSize)) {
            world.onboard();
            List<UUID> others = leadsOfOthers(world, leads);
            world.settle();
            for (int i = 0; i < leads; i++) {
                if (i % 2 == 0) {
                    world.disqualify(others.get(i));
                } else {
                    world.win(others.get(i));
                }
            }
            world.sales.control().clearRequests();
            long before = world.rowsWritten();
            world.gangway.gangway.jobs().forEach(job -> assertThat(
                            world.run(job).paused())
                    .isNull());

            assertThat(world.sales.control().requests())
                    .extracting(
                            RecordedRequest::method, request -> request.path().replaceFirst("\\?.*", ""))
                    .containsOnly(tuple("GET", "leads"), tuple("GET", "opportunities"));
            int pages = world.sales.control().requests().size();
            assertThat(pages).isEqualTo(leads / pageSize + leads / 2 / pageSize);
            // how far it has read, of each page
            assertThat(world.rowsWritten() - before).isEqualTo(pages);
        }
    }

    private static List<UUID> leadsOfOthers(World world, int count) {
        List<UUID> ids = new ArrayList<>();
        List<Operation> creations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            creations.add(Operation.createIfAbsent(
                    "leads",
                    id,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("subject", "Somebody else's")
                            .put("lastname", "Berg")
                            .put("msdyn_b2bcommerceprospect", i % 4 < 2)));
        }
        world.seller(creations.toArray(Operation[]::new));
        return ids;
    }

    /** The job prospects-to-leads over a backlog, leads and notes together; every request counts but for the sign-in. */
    private static double requestsPerThousand(int prospects, Object... settings) {
        try (var world = new World(TestDatabases.POSTGRESQL, settings)) {
            world.partnersAsk(prospects);
            world.requestsBecomeProspects();
            world.sales.control().clearRequests();
            JobReport report = world.run("prospects-to-leads");
            long requests = world.sales.control().requestCount();

            assertThat(report.paused()).isNull();
            assertThat(report.done()).isEqualTo(prospects);
            assertThat(world.rows("annotations")).hasSize(prospects);
            System.out.printf(
                    "SCALE %,d prospects: %.1f requests per 1,000%n", prospects, requests * 1000.0 / prospects);
            return requests * 1000.0 / prospects;
        }
    }
}
