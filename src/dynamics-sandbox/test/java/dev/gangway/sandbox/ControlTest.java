package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.RecordedRequest;
import dev.gangway.sandbox.junit.SandboxExtension;
import dev.gangway.sandbox.records.Violation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlTest {
    private static final String LEAD = "{\"subject\":\"A\",\"lastname\":\"B\"}";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.with(builder -> builder);

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private int leads() {
        return Integer.parseInt(client.get("leads/$count").body());
    }

    @Test
    void theNextMatchingRequestFailsAndTheOneAfterItDoesNot() {
        sales.control()
                .failNext(Fault.status(503).code("0x8004A001").retryAfter(7).on("POST", "leads"));

        assertThat(client.get("leads").status()).isEqualTo(200);
        TestClient.Answer failed = client.post("leads", LEAD);
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.errorCode()).isEqualTo("0x8004A001");
        assertThat(failed.header("Retry-After")).isEqualTo("7");
        assertThat(client.post("leads", LEAD).status()).isEqualTo(204);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aFailureAfterApplyingLeavesTheChange() {
        sales.control()
                .failNext(Fault.status(502)
                        .html("<html>Bad Gateway</html>")
                        .on("POST", "leads")
                        .afterApplying());

        TestClient.Answer failed = client.post("leads", LEAD);

        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.header("Content-Type")).startsWith("text/html");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aResetBeforeApplyingLeavesNothing() {
        sales.control().failNext(Fault.reset().on("POST", "leads"));

        assertThatThrownBy(() -> client.post("leads", LEAD)).isInstanceOf(UncheckedIOException.class);

        assertThat(leads()).isZero();
    }

    @Test
    void aResetAfterApplyingLeavesTheChange() {
        sales.control().failNext(Fault.reset().on("POST", "leads").afterApplying());

        assertThatThrownBy(() -> client.post("leads", LEAD)).isInstanceOf(UncheckedIOException.class);

        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aDelayedRequestIsAnsweredAsUsual() {
        sales.control().failNext(Fault.delay(Duration.ofMillis(1)).on("POST", "leads"));

        assertThat(client.post("leads", LEAD).status()).isEqualTo(204);
    }

    @Test
    void throttlingOnCommand() {
        sales.control().failNext(Fault.throttled("0x80072326", 9));

        TestClient.Answer answer = client.get("WhoAmI");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("0x80072326");
        assertThat(answer.header("Retry-After")).isEqualTo("9");
    }

    @Test
    void connectionsBelongToWholeRequests() {
        for (Fault fault : new Fault[] {
            Fault.reset().inBatch(),
            Fault.cut().inBatch(),
            Fault.reset().onRecord("lead"),
            Fault.delay(Duration.ofSeconds(1)).onRecord("lead"),
            Fault.status(500).onRecord("lead").afterApplying()
        }) {
            assertThatThrownBy(() -> sales.control().failNext(fault)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void signingInFailsWhenTold() {
        sales.control().failNext(Fault.status(503).on("POST", "token"));
        SalesSandbox sandbox = sales.sandbox();

        assertThat(client.signIn(sandbox, sandbox.clientId(), sandbox.clientSecret())
                        .status())
                .isEqualTo(503);
        assertThat(client.signIn(sandbox, sandbox.clientId(), sandbox.clientSecret())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAnswerIsCutInTheMiddle() {
        sales.control().failNext(Fault.cut().on("GET", "WhoAmI"));

        assertThatThrownBy(() -> client.get("WhoAmI")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void onePartOfABatchFails() {
        sales.control().failNext(Fault.status(500).on("POST", "leads").inBatch());
        String part = "--b\r\nContent-Type: application/http\r\n\r\nPOST leads HTTP/1.1\r\n\r\n" + LEAD + "\r\n";

        TestClient.Answer answer = client.send(
                "POST",
                "$batch",
                part + part + "--b--\r\n",
                "Content-Type",
                "multipart/mixed; boundary=b",
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.body()).contains("HTTP/1.1 500 Internal Server Error", "HTTP/1.1 204 No Content");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void oneRecordFailsWhereverItComesFrom() {
        sales.control()
                .failNext(Fault.status(400)
                        .code("0x80040265")
                        .message("The plug-in does not like it.")
                        .onRecord("lead", "lastname", "Poison")
                        .always());
        String poison = LEAD.replace("\"B\"", "\"Poison\"");
        String bulk = "{\"Targets\":[" + LEAD.replace("{", "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",") + ","
                + poison.replace("{", "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",") + "]}";

        assertThat(client.post("leads", poison).errorCode()).isEqualTo("0x80040265");
        assertThat(client.post("leads/Microsoft.Dynamics.CRM.CreateMultiple", bulk)
                        .errorCode())
                .isEqualTo("0x80040265");
        assertThat(client.post("leads", LEAD).status()).isEqualTo(204);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aFrozenSandboxAnswersWhenItThaws() {
        sales.control().freeze();
        CompletableFuture<TestClient.Answer> answer = CompletableFuture.supplyAsync(() -> client.post("leads", LEAD));
        assertThat(sales.control().dump()).contains("\"leads\":[]");

        sales.control().unfreeze();

        assertThat(answer.join().status()).isEqualTo(204);
    }

    @Test
    void downRefusesConnectionsAndUpTakesThemAgainOnTheSamePort() {
        sales.control().down();
        assertThatThrownBy(() -> client.get("WhoAmI")).isInstanceOf(UncheckedIOException.class);

        sales.control().up();

        Awaitility.await().until(() -> client.get("WhoAmI").status() == 200);
    }

    @Test
    void unavailableAnswers503UntilItIsUp() {
        sales.control().unavailable();
        assertThat(client.get("WhoAmI").status()).isEqualTo(503);

        sales.control().up();

        assertThat(client.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void requestsAreRemembered() {
        sales.control().clearRequests();
        client.get("leads?$select=subject");

        assertThat(sales.control().requestCount()).isEqualTo(1);
        RecordedRequest request = sales.control().requests().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("leads?$select=subject");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.operations()).isEqualTo(1);
        assertThat(request.user())
                .hasToString(client.get("WhoAmI").json().path("UserId").asText());
    }

    @Test
    void swallowedColumnsAreCounted() {
        client.post("leads", "{\"lastname\":\"B\",\"fullname\":\"Somebody\",\"statecode\":2}");

        assertThat(sales.control().violations())
                .containsExactlyInAnyOrder(
                        new Violation(Violation.Kind.NOT_WRITABLE, "lead", "fullname", 1),
                        new Violation(Violation.Kind.NOT_WRITABLE, "lead", "statecode", 1),
                        new Violation(Violation.Kind.REQUIRED_MISSING, "lead", "subject", 1));
        assertThat(client.get("leads").rows().get(0).path("statecode").asInt()).isZero();
    }

    @Test
    void strictModeRefusesWhatTheServiceSwallows() {
        sales.control().strict(true);

        assertThat(client.post("leads", "{\"subject\":\"A\",\"lastname\":\"B\",\"fullname\":\"C\"}")
                        .errorMessage())
                .contains("'fullname' of 'lead' is not writable");
        assertThat(client.post("leads", "{\"lastname\":\"B\"}").errorMessage())
                .contains("'subject' of 'lead' is business required");
        assertThat(leads()).isZero();
    }

    @Test
    void theSellerWorksUnderHisOwnName() {
        UUID lead = client.create("leads", LEAD);

        UUID opportunity = sales.control().qualify(lead, true, true, true).opportunityId();

        assertThat(client.get("opportunities(" + opportunity + ")")
                        .json()
                        .path("_ownerid_value")
                        .asText())
                .isEqualTo(TestClient.seller(sales.sandbox())
                        .get("WhoAmI")
                        .json()
                        .path("UserId")
                        .asText());
    }
}
