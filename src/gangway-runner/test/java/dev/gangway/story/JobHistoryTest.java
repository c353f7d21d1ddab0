package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.DatabaseUnavailableException;
import dev.gangway.database.Row;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.where.Step;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a job did is told afterwards: what came through, with how many requests, and why it waited. */
class JobHistoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void runsAreKeptWithTheirRequestsAndTheirWaits(TestDatabases kind) {
        try (var world = new World(kind, "gangway.node", "north")) {
            world.onboard();
            Row worked = last(world, "prospects-to-leads");
            assertThat(worked.number("recordsdone")).isEqualTo(1);
            assertThat(worked.number("requests")).isPositive();
            assertThat(last(world, "synchronize-channel-requests").number("requests"))
                    .isZero();
            long looks = looks(world);

            for (int i = 0; i < 20; i++) {
                world.run("prospects-to-leads");
            }
            assertThat(looks(world)).as("idle looks add no row each").isLessThanOrEqualTo(looks + 1);

            world.sales.close();
            world.partnerAsks("companyname", "Quistware");
            world.gangway.gangway.jobs().forEach(world.gangway.gangway::run);
            Row waited = last(world, "prospects-to-leads");
            assertThat(waited.number("waited")).isPositive();
            assertThat(waited.text("message")).isNotEmpty();
            assertThat(waited.text("node")).isEqualTo("north");
            assertThat(world.gangway.gangway.where("Quistware", 1).get(0).way())
                    .filteredOn(step -> step.what().equals("waits"))
                    .extracting(Step::detail)
                    .singleElement()
                    .asString()
                    .contains("which last ran at", "on north", "did not finish: " + waited.text("message"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatARunDidBeforeAnotherWorkerTookOverIsKept(TestDatabases kind) {
        try (var world = new World(kind, "gangway.jobs.chunk", "1")) {
            world.gangway.submitMany(2);
            world.gangway.gangway.run("P-0001");
            world.steps.before("make-prospects", exchange -> {
                if (world.gangway.count("hq.prospect") == 1) {
                    world.gangway.jdbc.update("UPDATE gangway.due SET owner = 'somebody else' WHERE owner IS NOT NULL");
                }
            });

            world.gangway.gangway.run("synchronize-channel-requests");

            assertThat(world.gangway.count("hq.prospect")).isEqualTo(1);
            assertThat(last(world, "synchronize-channel-requests").number("recordsdone"))
                    .isEqualTo(1);
        }
    }

    /** Decisions do not keep customers waiting: they come from another question to Sales. */
    @Test
    void whatFollowsTheLanesIsDoneEvenIfOneFails() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            var lead = world.onboard();
            world.sales.control().qualify(lead, true, true, true);
            var after = new AtomicBoolean();
            world.steps.before("fetch-leads", exchange -> {
                throw new DatabaseUnavailableException("injected", new IllegalStateException());
            });
            world.steps.before("read-customers", exchange -> after.set(true));

            world.gangway.gangway.run("sales-outcomes");

            assertThat(after).isTrue();
            assertThat(last(world, "sales-outcomes").text("message")).contains("injected");
        }
    }

    private static long looks(World world) {
        return world.gangway.jdbc.queryForObject(
                "SELECT COUNT(*) FROM gangway.jobhistory WHERE job = 'prospects-to-leads'", Long.class);
    }

    private static Row last(World world, String job) {
        List<Row> runs = world.gangway.gangway.status().history(50);
        return runs.stream()
                .filter(row -> row.text("job").equals(job))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no run of " + job + " in " + runs));
    }
}
