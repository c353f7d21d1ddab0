package dev.gangway.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Points in time as people type them: {@code 23:00}, {@code 2026-03-01T23:00+01:00}, {@code 1h30m}. */
public final class Until {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})d)?\\s*(?:(\\d{1,6})h)?\\s*(?:(\\d{1,6})m)?\\s*(?:(\\d{1,6})s)?");
    private static final Pattern TIME = Pattern.compile("\\d:\\d\\d(:\\d\\d)?");

    /** What every database can keep, in every zone. */
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    /** A clock that leaves out a time today shows it within so many. */
    private static final int DAYS = 3;

    private static final String COMING = "23:00, 2026-03-01T23:00+01:00 or a duration such as 1h or 90m";
    private static final String GONE = "24h, 7d, 09:00, 2026-03-01 or 2026-03-01T09:00Z";

    private Until() {}

    /**
     * A time to come. A time of day is the next moment at which a clock shows it; without an offset it is meant in the zone of
     * {@code now}.
     *
     * @throws IllegalArgumentException when it is none, has passed, or is beyond the year 9999
     */
    public static Instant coming(String text, ZonedDateTime now) {
        Instant time =
                time(text, now, COMING, Instant::plus, shown -> shown.filter(moment -> moment.isAfter(now.toInstant()))
                        .min(Comparator.naturalOrder()));
        if (!time.isAfter(now.toInstant())) {
            throw new IllegalArgumentException(text + " has passed already; it is "
                    + now.truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime());
        }
        return time;
    }

    /**
     * A time gone by: a duration counts back from now, and a time of day is the last moment at which a clock showed it.
     *
     * @throws IllegalArgumentException when it is none, or is before the year 1 or beyond the year 9999
     */
    public static Instant gone(String text, ZonedDateTime now) {
        return time(text, now, GONE, Instant::minus, shown -> shown.filter(moment -> !moment.isAfter(now.toInstant()))
                .max(Comparator.naturalOrder()));
    }

    private static Instant time(
            String text,
            ZonedDateTime now,
            String examples,
            BiFunction<Instant, Duration, Instant> away,
            Function<Stream<Instant>, Optional<Instant>> choice) {
        String typed = text.strip();
        Duration duration = duration(typed);
        try {
            Instant time =
                    duration != null ? away.apply(now.toInstant(), duration) : point(typed, now, examples, choice);
            if (!time.isBefore(FIRST) && time.isBefore(END)) {
                return time;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // further away than Java counts
        }
        throw new IllegalArgumentException(text + " is too far away; a time is in the years 1 to 9999");
    }

    /** The moments around now at which a clock shows that time: none on a day that leaves it out, two where it is repeated. */
    private static Stream<Instant> shown(LocalTime time, ZonedDateTime now) {
        return LongStream.rangeClosed(-DAYS, DAYS)
                .mapToObj(days -> now.toLocalDate().plusDays(days).atTime(time))
                .flatMap(local ->
                        now.getZone().getRules().getValidOffsets(local).stream().map(local::toInstant));
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

    private static Instant point(
            String text, ZonedDateTime now, String examples, Function<Stream<Instant>, Optional<Instant>> choice) {
        String iso = text.replaceFirst("(?<=\\d) +(?=\\d)", "T");
        List<Function<String, Instant>> forms = List.of(
                typed -> OffsetDateTime.parse(typed).toInstant(),
                typed -> LocalDateTime.parse(typed).atZone(now.getZone()).toInstant(),
                typed -> LocalDate.parse(typed).atStartOfDay(now.getZone()).toInstant(),
                typed -> choice.apply(shown(LocalTime.parse(TIME.matcher(typed).matches() ? "0" + typed : typed), now))
                        .orElseThrow());
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(iso);
            } catch (DateTimeException e) {
                // the next one
            }
        }
        throw new IllegalArgumentException(text + " is no time; write " + examples);
    }
}
