package dev.gangway.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and Ctrl-C into a clean stop with exit code 0.
 *
 * <p>Left alone, a JVM that got SIGTERM exits with 143 however cleanly it stopped, and waits for its hooks for ever. So
 * the signal interrupts the thread that works, which then leaves its try blocks and closes what it opened; when it has
 * closed this too, or after {@link #LIMIT}, the process ends. Work that did not stop in time loses nothing: whatever it
 * had claimed is claimed again by the next start.
 */
final class StopSignal implements AutoCloseable {

    /** Service managers commonly kill after 10 s. */
    static final Duration LIMIT = Duration.ofSeconds(9);

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "gangway-stop");

    private StopSignal() {}

    /** Until it is closed, the signal interrupts the calling thread. Open it before everything that has to be closed. */
    static StopSignal interruptsThisThread() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Everything else is closed. Without a signal the thread goes on, to an exit code of its own; with one it does not. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            stopped.countDown();
            waitForTheEnd();
        }
    }

    private void stop() {
        worker.interrupt();
        try {
            if (!stopped.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Not everything stopped within {} s; the next start takes up what was under way",
                        LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            LOG.warn("The stop was cut short");
        }
        LogManager.shutdown();
        Runtime.getRuntime().halt(ExitCode.DONE);
    }

    private void waitForTheEnd() {
        while (hook.isAlive()) {
            try {
                hook.join();
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while the process ends");
            }
        }
    }
}
