package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.html;
import static dev.gangway.dataverse.ScriptedService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gangway.SettableClock;
import dev.gangway.dataverse.ScriptedService.Reply;
import dev.gangway.odata.ServiceLimits;
import dev.gangway.odata.ServiceUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProtectionTest extends DataverseTestCase {
    private static final Reply FINE = json(200, "{}");
    private static final Reply TOO_MANY = error(429, "0x80072322", "Number of requests exceeded the limit of 6000.");

    @Test
    void saysHowLongToWait() {
        service.answers(TOO_MANY.with("Retry-After", "37"));

        ServiceUnavailableException refused = unavailable();

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(37));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("0x80072322");
    }

    @Test
    void understandsADate() {
        service.answers(TOO_MANY.with("Retry-After", "Mon, 23 Nov 2026 09:00:45 GMT"));

        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void sendsNothingWhileItHasToWait() {
        service.answers(TOO_MANY.with("Retry-After", "37"));
        unavailable();
        clock.advance(Duration.ofSeconds(30));

        ServiceUnavailableException waiting = unavailable();

        assertThat(waiting.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(waiting.status()).isZero();
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void aClockThatIsPutBackDoesNotProlongTheWait() {
        var wall = new SettableClock();
        try (Dataverse other = new Dataverse(context, service.connection(), wall, clock)) {
            service.answers(TOO_MANY.with("Retry-After", "37"), FINE);
            assertThatThrownBy(() -> other.get("leads")).isInstanceOf(ServiceUnavailableException.class);
            wall.advance(Duration.ofHours(-1));
            assertThat(other.limits().closedUntil()).isEqualTo(wall.instant().plusSeconds(37));
            clock.advance(Duration.ofSeconds(37));

            other.get("leads");

            assertThat(other.limits().closedUntil()).isNull();
        }
    }

    @Test
    void sendsAgainAfterTheWait() {
        service.answers(TOO_MANY.with("Retry-After", "37"), FINE);
        unavailable();
        clock.advance(Duration.ofSeconds(37));

        dataverse.get("leads");

        assertThat(service.received()).hasSize(2);
    }

    @Test
    void backsOffByItselfWhenItIsNotToldHowLong() {
        service.answers(TOO_MANY, TOO_MANY, FINE, TOO_MANY);

        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(4));
        clock.advance(Duration.ofSeconds(4));
        dataverse.get("leads");
        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsForAServiceThatSaysWhenItIsBack() {
        service.answers(html(503).with("Retry-After", "120"));

        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(unavailable().retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void leavesTheWaitForAPlainOutageToTheCaller() {
        service.answers(html(503), FINE);

        assertThat(unavailable().retryAfter()).isNull();
        dataverse.get("leads");

        assertThat(service.received()).hasSize(2);
    }

    @Test
    void knowsNothingOfTheLimitsBeforeTheFirstAnswer() {
        assertThat(dataverse.limits()).isEqualTo(new ServiceLimits(-1, -1, -1, 0, 0, null));
    }

    @Test
    void showsWhatTheServiceSaysAboutItsLimits() {
        service.answers(FINE.with("x-ms-dop-hint", "4")
                .with("x-ms-ratelimit-burst-remaining-xrm-requests", "7,999")
                .with("x-ms-ratelimit-time-remaining-xrm-requests", "1,199.97"));

        dataverse.get("leads");

        assertThat(dataverse.limits()).isEqualTo(new ServiceLimits(4, 7999, 1199.97, 1, 0, null));
    }

    @Test
    void keepsWhatItKnowsWhenAHeaderCannotBeRead() {
        service.answers(FINE.with("x-ms-dop-hint", "4"), FINE.with("x-ms-dop-hint", "many"));

        dataverse.get("leads");
        dataverse.get("leads");

        assertThat(dataverse.limits().dopHint()).isEqualTo(4);
    }

    @Test
    void showsUntilWhenItWaits() {
        service.answers(TOO_MANY.with("Retry-After", "37"));
        unavailable();

        assertThat(dataverse.limits().closedUntil()).isEqualTo(SettableClock.START.plusSeconds(37));
        assertThat(dataverse.limits().waits()).isEqualTo(1);
        assertThat(dataverse.limits().requestsSent()).isEqualTo(1);
    }

    @Test
    void doesNotHoldOneClientUpForAnother() {
        service.answers(TOO_MANY.with("Retry-After", "37"), FINE);
        unavailable();

        try (Dataverse other = new Dataverse(context, service.connection(), clock, clock)) {
            other.get("leads");
        }

        assertThat(service.received()).hasSize(2);
        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    private ServiceUnavailableException unavailable() {
        return catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.get("leads"));
    }
}
