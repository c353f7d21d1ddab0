package dev.gangway.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What one record costs at each hop, for {@code docs/sizing.md}: processor time of Gangway and of PostgreSQL, rows
 * written, bytes of the write-ahead log. Jobs run one after the other, each with all records before it. Run it with
 * {@code -Dbenchmark.main=dev.gangway.benchmark.Sizing}; {@code benchmark.rows} and {@code benchmark.chunk} set the size.
 */
public final class Sizing {
    /** PostgreSQL's sessions hand in their counts at the latest so long after their last statement. */
    private static final Duration COUNTED = Duration.ofSeconds(11);

    private static final List<String> HOPS =
            List.of("P-0001", "synchronize-channel-requests", "prospects-to-leads", "sales-outcomes");

    private final Ground ground;
    private final GangwayLane gangway;
    private final SandboxSink sales;
    /** What the threads of the service have used, also those that have ended. */
    private final Map<Long, Long> ofService = new HashMap<>();

    private final Map<Long, Long> ofServer = new HashMap<>();

    private record Cost(double gangway, double database, double rows, double log, double requests) {
        Cost minus(Cost before) {
            return new Cost(
                    gangway - before.gangway,
                    database - before.database,
                    rows - before.rows,
                    log - before.log,
                    requests - before.requests);
        }
    }

    private Sizing(Ground ground, GangwayLane gangway, SandboxSink sales) {
        this.ground = ground;
        this.gangway = gangway;
        this.sales = sales;
    }

    public static void main(String[] args) {
        System.out.println(measure(Options.ofSystemProperties()));
    }

    /** A table, as in the docs. */
    static String measure(Options options) {
        int rows = options.rows();
        try (var sales = new SandboxSink();
                var ground = new Ground(Engine.POSTGRESQL, sales);
                GangwayLane gangway = GangwayLane.prospects(ground, options.chunk())) {
            ground.create(rows);
            var sizing = new Sizing(ground, gangway, sales);
            sizing.measure(rows);
            return sizing.measure(rows);
        }
    }

    private String measure(int rows) {
        var table = new StringBuilder(
                "| job | Gangway, processor µs | PostgreSQL, processor µs | rows written | bytes of WAL | requests to Sales per 1,000 |\n"
                        + "| --- | ---: | ---: | ---: | ---: | ---: |\n");
        gangway.full().prepare(rows);
        long before = size();
        for (String job : HOPS) {
            if (job.equals("sales-outcomes")) {
                gangway.once(job);
                sales.decide(ground.jdbc()
                        .queryForList("SELECT leadid FROM gangway.link ORDER BY prospectid", String.class));
            }
            ground.settle();
            Cost start = now();
            for (long done = 0; done < rows; ) {
                done += gangway.once(job);
            }
            table.append(row(job, now().minus(start), rows));
        }
        return table + String.format(Locale.ROOT, "%nBytes kept per partner: %,d.%n", (size() - before) / rows);
    }

    private static String row(String job, Cost cost, int rows) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %.0f | %.0f | %.1f | %,.0f | %.1f |%n",
                job,
                cost.gangway / 1e3 / rows,
                cost.database / 1e3 / rows,
                cost.rows / rows,
                cost.log / rows,
                cost.requests * 1000 / rows);
    }

    private long size() {
        return ground.number("SELECT pg_database_size(current_database())");
    }

    private Cost now() {
        // first the processor times: what follows takes some
        double own = ours();
        double server = server();
        double log = ground.number("SELECT CAST(pg_current_wal_insert_lsn() - '0/0' AS BIGINT)");
        LockSupport.parkNanos(COUNTED.toNanos());
        double rows = ground.number("SELECT tup_inserted + tup_updated + tup_deleted FROM pg_stat_database"
                + " WHERE datname = current_database()");
        return new Cost(own, server, rows, log, sales.requests());
    }

    /** Of this process with its compiler and garbage collector, without the threads of the service. */
    private double ours() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("qtp"))
                .forEach(thread -> ofService.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId())));
        double all =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        return all - ofService.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of all processes of the server, also of sessions that have ended since they were last looked at. */
    private double server() {
        ProcessHandle.of(ground.number("SELECT pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .children()
                .forEach(process -> process.info()
                        .totalCpuDuration()
                        .ifPresent(used -> ofServer.put(process.pid(), used.toNanos())));
        return ofServer.values().stream().mapToLong(Long::longValue).sum();
    }
}
