package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.junit.SandboxExtension;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProtectionLimitsTest {
    private static final Duration WINDOW = Duration.ofSeconds(300);
    private static final Duration PLENTY = Duration.ofMinutes(20);

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private static void throttled(TestClient.Answer answer, String code, String words) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.errorMessage()).isEqualTo(words);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheRealNumbers() {
        TestClient.Answer answer = client.get("WhoAmI");

        assertThat(answer.header("x-ms-ratelimit-burst-remaining-xrm-requests")).isEqualTo("5999");
        assertThat(answer.header("x-ms-ratelimit-time-remaining-xrm-requests")).matches("1,(200|199)\\.\\d\\d");
        assertThat(answer.header("x-ms-dop-hint")).isEqualTo("4");
        assertThat(answer.header("x-ms-service-request-id")).hasSize(36);
        assertThat(answer.header("REQ_ID")).hasSize(36);
    }

    @Test
    void tooManyRequestsInTheWindow() {
        sales.control().limits(new ProtectionLimits(3, PLENTY, 52, WINDOW));
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("WhoAmI").status()).isEqualTo(200);
        }

        throttled(
                client.get("WhoAmI"),
                "0x80072322",
                "Number of requests exceeded the limit of 3 over time window of 300 seconds.");
    }

    @Test
    void theNextRequestIsLetInWhenTheWaitIsOver() {
        sales.control().limits(new ProtectionLimits(1, PLENTY, 52, WINDOW));
        client.get("WhoAmI");
        long wait = Long.parseLong(client.get("WhoAmI").header("Retry-After"));

        sales.control().clockOffset(Duration.ofSeconds(wait));

        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotWaitWaitsLonger() {
        sales.control().limits(new ProtectionLimits(1, PLENTY, 52, Duration.ofSeconds(20)));
        client.get("WhoAmI");
        // near the end of the window little is left to wait, so that there is room for more
        sales.control().clockOffset(Duration.ofSeconds(15));
        long told = Long.parseLong(client.get("WhoAmI").header("Retry-After"));
        long untilThen = 0;
        for (int i = 0; i < 5; i++) {
            untilThen = Long.parseLong(client.get("WhoAmI").header("Retry-After"));
        }

        assertThat(untilThen).isGreaterThan(told);
    }

    @Test
    void tooMuchRunTimeInTheWindow() {
        sales.control().limits(new ProtectionLimits(6000, Duration.ofNanos(1), 52, WINDOW));
        client.get("WhoAmI");
        sales.control().limits(new ProtectionLimits(6000, Duration.ofMillis(1), 52, WINDOW));
        TestClient.Answer answer = client.get("leads?$filter=contains(subject,'x')&$orderby=subject&$count=true");
        for (int i = 0; i < 100 && answer.status() == 200; i++) {
            answer = client.get("$metadata");
        }

        throttled(
                answer,
                "0x80072321",
                "Combined execution time of incoming requests exceeded limit of 1  milliseconds over time window of 300 seconds."
                        + " Decrease number of concurrent requests or reduce the duration of requests and try again later.");
    }

    @Test
    void tooManyAtTheSameTime() {
        sales.control().limits(new ProtectionLimits(6000, PLENTY, 1, WINDOW));
        sales.control().freeze();
        CompletableFuture<TestClient.Answer> one = CompletableFuture.supplyAsync(() -> client.get("WhoAmI"));
        CompletableFuture<TestClient.Answer> two = CompletableFuture.supplyAsync(() -> client.get("WhoAmI"));

        // whichever of the two came second is refused while the first is held
        TestClient.Answer refused =
                (TestClient.Answer) CompletableFuture.anyOf(one, two).join();
        sales.control().unfreeze();

        throttled(refused, "0x80072326", "Number of concurrent requests exceeded the limit of 1.");
        assertThat(List.of(one.join().status(), two.join().status())).containsExactlyInAnyOrder(200, 429);
    }

    @Test
    void everyUserHasAWindowOfHisOwn() {
        TestClient seller = TestClient.seller(sales.sandbox());
        sales.control().limits(new ProtectionLimits(1, PLENTY, 52, WINDOW));
        client.get("WhoAmI");

        assertThat(client.get("WhoAmI").status()).isEqualTo(429);
        assertThat(seller.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void aBatchIsOneRequest() {
        client.send(
                "POST",
                "$batch",
                "--b\r\nContent-Type: application/http\r\n\r\nGET leads HTTP/1.1\r\n\r\n"
                        + "--b\r\nContent-Type: application/http\r\n\r\nGET leads HTTP/1.1\r\n\r\n--b--\r\n",
                "Content-Type",
                "multipart/mixed; boundary=b");

        assertThat(client.get("WhoAmI").header("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .isEqualTo("5998");
    }
}
