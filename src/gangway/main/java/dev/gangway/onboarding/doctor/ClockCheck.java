package dev.gangway.onboarding.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How far a clock is from that of this node. */
public record ClockCheck(String name, Supplier<Optional<Instant>> other, Clock clock) implements Check {
    /** More than the whole seconds of an HTTP date and a slow answer explain. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    @Override
    public List<Finding> look() {
        Instant before = clock.instant();
        Optional<Instant> there = other.get();
        if (there.isEmpty()) {
            return List.of(
                    Finding.warning(name, "not checked: it does not report its time", "Compare the clocks yourself"));
        }
        Instant here = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        Duration ahead = Duration.between(here, there.get());
        String seen =
                ahead.abs().toMillis() / 1000.0 + " s " + (ahead.isNegative() ? "behind" : "ahead of") + " this node";
        return List.of(
                ahead.abs().compareTo(TOLERATED) <= 0
                        ? Finding.ok(name, seen)
                        : Finding.warning(name, seen, "Synchronize both with the same time server (NTP)"));
    }

    @Override
    public String cure() {
        return "See the findings about the same system";
    }
}
