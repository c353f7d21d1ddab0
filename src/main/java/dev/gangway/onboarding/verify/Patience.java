package dev.gangway.onboarding.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks until something is there, but no longer than so long. */
record Patience(Duration longest) {
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    /** @throws NotPassedException when it was not there in time, or when the thread was interrupted */
    <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + longest.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new NotPassedException(what + " after " + longest.toSeconds() + " s");
            }
            pause();
            seen = look.get();
        }
        return seen.get();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPassedException("interrupted");
        }
    }
}
