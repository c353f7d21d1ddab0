package dev.gangway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final SettableClock clock = new SettableClock();
    private final Sessions sessions = new Sessions(clock);

    @Test
    void aSessionEndsHalfAnHourAfterItsLastPage() {
        String id = sessions.begin("anna");

        clock.advance(Duration.ofMinutes(30));
        assertThat(sessions.user(id)).contains("anna");
        clock.advance(Duration.ofMinutes(30));
        assertThat(sessions.user(id)).contains("anna");

        clock.advance(Duration.ofMinutes(31));
        assertThat(sessions.user(id)).isEmpty();
    }

    @Test
    void evenABusySessionEndsAfterTwelveHours() {
        String id = sessions.begin("anna");

        for (int pages = 0; pages < 24; pages++) {
            clock.advance(Duration.ofMinutes(30));
            assertThat(sessions.user(id)).contains("anna");
        }

        clock.advance(Duration.ofMinutes(1));
        assertThat(sessions.user(id)).isEmpty();
    }
}
