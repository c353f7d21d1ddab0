package dev.gangway.sandbox.limits;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Admits requests as long as their user stays within the limits. Thread-safe. */
public final class Throttle {
    private final Clock clock;
    private final Map<UUID, UserWindow> users = new ConcurrentHashMap<>();
    private volatile ProtectionLimits limits;

    public Throttle(Clock clock, ProtectionLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Changes the limits and starts new windows. */
    public void limits(ProtectionLimits changed) {
        limits = changed;
        users.clear();
    }

    /**
     * Admits a request, which must be {@linkplain Admitted#close closed} when it ends.
     *
     * @throws LimitExceeded when the user has used up one of the limits
     */
    public Admitted admit(UUID user) throws LimitExceeded {
        ProtectionLimits current = limits;
        UserWindow window = users.computeIfAbsent(user, id -> new UserWindow(current));
        window.admit(clock.instant());
        return new Admitted(window);
    }

    /** A request in progress. */
    public final class Admitted implements AutoCloseable {
        private final UserWindow window;
        private final long start = System.nanoTime();
        private boolean ended;

        private Admitted(UserWindow window) {
            this.window = window;
        }

        /** Returns the requests and seconds that the user has left. */
        public UserWindow.Remaining remaining() {
            return window.remaining(clock.instant());
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                window.end(clock.instant(), System.nanoTime() - start);
            }
        }
    }
}
