package dev.gangway.benchmark;

import dev.gangway.Gangway;
import dev.gangway.JobReport;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Gangway: the job {@code prospects-to-leads}, or all three from the request to the lead. */
final class GangwayLane implements Contender {
    static final String LANE = "Gangway, prospects-to-leads";
    static final String FULL_LANE = "Gangway, three jobs from request to lead";
    static final String IN_TURN = "Gangway, the same one after the other";

    private static final Duration PAUSE = Duration.ofMillis(20);

    private enum Way {
        PROSPECTS(LANE),
        SIDE_BY_SIDE(FULL_LANE),
        ONE_AFTER_THE_OTHER(IN_TURN);

        private final String label;

        Way(String label) {
            this.label = label;
        }
    }

    private final Ground ground;
    private final CamelContext context;
    private final Gangway gangway;
    private final Way way;
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    private GangwayLane(Ground ground, CamelContext context, Gangway gangway, Way way) {
        this.ground = ground;
        this.context = context;
        this.gangway = gangway;
        this.way = way;
    }

    /** From {@code hq.prospect} on; makes the tables. */
    static GangwayLane prospects(Ground ground, int chunk) {
        var context = new DefaultCamelContext();
        var properties = new Properties();
        properties.setProperty("gangway.headquarters.url", ground.url());
        properties.setProperty("gangway.headquarters.username", ground.username());
        properties.setProperty("gangway.schedules", "false");
        properties.setProperty("gangway.jobs.chunk", String.valueOf(chunk));
        properties.setProperty("gangway.sales.url", ground.sink.url().toString());
        properties.setProperty("gangway.sales.token-url", ground.sink.tokenUrl().toString());
        properties.setProperty("gangway.sales.client-id", ground.sink.clientId());
        properties.setProperty("gangway.sales.client-secret", ground.sink.clientSecret());
        properties.setProperty("gangway.jobs.prospects-to-leads.batch-size", String.valueOf(chunk));
        properties.setProperty("gangway.jobs.prospects-to-leads.max-batch-size", String.valueOf(chunk));
        context.getPropertiesComponent().setInitialProperties(properties);
        Gangway gangway = Gangway.addTo(context);
        context.start();
        return new GangwayLane(ground, context, gangway, Way.PROSPECTS);
    }

    /** The same Gangway from {@code ax.channelrequest} on. */
    GangwayLane full() {
        return new GangwayLane(ground, context, gangway, Way.SIDE_BY_SIDE);
    }

    /** The same three jobs, each when the one before has done all. */
    GangwayLane inTurn() {
        return new GangwayLane(ground, context, gangway, Way.ONE_AFTER_THE_OTHER);
    }

    @Override
    public String label() {
        return way.label;
    }

    @Override
    public int rows(Options options) {
        return options.rows();
    }

    @Override
    public void prepare(int rows) {
        // moved in already: the service has leads of the other contenders
        ground.jdbc()
                .update("INSERT INTO gangway.adoption (state, changed) SELECT 'Clear', CURRENT_TIMESTAMP"
                        + " FROM (VALUES (0)) AS t (n) WHERE NOT EXISTS (SELECT 1 FROM gangway.adoption)");
        if (way != Way.PROSPECTS) {
            // the numbers that the others' prospects have
            ground.jdbc().update("UPDATE hq.numbersequence SET nextvalue = 1 WHERE sequenceid = 'Prospect'");
            ground.fillChannel(rows);
        } else {
            ground.fillHeadquarters(rows);
        }
    }

    @Override
    public void run(int rows) {
        List<String> jobs = way == Way.PROSPECTS
                ? List.of("prospects-to-leads")
                : List.of("P-0001", "synchronize-channel-requests", "prospects-to-leads");
        if (way == Way.ONE_AFTER_THE_OTHER) {
            jobs.forEach(job -> drain(job, rows));
        } else {
            together(jobs, rows);
        }
        if (ground.count("gangway.link") != rows) {
            throw new IllegalStateException("Not every prospect has its lead");
        }
    }

    /** All jobs at the same time, each again and again until its last row is through, as {@code run} has them. */
    private void together(List<String> jobs, int rows) {
        CompletableFuture.allOf(jobs.stream()
                        .map(job -> CompletableFuture.runAsync(() -> drain(job, rows), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void drain(String job, int rows) {
        for (long done = 0; done < rows; ) {
            done += once(job);
            if (done < rows) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Runs one job once; returns how many records it did. */
    long once(String job) {
        JobReport report = gangway.run(job);
        if (report.failed() != 0 || report.paused() != null) {
            throw new IllegalStateException(report.toString());
        }
        return report.done();
    }

    @Override
    public void close() {
        threads.shutdown();
        context.stop();
    }
}
