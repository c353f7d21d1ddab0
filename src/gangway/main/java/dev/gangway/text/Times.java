package dev.gangway.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times as people write them. Points in time: a date, a time, or a time with its zone; without one it is UTC. */
public final class Times {
    private Times() {}

    /** A length of time for people, such as {@code 1 h 30 min}. */
    public static String words(Duration time) {
        String words = Stream.of(
                        part(time.toDays(), "d"),
                        part(time.toHoursPart(), "h"),
                        part(time.toMinutesPart(), "min"),
                        part(time.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "0 s" : words;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }

    /**
     * The time in UTC.
     *
     * @throws DateTimeException when it is none
     */
    public static LocalDateTime utc(String text) {
        String stripped = Fold.strip(text);
        if (!stripped.contains("T")) {
            return LocalDate.parse(stripped).atStartOfDay();
        }
        try {
            return LocalDateTime.parse(stripped);
        } catch (DateTimeException e) {
            return OffsetDateTime.parse(stripped)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        }
    }
}
