package dev.gangway.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time as people type them: {@code 23:00}, {@code 2026-03-01T23:00+01:00}, {@code 1h30m}. */
public final class Until {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})d)?\\s*(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,6})s)?");
    private static final Pattern TIME = Pattern.compile("\\d:\\d\\d(:\\d\\d)?");

    private Until() {}

    /**
     * A time to come. A time of day is the next one; without an offset it is meant in the zone of {@code now}.
     *
     * @throws IllegalArgumentException when it is none, or has passed
     */
    public static Instant coming(String text, ZonedDateTime now) {
        String typed = text.strip();
        Instant time = duration(typed) != null
                ? now.toInstant().plus(duration(typed))
                : point(typed, now, day -> day.isAfter(now) ? day : day.plusDays(1));
        if (!time.isAfter(now.toInstant())) {
            throw new IllegalArgumentException(text + " has passed already; it is " + now.toOffsetDateTime());
        }
        return time;
    }

    /**
     * A time gone by: a duration counts back from now, and a time of day is the last one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Instant gone(String text, ZonedDateTime now) {
        String typed = text.strip();
        return duration(typed) != null
                ? now.toInstant().minus(duration(typed))
                : point(typed, now, day -> day.isAfter(now) ? day.minusDays(1) : day);
    }

    /** Null when it is none. */
    private static Duration duration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher parts = DURATION.matcher(lower);
        if (!lower.isEmpty() && parts.matches()) {
            return Duration.ofDays(number(parts, 1))
                    .plusHours(number(parts, 2))
                    .plusMinutes(number(parts, 3))
                    .plusSeconds(number(parts, 4));
        }
        try {
            return lower.startsWith("p") ? Duration.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static Instant point(String text, ZonedDateTime now, Function<ZonedDateTime, ZonedDateTime> ofDay) {
        String iso = text.replaceFirst("(?<=\\d) +(?=\\d)", "T");
        List<Function<String, ZonedDateTime>> forms = List.of(
                typed -> OffsetDateTime.parse(typed).atZoneSameInstant(now.getZone()),
                typed -> LocalDateTime.parse(typed).atZone(now.getZone()),
                typed -> LocalDate.parse(typed).atStartOfDay(now.getZone()),
                typed -> ofDay.apply(now.toLocalDate()
                        .atTime(LocalTime.parse(TIME.matcher(typed).matches() ? "0" + typed : typed))
                        .atZone(now.getZone())));
        for (Function<String, ZonedDateTime> form : forms) {
            try {
                return form.apply(iso).toInstant();
            } catch (DateTimeException e) {
                // the next one
            }
        }
        throw new IllegalArgumentException(
                text + " is no time; write 23:00, 2026-03-01T23:00+01:00 or a duration such as 1h or 90m");
    }
}
