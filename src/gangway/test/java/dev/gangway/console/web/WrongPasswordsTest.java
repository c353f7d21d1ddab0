package dev.gangway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WrongPasswordsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final WrongPasswords wrong = new WrongPasswords(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void tryFiveTimes(String who) {
        for (int i = 0; i < WrongPasswords.MOST; i++) {
            assertThat(wrong.mayTry(who)).isTrue();
        }
    }

    @Test
    void afterFiveTriesOneIsLetInAMinute() {
        tryFiveTimes("anna@::1");
        assertThat(wrong.mayTry("anna@::1")).isFalse();
        assertThat(wrong.mayTry("anna@::2")).isTrue();

        pass(Duration.ofMinutes(1));
        assertThat(wrong.mayTry("anna@::1")).isTrue();
        assertThat(wrong.mayTry("anna@::1")).isFalse();
    }

    @Test
    void aRightPasswordEndsTheCount() {
        tryFiveTimes("anna@::1");
        wrong.forget("anna@::1");
        tryFiveTimes("anna@::1");
    }

    @Test
    void whenMoreNamesAreTriedThanRememberedTheOldestIsForgotten() {
        tryFiveTimes("anna@::1");
        for (int i = 0; i < WrongPasswords.MOST_REMEMBERED; i++) {
            wrong.mayTry("name " + i);
        }
        tryFiveTimes("otto@::1");

        assertThat(wrong.remembered()).isEqualTo(WrongPasswords.MOST_REMEMBERED);
        assertThat(wrong.mayTry("otto@::1")).isFalse();
        assertThat(wrong.mayTry("anna@::1")).isTrue();
    }

    @Test
    void afterAnHourNothingIsRemembered() {
        tryFiveTimes("anna@::1");
        pass(Duration.ofMinutes(61));
        wrong.mayTry("otto@::1");
        assertThat(wrong.remembered()).isEqualTo(1);
    }
}
