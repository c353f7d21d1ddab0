package dev.gangway.odata.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that is good for a time, such as a certificate. */
public interface Ending {
    /** How long before its end somebody should know. */
    Duration NOTICE = Duration.ofDays(30);

    /** What it is, for people; nothing secret. */
    String described();

    /** When it ends, where that can be known. */
    default Optional<Instant> end() {
        return Optional.empty();
    }

    /** Whether it has ended, or will within {@link #NOTICE}. */
    default boolean endsSoon(Instant now) {
        return end().filter(now.plus(NOTICE)::isAfter).isPresent();
    }
}
