package dev.gangway.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and Ctrl-C into a clean stop.
 *
 * <p>Left alone, a JVM that got a signal ends in the middle of its work. So the signal interrupts the thread that works,
 * which then leaves its try blocks and closes what it opened; when it has closed this too, or after {@link #LIMIT}, the
 * process ends. Work that did not stop in time loses nothing: whatever it had claimed is claimed again by the next start.
 */
final class StopSignal implements AutoCloseable {

    /** Service managers commonly kill after 10 s. */
    static final Duration LIMIT = Duration.ofSeconds(9);

    /** How long a thread that may finish has for it; the rest of the limit is for closing. */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch given = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final boolean meansSuccess;
    private volatile Runnable finishing;
    private final Thread hook = new Thread(this::stop, "gangway-stop");

    private StopSignal(boolean meansSuccess) {
        this.meansSuccess = meansSuccess;
    }

    /**
     * Until it is closed, the signal interrupts the calling thread, and the exit code is 0: to be stopped is the normal
     * end. Open it before everything that has to be closed.
     */
    static StopSignal interruptsThisThread() {
        return open(true);
    }

    /** The same for work that has an end of its own: the exit code is that of the signal, 130 (Ctrl-C) or 143 (SIGTERM). */
    static StopSignal cutsWorkShort() {
        return open(false);
    }

    private static StopSignal open(boolean meansSuccess) {
        StopSignal signal = new StopSignal(meansSuccess);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** From now on a signal first runs this, and interrupts the thread only if it has not come to its end in 5 s. */
    void first(Runnable letFinish) {
        finishing = letFinish;
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits that long, or until the signal. */
    void sleep(Duration pause) throws InterruptedException {
        given.await(pause.toMillis(), TimeUnit.MILLISECONDS);
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
        given.countDown();
        try {
            Duration toFinish = letFinish();
            if (!stopped.await(toFinish.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.interrupt();
            }
            if (!stopped.await(LIMIT.minus(toFinish).toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Not everything stopped within {} s; the next start takes up what was under way",
                        LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            LOG.warn("The stop was cut short");
        }
        LogManager.shutdown();
        if (meansSuccess) {
            Runtime.getRuntime().halt(ExitCode.DONE);
        }
    }

    /** How long it may take. */
    private Duration letFinish() {
        Runnable begun = finishing;
        if (begun == null) {
            return Duration.ZERO;
        }
        begun.run();
        return TIME_TO_FINISH;
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
