package dev.gangway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntilTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-28T22:30:00+01:00[Europe/Berlin]");

    @ParameterizedTest
    @CsvSource({
        "23:00, 2026-03-28T22:00:00Z",
        "22:30:01, 2026-03-28T21:30:01Z",
        "22:00, 2026-03-29T20:00:00Z",
        "9:05, 2026-03-29T07:05:00Z",
        // the clocks leave this time out
        "02:30, 2026-03-30T00:30:00Z",
        "2026-03-29T23:00, 2026-03-29T21:00:00Z",
        "2026-03-29 23:00, 2026-03-29T21:00:00Z",
        "2026-03-29T23:00Z, 2026-03-29T23:00:00Z",
        "2026-03-29T23:00:00.5-05:00, 2026-03-30T04:00:00.500Z",
        "2026-04-01, 2026-03-31T22:00:00Z",
        "1h, 2026-03-28T22:30:00Z",
        "90m, 2026-03-28T23:00:00Z",
        "1h30m, 2026-03-28T23:00:00Z",
        "1H 30M, 2026-03-28T23:00:00Z",
        "45s, 2026-03-28T21:30:45Z",
        "2d, 2026-03-30T21:30:00Z",
        "PT1H, 2026-03-28T22:30:00Z"
    })
    void timesToComeAreUnderstood(String text, Instant expected) {
        assertThat(Until.coming(text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 2026-03-28T20:30:00Z",
        "1d, 2026-03-27T21:30:00Z",
        "22:00, 2026-03-28T21:00:00Z",
        "23:00, 2026-03-27T22:00:00Z",
        "2026-03-27, 2026-03-26T23:00:00Z",
        "2026-03-27T09:00Z, 2026-03-27T09:00:00Z"
    })
    void timesGoneByAreUnderstood(String text, Instant expected) {
        assertThat(Until.gone(text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "1x", "P", "2026-13-01", "23", "h", "99999999h", "-1h"})
    void everythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Until.coming(text, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" is no time; write 23:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T02:30+01:00[Europe/Berlin], 02:45, 2026-10-25T02:45+01:00",
        "2026-10-25T02:30+02:00[Europe/Berlin], 02:45, 2026-10-25T02:45+02:00",
        "2026-10-25T02:30+02:00[Europe/Berlin], 02:15, 2026-10-25T02:15+01:00",
        "2026-10-25T02:30+01:00[Europe/Berlin], 02:15, 2026-10-26T02:15+01:00",
        "2026-03-29T03:30+02:00[Europe/Berlin], 02:59, 2026-03-30T02:59+02:00",
        "2026-03-29T01:30+01:00[Europe/Berlin], 03:00, 2026-03-29T03:00+02:00"
    })
    void aTimeOfDayIsTheNextThatAClockShows(ZonedDateTime now, String text, OffsetDateTime expected) {
        assertThat(Until.coming(text, now)).isEqualTo(expected.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T03:15+02:00[Europe/Berlin], 02:30, 2026-03-28T02:30+01:00",
        "2026-10-25T02:30+01:00[Europe/Berlin], 02:45, 2026-10-25T02:45+02:00",
        "2026-10-25T02:30+01:00[Europe/Berlin], 02:15, 2026-10-25T02:15+01:00"
    })
    void aTimeOfDayGoneByIsTheLastThatAClockShowed(ZonedDateTime now, String text, OffsetDateTime expected) {
        assertThat(Until.gone(text, now)).isEqualTo(expected.toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P9999999999999D",
                "PT9223372036854775807S",
                "PT-9223372036854775807S",
                "999999d999999d",
                "+300000-01-01T00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "-300000-01-01"
            })
    void noTimeIsFurtherAwayThanADatabaseCanKeep(String text) {
        assertThatThrownBy(() -> Until.coming(text, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Until.gone(text, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasPassedIsNoTimeToCome() {
        assertThatThrownBy(() -> Until.coming("2026-03-28T22:29", NOW)).hasMessageContaining("has passed already");
        assertThatThrownBy(() -> Until.coming("0m", NOW)).hasMessageContaining("has passed already");
    }
}
