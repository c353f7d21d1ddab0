package dev.gangway.onboarding.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Polls until a value is present or the timeout expires. */
record Patience(Duration longest) {
    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final long LONGEST_PAUSE = 10_000;

    /** @throws NotPassedException when it was not there in time, or when the thread was interrupted */
    <T> T await(String what, Supplier<Optional<T>> look) {
        return await(look, false)
                .orElseThrow(() -> new NotPassedException(what + " after " + longest.toSeconds() + " s"));
    }

    /** The same for a service that is to be asked ever more rarely: empty when it was not there in time. */
    <T> Optional<T> poll(Supplier<Optional<T>> look) {
        return await(look, true);
    }

    Patience times(int factor) {
        return new Patience(longest.multipliedBy(factor));
    }

    private <T> Optional<T> await(Supplier<Optional<T>> look, boolean isEverMoreRarely) {
        long end = System.nanoTime() + longest.toNanos();
        long pause = MILLIS_BETWEEN_LOOKS;
        Optional<T> seen = look.get();
        while (seen.isEmpty() && System.nanoTime() <= end) {
            pause(pause);
            pause = isEverMoreRarely ? Math.min(2 * pause, LONGEST_PAUSE) : pause;
            seen = look.get();
        }
        return seen;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPassedException("interrupted");
        }
    }
}
