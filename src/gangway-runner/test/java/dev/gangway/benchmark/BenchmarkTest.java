package dev.gangway.benchmark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark itself, with numbers too small to measure anything. */
class BenchmarkTest {
    private static final Options TINY = new Options(40, 20, 1, 0, 20);

    @TempDir
    Path docs;

    @Test
    void everyContenderBringsEveryRowOnceAndTheSameLead() throws Exception {
        List<Result> results = new ArrayList<>();
        JsonNode sales;
        try (var sink = new SandboxSink();
                var race = Race.forth(Engine.HSQLDB, sink, TINY)) {
            // fails unless the sink has as many different leads with notes as all contenders together had rows
            results.add(race.run());
            sales = new ObjectMapper().readTree(sink.dump());
        }
        results.add(Benchmark.race(Engine.POSTGRESQL, TrivialSink::new, TINY));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.runs()).hasSize(7);
            assertThat(result.requestsPerThousand(BareLoop.LABEL)).isEqualTo(50);
            assertThat(result.requestsPerThousand(BareSteps.LABEL)).isEqualTo(50);
            assertThat(result.requestsPerThousand(IdiomaticCamel.LABEL)).isEqualTo(1_000);
            assertThat(result.requestsPerThousand(Outbox.LABEL)).isEqualTo(1_000);
        });
        assertThat(StreamSupport.stream(sales.path("leads").spliterator(), false)
                        .<ObjectNode>map(lead -> ((ObjectNode) lead)
                                .without(List.of("leadid", "createdon", "modifiedon", "versionnumber")))
                        .collect(
                                groupingBy(lead -> lead.path("msdyn_prospectid").asText(), toSet())))
                .hasSize(40)
                .allSatisfy((prospect, leads) -> assertThat(leads).hasSize(1));
        theyAreWrittenDown(results);
    }

    @Test
    void bothWaysBackApplyEveryDecisionOnce() {
        // each fails unless its tables have the rows of every decision
        List<Result> results = List.of(Benchmark.back(Engine.HSQLDB, TINY), Benchmark.back(Engine.POSTGRESQL, TINY));

        assertThat(results)
                .allSatisfy(result -> assertThat(result.runs()).containsOnlyKeys(Decisions.LABEL, BareDecisions.LABEL));
        assertThat(new Report(TINY, results).text())
                .contains("| decisions back to the bare loop back | at least 0.5 |");
    }

    private void theyAreWrittenDown(List<Result> results) throws Exception {
        Files.writeString(docs.resolve("benchmark.md"), "By hand.\n\n" + Report.MARK + "\n\nOld.\n");
        new Report(TINY, results).write(docs.resolve("benchmark.md"));
        Plot.write(results, docs.resolve("benchmark.png"));

        assertThat(docs.resolve("benchmark.md"))
                .content()
                .startsWith("By hand.")
                .contains("| three jobs to the bare loop of three steps | at least 0.6, HSQLDB 0.4 |")
                .doesNotContain("Old.");
        assertThat(docs.resolve("benchmark.png")).isNotEmptyFile();
    }
}
