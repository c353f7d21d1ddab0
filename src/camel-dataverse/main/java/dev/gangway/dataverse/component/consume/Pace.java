package dev.gangway.dataverse.component.consume;

import java.time.Duration;

/**
 * Increases the polling interval while nothing changes, and stops polling while the service asks to wait. For one
 * thread.
 */
public final class Pace {
    private final long delay;
    private final long longest;

    private long idle;
    private long due = System.nanoTime();

    /**
     * @param delay interval between polls while there are changes
     * @param longest interval between polls while there are none; the same as delay for a constant interval
     */
    public Pace(Duration delay, Duration longest) {
        this.delay = delay.toNanos();
        this.longest = Math.max(longest.toNanos(), this.delay);
    }

    /** Returns whether a poll is due; the scheduler asks more often. */
    public boolean isDue() {
        return System.nanoTime() - due >= 0;
    }

    /** Records the number of changes of a poll. */
    public void polled(int changes) {
        idle = changes > 0 ? 0 : Math.min(longest, idle == 0 ? delay : idle + idle / 2);
        // the scheduler's own delay is added
        due = System.nanoTime() + Math.max(0, idle - delay);
    }

    /** Records a wait that the service asked for. */
    public void rest(Duration wait) {
        due = System.nanoTime() + wait.toNanos();
    }
}
