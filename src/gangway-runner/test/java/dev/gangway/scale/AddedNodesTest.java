package dev.gangway.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.JobReport;
import dev.gangway.SandboxSettings;
import dev.gangway.benchmark.Figure;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.control.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One, two and four nodes share the same requests: each record is done once at each hop, and each lead is sent to Sales once. What an added node costs is printed; {@code -Dnodes.requests=20000} measures it.
 */
class AddedNodesTest {
    private static final int REQUESTS = Integer.getInteger("nodes.requests", 400);
    private static final List<String> JOBS = List.of("P-0001", "synchronize-channel-requests", "prospects-to-leads");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void nothingIsDoneTwice(int count) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        List<EmbeddedGangway> nodes = new ArrayList<>();
        try (SalesSandbox sales = SalesSandbox.builder().strict(true).start()) {
            Object[] settings = SandboxSettings.pairs(
                    sales,
                    "gangway.jobs.chunk",
                    50,
                    "gangway.jobs.prospects-to-leads.batch-size",
                    50,
                    "gangway.jobs.prospects-to-leads.max-batch-size",
                    50);
            nodes.add(new EmbeddedGangway(TestDatabases.POSTGRESQL, settings));
            EmbeddedGangway first = nodes.get(0);
            while (nodes.size() < count) {
                nodes.add(new EmbeddedGangway(TestDatabases.another(first.dataSource), settings));
            }
            new Volume(first.jdbc).requests(1, REQUESTS);
            Map<String, AtomicLong> done = new ConcurrentHashMap<>();
            Instant start = Instant.now();

            CompletableFuture.allOf(nodes.stream()
                            .map(node -> CompletableFuture.runAsync(() -> work(node, first, done), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();

            Duration took = Duration.between(start, Instant.now());
            List<RecordedRequest> batches = sales.control().requests().stream()
                    .filter(request -> request.path().endsWith("$batch"))
                    .toList();
            Figure.of(
                            String.format(
                                    Locale.ROOT, "%,d requests to leads by %d nodes in one process", REQUESTS, count),
                            String.format(Locale.ROOT, "%,d ms, %d batches", took.toMillis(), batches.size()))
                    .tell();
            assertThat(done).allSatisfy((job, records) -> assertThat(records).hasValue(REQUESTS));
            assertThat(done).containsOnlyKeys(JOBS);
            assertThat(first.count("gangway.link")).isEqualTo(REQUESTS);
            assertThat(first.count("gangway.due WHERE job <> 'sales-outcomes'")).isZero();
            assertThat(first.count("gangway.error")).isZero();
            assertThat(batches.stream().mapToInt(RecordedRequest::operations).sum())
                    .as("leads sent to Sales")
                    .isEqualTo(REQUESTS);
        } finally {
            threads.shutdownNow();
            nodes.forEach(EmbeddedGangway::close);
        }
    }

    private static void work(EmbeddedGangway node, EmbeddedGangway first, Map<String, AtomicLong> done) {
        while (first.count("gangway.link") < REQUESTS) {
            for (String job : JOBS) {
                JobReport report = node.gangway.run(job);
                assertThat(report.failed()).isZero();
                done.computeIfAbsent(job, one -> new AtomicLong()).addAndGet(report.done());
            }
        }
    }
}
