package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gangway.JobReport;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.RecordedRequest;
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
            world.gangway.submitMany(10);
            world.settle();
            world.sales.control().clearRequests();
            world.gangway.runAll();

            assertThat(world.sales.control().requests())
                    .extracting(
                            RecordedRequest::method, request -> request.path().replaceFirst("\\?.*", ""))
                    .containsExactly(tuple("GET", "leads"), tuple("GET", "opportunities"));
        }
    }

    /** The job prospects-to-leads over a backlog, leads and notes together; every request counts but for the sign-in. */
    private static double requestsPerThousand(int prospects, Object... settings) {
        try (var world = new World(TestDatabases.POSTGRESQL, settings)) {
            world.gangway.submitMany(prospects);
            world.gangway.gangway.run("P-0001");
            world.gangway.gangway.run("synchronize-channel-requests");
            world.sales.control().clearRequests();
            JobReport report = world.gangway.gangway.run("prospects-to-leads");
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
