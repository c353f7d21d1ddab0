package dev.gangway.benchmark;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The way back: {@code sales-outcomes} with a backlog of leads that sellers have decided. */
final class Decisions implements Contender {
    static final String LABEL = "Gangway, decisions back from Sales";

    private static final long PAUSE = 20_000_000;

    private final Ground ground;
    private final GangwayLane gangway;
    private final SandboxSink sales;

    Decisions(Ground ground, GangwayLane gangway, SandboxSink sales) {
        this.ground = ground;
        this.gangway = gangway;
        this.sales = sales;
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public int rows(Options options) {
        return options.decisions();
    }

    /** The leads are there, known as open, and are then decided. */
    @Override
    public void prepare(int rows) {
        gangway.prepare(rows);
        gangway.run(rows);
        gangway.once("sales-outcomes");
        List<String> leads =
                ground.jdbc().queryForList("SELECT leadid FROM gangway.link ORDER BY prospectid", String.class);
        sales.decide(leads);
        ground.settle("hq.prospect", "gangway.due", "gangway.link");
    }

    @Override
    public void run(int rows) {
        for (long done = 0; done < rows; ) {
            done += gangway.once("sales-outcomes");
            if (done < rows) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        ground.expect(rows, "hq.prospect WHERE b2bprospectstatus <> 'Pending'");
        ground.expect(2 * SandboxSink.won(rows), "hq.customer");
        ground.expect(SandboxSink.won(rows), "hq.customerhierarchynode");
        ground.expect(rows, "hq.emailnotification");
        ground.expect(0, "gangway.due WHERE job = 'customers-to-sales'");
    }
}
