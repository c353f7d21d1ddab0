package dev.gangway.ledger;

import java.time.Instant;

/** Until when a node begins new work; what is under way is always brought to its end. Thread-safe. */
public final class WorkingTime {
    private volatile Instant end = Instant.MAX;

    /** From then on nothing new is begun. */
    public void endAt(Instant time) {
        end = time;
    }

    public boolean isOver() {
        return !Instant.now().isBefore(end);
    }
}
