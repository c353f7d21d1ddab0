package dev.gangway.console.live;

import dev.gangway.onboarding.reconcile.Difference;
import dev.gangway.onboarding.reconcile.ReconciliationListener;
import dev.gangway.onboarding.reconcile.ReconciliationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One comparison of the systems at a time, on a thread of its own. Thread-safe. */
public final class Reconciling {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);
    /** Nobody reads more on a page; the report counts all. */
    private static final int MOST_SHOWN = 500;

    /** Compares; as Gangway does for the command line. */
    @FunctionalInterface
    public interface Comparison {
        ReconciliationReport run(boolean repair, ReconciliationListener listener);
    }

    /**
     * How far it is, or how the last one ended.
     *
     * @param report null until it ended, or when it could not
     * @param failure why it could not; null when it could
     */
    public record Progress(
            boolean isRunning,
            Map<String, Long> compared,
            List<Difference> differences,
            ReconciliationReport report,
            String failure) {}

    private final Comparison comparison;
    private final Map<String, Long> compared = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private boolean running;
    private ReconciliationReport report;
    private String failure;

    public Reconciling(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Begins one; false when one is under way.
     *
     * @param first is done before it, when it can begin
     */
    public synchronized boolean begin(boolean repair, Runnable first) {
        if (running) {
            return false;
        }
        first.run();
        running = true;
        compared.clear();
        differences.clear();
        report = null;
        failure = null;
        Thread thread = new Thread(() -> run(repair), "gangway-reconcile");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    public synchronized Progress progress() {
        return new Progress(running, new TreeMap<>(compared), List.copyOf(differences), report, failure);
    }

    private void run(boolean repair) {
        try {
            end(comparison.run(repair, new Listener()), null);
        } catch (RuntimeException e) {
            LOG.warn("The comparison that was asked for in the console ended: {}", e.getMessage());
            end(null, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void end(ReconciliationReport ended, String reason) {
        running = false;
        report = ended;
        failure = reason;
        if (ended != null) {
            compared.putAll(ended.compared());
        }
    }

    private final class Listener implements ReconciliationListener {
        @Override
        public void difference(Difference difference) {
            synchronized (Reconciling.this) {
                if (differences.size() < MOST_SHOWN) {
                    differences.add(difference);
                }
            }
        }

        @Override
        public void progress(String what, long records) {
            synchronized (Reconciling.this) {
                compared.put(what, records);
            }
        }
    }
}
