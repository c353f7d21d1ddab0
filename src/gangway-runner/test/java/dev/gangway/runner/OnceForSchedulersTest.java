package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.control.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code once} as schedulers use it. */
class OnceForSchedulersTest {

    @TempDir
    Path directory;

    private Surroundings world;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDryRunPrintsTheOperationsThatARunWouldSend() throws Exception {
        begin();
        world.submit(3);
        world.type("once", "P-0001", "synchronize-channel-requests");

        List<JsonNode> lines = dryRun("prospects-to-leads");

        assertThat(lines).hasSize(3).allSatisfy(line -> {
            assertThat(line.path("would").asText()).isEqualTo("create lead");
            assertThat(line.path("method").asText() + ' ' + line.path("url").asText())
                    .isEqualTo("POST leads");
        });
        assertThat(world.type("once").exitCode()).isZero();
        assertThat(lines)
                .extracting(line -> line.path("body").path("leadid").asText())
                .containsExactlyInAnyOrderElementsOf(world.rows("leads").stream()
                        .map(lead -> lead.path("leadid").asText())
                        .toList());
    }

    @Test
    void aDryRunPrintsTheDecisionsThatARunWouldTake() throws Exception {
        begin();
        world.submit(2);
        world.type("once");
        world.sales.control().disqualify(lead(0), 4);
        world.sales
                .control()
                .win(world.sales.control().qualify(lead(1), true, true, true).opportunityId());

        assertThat(dryRun("sales-outcomes"))
                .extracting(line -> line.path("would").asText())
                .containsExactlyInAnyOrder("reject", "approve");
    }

    @Test
    void aDryRunPrintsAProspectOnceAlsoWhenItsRetryIsDue() throws Exception {
        begin();
        world.submit(1);
        world.type("once");
        world.sales.control().disqualify(lead(0), 4);
        world.execute("INSERT INTO gangway.due (job, dataareaid, subject, attempts)"
                + " SELECT 'sales-outcomes', dataareaid, prospectid, 2 FROM hq.prospect");

        assertThat(dryRun("sales-outcomes")).hasSize(1);
    }

    @Test
    void aDryRunCountsWhatTheOtherJobsHaveBeforeThem() throws Exception {
        begin();
        world.submit(5);

        assertThat(dryRun("P-0001", "1010"))
                .extracting(line -> line.path("job").asText() + " " + line.path("due"))
                .containsExactly("P-0001 5", "1010 0");
    }

    @Test
    void aDryRunChangesNothingInEitherSystem() throws Exception {
        begin();
        world.submit(2);
        world.type("once");
        world.sales.control().disqualify(lead(0), 4);
        world.submit(2);
        world.type("once", "P-0001", "synchronize-channel-requests");
        List<String> commerce = world.contents();
        String sales = world.sales.control().dump();

        assertThat(dryRun()).isNotEmpty();

        assertThat(commerce).anyMatch(row -> row.startsWith("GANGWAY.\"DUE\""));
        assertThat(world.contents()).isEqualTo(commerce);
        assertThat(world.sales.control().dump()).isEqualTo(sales);
    }

    @Test
    void aJobThatAnotherOnceHasIsRefusedByName() throws Exception {
        begin();
        somebodyElseHas("1010");

        Terminal.Result result = world.type("once", "1010");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("1010").contains("the other machine").contains("--force");
    }

    @Test
    void jobsThatNobodyHasMayRunBesideIt() throws Exception {
        begin();
        somebodyElseHas("1010");

        assertThat(world.type("once", "P-0001").exitCode()).isZero();
    }

    @Test
    void forceRunsTheJobBesideTheOther() throws Exception {
        begin();
        somebodyElseHas("1010");

        assertThat(world.type("once", "1010", "--force").exitCode()).isZero();
    }

    @Test
    void onceLeavesNoReservationBehind() throws Exception {
        begin();
        world.type("once");

        assertThat(world.number("SELECT COUNT(*) FROM gangway.reservation")).isZero();
        assertThat(world.number("SELECT COUNT(*) FROM gangway.node")).isZero();
    }

    /** The customers that sales-outcomes writes back have a queue of their own. */
    @Test
    void whatAKilledProcessHasOfAnyQueueOfAJobIsWaitedFor() throws Exception {
        begin();
        world.type("init");
        world.execute("INSERT INTO gangway.due (job, dataareaid, subject, owner, dueat) VALUES ('customers-to-sales',"
                + " 'USMF', 'C-1', 'killed', CURRENT_TIMESTAMP + INTERVAL '5' SECOND)");

        assertThat(world.type("once", "sales-outcomes").exitCode()).isZero();
        assertThat(world.number("SELECT COUNT(*) FROM gangway.due")).isZero();
    }

    @Test
    void anErrorOfAnyQueueOfAJobMakesTheExitCodeTwo() throws Exception {
        begin();
        world.type("init");
        world.execute(
                "INSERT INTO gangway.error (job, dataareaid, subject, status, attempts, firstseen, lastseen) VALUES"
                        + " ('customers-to-sales', 'USMF', 'C-1', 'Retrying', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");

        assertThat(world.type("once", "sales-outcomes").exitCode()).isEqualTo(2);
        assertThat(world.type("once", "1010").exitCode()).isZero();
    }

    @Test
    void whatDidNotFitIntoTheTimeIsLeftForTheNextRun() throws Exception {
        begin("gangway.jobs.prospects-to-leads.max-batch-size=1");
        world.sales
                .control()
                .failNext(
                        Fault.delay(Duration.ofMillis(200)).on("POST", "$batch").always());
        world.submit(200);

        Terminal.Result cut = world.type("once", "--max-seconds", "1");
        world.sales.control().clearFaults();
        Terminal.Result rest = world.type("once");

        assertThat(cut.exitCode()).isEqualTo(3);
        assertThat(cut.out()).contains("the time is up");
        assertThat(rest.exitCode()).isZero();
        assertThat(rest.out()).doesNotContainPattern("prospects-to-leads +0 done");
        assertThat(world.rows("leads")).hasSize(200);
    }

    @Test
    void noTimeAtAllIsAUsageError() {
        begin();

        assertThat(world.type("once", "--max-seconds", "0").exitCode()).isEqualTo(1);
    }

    private void begin(String... settings) {
        world = new Surroundings(directory, Commerce.EMBEDDED, settings);
    }

    private List<JsonNode> dryRun(String... jobs) {
        String[] arguments = new String[jobs.length + 2];
        arguments[0] = "once";
        arguments[1] = "--dry-run";
        System.arraycopy(jobs, 0, arguments, 2, jobs.length);
        Terminal.Result result = world.type(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().map(OnceForSchedulersTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private UUID lead(int number) throws Exception {
        return UUID.fromString(world.rows("leads").get(number).path("leadid").asText());
    }

    private void somebodyElseHas(String job) throws Exception {
        world.type("init");
        world.execute(
                "INSERT INTO gangway.node (nodeid, name, started, aliveuntil) VALUES ('other', 'the other machine',"
                        + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + INTERVAL '1' HOUR)");
        world.execute("INSERT INTO gangway.reservation (job, nodeid, since) VALUES ('" + job
                + "', 'other', CURRENT_TIMESTAMP)");
    }
}
