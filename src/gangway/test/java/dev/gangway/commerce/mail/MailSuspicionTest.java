package dev.gangway.commerce.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailSuspicionTest {
    private static final String REFUSAL = "550 5.7.1";

    private final SettableClock clock = new SettableClock();
    private final MailSuspicion suspicion = new MailSuspicion(clock);
    private final MailRound round = new MailRound();

    @Test
    void theSameRefusalForASecondReceiverHitsAll() {
        assertThat(isRefused("ida@fabrikam.example")).isFalse();
        assertThat(isRefused("IDA@fabrikam.example")).isFalse();
        assertThat(isRefused("ole@fabrikam.example")).isTrue();
    }

    @Test
    void aRefusalThatOthersGotPastIsHarmlessForAnHour() {
        isRefused("ida@fabrikam.example");
        suspicion.sent();

        clock.advance(Duration.ofMinutes(59));
        isRefused("ida@fabrikam.example");
        assertThat(isRefused("ole@fabrikam.example")).isFalse();

        clock.advance(Duration.ofMinutes(1));
        assertThat(isRefused("ole@fabrikam.example")).isTrue();
    }

    @Test
    void aHarmlessRefusalOfManyInARowHitsAllNevertheless() {
        isRefused("ida@fabrikam.example");
        suspicion.sent();

        for (int i = 1; i < MailSuspicion.MANY; i++) {
            assertThat(isRefused(i + "@fabrikam.example")).isFalse();
        }
        assertThat(isRefused("last@fabrikam.example")).isTrue();
    }

    private boolean isRefused(String receiver) {
        return suspicion.hitsAll(REFUSAL, receiver, round);
    }
}
