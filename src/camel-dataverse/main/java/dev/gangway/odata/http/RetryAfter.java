package dev.gangway.odata.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads {@code Retry-After}: Dataverse sends seconds, a proxy in between may send a date. */
final class RetryAfter {

    /** No limit of the service lasts this long; a longer wait is taken for a mistake. */
    static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Returns the wait counted from now, at most {@link #LONGEST}; null when there is no readable header. */
    static Duration of(String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wait = wait(header.strip(), now);
        if (wait == null || wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration wait(String value, Instant now) {
        if (value.matches("\\d{1,9}(\\.\\d+)?")) {
            return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
        }
        try {
            return Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
