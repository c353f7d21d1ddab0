package dev.gangway.runner.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on a terminal that is written over as the work goes on and disappears at its end. Not thread-safe. */
public final class ProgressLine implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String ERASED = "\r\u001b[K";

    private final PrintWriter terminal;
    private final Supplier<String> text;
    private ScheduledExecutorService clock;

    /** @param terminal null where there is none: then nothing is ever shown */
    ProgressLine(PrintWriter terminal, Supplier<String> text) {
        this.terminal = terminal;
        this.text = text;
    }

    /** Shows nothing when input or output of this process is not a terminal. */
    public static ProgressLine onTerminal(PrintWriter terminal, Supplier<String> text) {
        return new ProgressLine(Consoles.terminal() == null ? null : terminal, text);
    }

    /** From now on, every half second. */
    public void show() {
        if (terminal == null) {
            return;
        }
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "gangway-progress");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(this::write, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write() {
        terminal.print(ERASED + text.get());
        terminal.flush();
    }

    @Override
    public void close() {
        if (clock == null) {
            return;
        }
        clock.shutdown();
        try {
            clock.awaitTermination(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.print(ERASED);
        terminal.flush();
    }
}
