package dev.gangway.sandbox.limits;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lets requests in as long as their user stays within the limits. Safe for use by several threads. */
public final class Throttle {
    private final Clock clock;
    private final Map<UUID, UserWindow> users = new ConcurrentHashMap<>();
    private volatile ProtectionLimits limits;

    public Throttle(Clock clock, ProtectionLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Changes the numbers; the windows begin anew. */
    public void limits(ProtectionLimits changed) {
        limits = changed;
        users.clear();
    }

    /**
     * Lets a request in; it has to be {@linkplain Admitted#close ended}.
     *
     * @throws LimitExceeded when the user has used up one of the limits
     */
    public Admitted admit(UUID user) throws LimitExceeded {
        ProtectionLimits current = limits;
        UserWindow window = users.computeIfAbsent(user, id -> new UserWindow(current));
        window.admit(clock.instant());
        return new Admitted(window);
    }

    /** A request on its way. */
    public final class Admitted implements AutoCloseable {
        private final UserWindow window;
        private final long start = System.nanoTime();
        private boolean ended;

        private Admitted(UserWindow window) {
            this.window = window;
        }

        /** Requests and seconds that are left to the user. */
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
