package dev.gangway.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as people write them: a date, a time, or a time with its zone; without one it is UTC. */
public final class Times {
    private Times() {}

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
