package dev.gangway.odata.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "37,                              PT37S",
        "' 0 ',                           PT0S",
        "1.2345,                          PT1.235S",
        "'Mon, 23 Nov 2026 09:02:00 GMT', PT2M",
        "86400,                           PT1H"
    })
    void reads(String header, Duration wait) {
        assertThat(RetryAfter.of(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "Mon, 23 Nov 2026 08:59:00 GMT"})
    void readsNothingOutOfAnythingElse(String header) {
        assertThat(RetryAfter.of(header, NOW)).isNull();
    }
}
