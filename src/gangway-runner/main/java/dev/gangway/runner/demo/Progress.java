package dev.gangway.runner.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** Tells now and then, in one line, how far all requests together have come. */
final class Progress {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final Instant begun = Instant.now();
    private Instant shown = Instant.MIN;
    private String last = "";

    Progress(PrintWriter out) {
        this.out = out;
    }

    Duration took() {
        return Duration.between(begun, Instant.now());
    }

    /** Shows what is new, but not more often than once a second. */
    void show(Collection<Journey> journeys) {
        if (Instant.now().isAfter(shown.plus(PAUSE))) {
            showNow(journeys);
        }
    }

    void showNow(Collection<Journey> journeys) {
        String line = "%d requests  %d prospects  %d leads  %d decided  %d mailed  %d delivered  %d in error"
                .formatted(
                        journeys.size(),
                        count(journeys, journey -> journey.prospectId() != null),
                        count(journeys, journey -> journey.leads() > 0),
                        count(journeys, journey -> journey.commerceState().matches("Approved|Rejected")),
                        count(journeys, journey -> journey.mailsReceived() > 0),
                        count(journeys, journey -> journey.adminsDelivered() > 0),
                        count(journeys, journey -> journey.error() != null));
        if (!line.equals(last)) {
            out.println(String.format(Locale.ROOT, "%6.1f s  %s", took().toMillis() / 1000.0, line));
            last = line;
            shown = Instant.now();
        }
    }

    private static long count(Collection<Journey> journeys, Predicate<Journey> condition) {
        return journeys.stream().filter(condition).count();
    }
}
