package dev.gangway.onboarding.verify;

import dev.gangway.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes steps one after the other, and keeps what came of each. */
final class Steps {
    private final Consumer<VerificationStep> listener;
    private final List<VerificationStep> taken = new ArrayList<>();

    /** @param listener receives each step when it is over */
    Steps(Consumer<VerificationStep> listener) {
        this.listener = listener;
    }

    /** @return whether it passed */
    boolean take(String name, Supplier<String> work) {
        long started = System.nanoTime();
        boolean passed = false;
        String seen;
        try {
            seen = work.get();
            passed = true;
        } catch (RuntimeException e) {
            seen = Database.reason(e);
        }
        var step = new VerificationStep(name, passed, seen, Duration.ofNanos(System.nanoTime() - started));
        taken.add(step);
        listener.accept(step);
        return passed;
    }

    VerificationReport report() {
        return new VerificationReport(taken);
    }
}
