package dev.gangway.sandbox.fno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.service.Misuse;
import dev.gangway.sandbox.junit.FnoSandboxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writing: approval, refusals, batches, faults, sign-in. */
class FnoWriteTest {
    private static final String KEY = "Prospects(dataAreaId='usrt',ProspectId='P1')?cross-company=true";
    private static final String APPROVED = "{\"B2BProspectStatus\":\"Approved\"}";
    private static final String REJECTED = "{\"B2BProspectStatus\":\"Rejected\"}";

    @RegisterExtension
    final FnoSandboxExtension fno = new FnoSandboxExtension();

    private FnoClient client;

    @BeforeEach
    void oneProspect() {
        client = FnoClient.of(fno.sandbox());
        fno.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");
    }

    private String status() {
        return client.get(KEY).json().path("B2BProspectStatus").asText();
    }

    private FnoClient.Answer patch(String body, String... headers) {
        return client.send("PATCH", KEY, body, headers);
    }

    @Test
    void approvalMakesCustomersAndAHierarchy() {
        assertThat(patch(APPROVED).status()).isEqualTo(204);

        assertThat(status()).isEqualTo("Approved");
        JsonNode customers = client.get("CustomersV3?cross-company=true&$filter=PartyNumber eq 'P-usrt-P1'")
                .json();
        assertThat(customers.path("value").get(0).path("CustomerAccount").asText())
                .isEqualTo("P1");
        JsonNode hierarchies =
                client.get("CustomerHiearchies?$expand=CustomerHierarchyNode").json();
        JsonNode node =
                hierarchies.path("value").get(0).path("CustomerHierarchyNode").get(0);
        assertThat(node.path("Role").asText()).isEqualTo("Admin");
        assertThat(node.path("NodePartyNumber").asText()).isEqualTo("P-usrt-P1");
        assertThat(fno.control().mails()).isEqualTo(1);
    }

    @Test
    void anInertWriteHasNoEffects() {
        fno.control().assume(Assumption.APPROVAL, "inert");

        patch(APPROVED);

        assertThat(status()).isEqualTo("Approved");
        assertThat(fno.control().rows("CustomersV3")).isEmpty();
        assertThat(fno.control().mails()).isZero();
    }

    @Test
    void delayedEffectsComeWhenTheirTimeHasCome() {
        fno.control().assume(Assumption.APPROVAL, "delayed");
        patch(APPROVED);
        assertThat(fno.control().rows("CustomersV3")).isEmpty();

        fno.control().clockOffset(Duration.ofMinutes(11));

        assertThat(fno.control().rows("CustomersV3")).hasSize(2);
        assertThat(fno.control().rows("CustomerHierarchyNodes")).hasSize(1);
    }

    @Test
    void aRefusedWriteSaysWhyInTheUsersLanguage() {
        fno.control().assume(Assumption.APPROVAL, "refused");
        fno.control().language("de");

        FnoClient.Answer answer = patch(APPROVED);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("message").asText()).isEqualTo("An error has occurred.");
        assertThat(answer.inner().path("message").asText()).contains("Warnung").contains("P1");
        assertThat(answer.inner().path("type").asText()).endsWith("AxODataWriteException");
        assertThat(status()).isEqualTo("Pending");
    }

    @Test
    void aContraryDecisionIsRefusedAndCounted() {
        patch(APPROVED);

        assertThat(patch(REJECTED).status()).isEqualTo(400);
        assertThat(patch(APPROVED).status()).isEqualTo(204);

        assertThat(status()).isEqualTo("Approved");
        assertThat(fno.control().mails()).isEqualTo(1);
        assertThat(fno.control().rows("CustomerHiearchies")).hasSize(1);
        assertThat(fno.control().misuse()).containsEntry(Misuse.Kind.NEEDLESS_STATUS, 2L);
    }

    @Test
    void aClerkDecidesEvenWhereWritesAreInert() {
        fno.control().assume(Assumption.APPROVAL, "inert");

        fno.control().approve("usrt", "P1");

        assertThat(status()).isEqualTo("Approved");
        assertThat(fno.control().rows("CustomersV3")).hasSize(2);
    }

    @Test
    void aCustomerWithTheProspectsPartyIsRefused() {
        String body = "{\"dataAreaId\":\"usrt\",\"CustomerAccount\":\"C9\",\"CustomerGroupId\":\"10\","
                + "\"SalesCurrencyCode\":\"USD\",\"PartyNumber\":\"P-usrt-P1\"}";

        FnoClient.Answer refused = client.send("POST", "CustomersV3?cross-company=true", body);
        FnoClient.Answer same = client.send("POST", "CustomersV3?cross-company=true", body.replace("C9", "P1"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.inner().path("message").asText())
                .contains("Cannot create customer with account number 'C9' with same party number as prospect 'P1'");
        assertThat(same.status()).isEqualTo(201);
        assertThat(same.header("Location")).endsWith("/data/CustomersV3(dataAreaId='usrt',CustomerAccount='P1')");
        assertThat(same.header("ETag")).startsWith("W/");
    }

    @Test
    void aStaleEtagIsRefusedUnlessAssumedOtherwise() {
        assertThat(patch(REJECTED, "If-Match", "W/\"old\"").status()).isEqualTo(412);
        fno.control().assume(Assumption.STALE_ETAG, "ignored");
        assertThat(patch(REJECTED, "If-Match", "W/\"old\"").status()).isEqualTo(204);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(patch("{\"b2bProspectStatus\":\"Approved\"}")
                        .inner()
                        .path("message")
                        .asText())
                .startsWith("Could not find a property named 'b2bProspectStatus'");
        assertThat(patch("{\"B2BProspectStatus\":\"approved\"}").status()).isEqualTo(400);
        assertThat(patch("{\"B2BProspectStatus\":1}").status()).isEqualTo(400);
        assertThat(patch("{\"ProspectPartyNumber\":\"x\"}").inner().path("type").asText())
                .endsWith("AxODataFieldValidationException");
        assertThat(patch("{\"CompanyName\":\"" + "x".repeat(61) + "\"}").status())
                .isEqualTo(400);
        assertThat(status()).isEqualTo("Pending");
    }

    @Test
    void aMissingKeyIs404UnlessAssumedOtherwise() {
        String path = KEY.replace("P1", "P7");
        assertThat(client.send("PATCH", path, REJECTED).status()).isEqualTo(404);
        fno.control().assume(Assumption.MISSING_KEY, "created");
        assertThat(client.send("PATCH", path, "{\"CompanyName\":\"x\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aDeniedEntityIs403() {
        fno.control().deny("Prospects");

        FnoClient.Answer answer = client.get(KEY);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.inner().path("message").asText())
                .isEqualTo("User is not authorized to read view smmProspectEntity.  Request denied.");
        assertThat(client.get("").status()).isEqualTo(200);
    }

    @Test
    void wrongAudienceAndUnmappedAppAre401() {
        assertThat(FnoClient.forAudience(fno.sandbox(), "https://sales.example.com")
                        .get("")
                        .status())
                .isEqualTo(401);
        assertThat(FnoClient.unmapped(fno.sandbox()).get("").status()).isEqualTo(401);
        assertThat(fno.control().misuse()).containsEntry(Misuse.Kind.WRONG_AUDIENCE, 1L);
    }

    @Test
    void aLostAnswerWasAppliedNevertheless() {
        fno.control()
                .failNext(Fault.status(502)
                        .html("<html>Bad Gateway</html>")
                        .on("PATCH", "Prospects")
                        .afterApplying());

        FnoClient.Answer answer = patch(REJECTED);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).startsWith("<html>");
        assertThat(status()).isEqualTo("Rejected");
    }

    @Test
    void comingBackBeforeRetryAfterIsCounted() {
        fno.control().failNext(Fault.status(429).retryAfter(60));

        FnoClient.Answer answer = client.get(KEY);
        client.get(KEY);

        assertThat(answer.header("Retry-After")).isEqualTo("60");
        assertThat(answer.body()).contains("high resource utilization");
        assertThat(fno.control().misuse()).containsEntry(Misuse.Kind.TOO_EARLY, 1L);
    }

    @Test
    void aFailedChangeSetIsOnePartWith500AndLeavesNothing() {
        FnoClient.Answer answer = batch(REJECTED, "{\"Nonsense\":1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("HTTP/1.1 500")
                .contains("Content-ID: 1")
                .contains("Nonsense");
        assertThat(status()).isEqualTo("Pending");
    }

    @Test
    void aPartOfABatchCanBe429() {
        fno.control()
                .failNext(
                        Fault.status(429).retryAfter(9).on("PATCH", "Prospects").inBatch());

        FnoClient.Answer answer = batch(REJECTED, REJECTED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("HTTP/1.1 429", "Retry-After: 9");
        assertThat(status()).isEqualTo("Pending");
    }

    private FnoClient.Answer batch(String first, String second) {
        StringBuilder body = new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
        int id = 0;
        for (String change : new String[] {first, second}) {
            body.append("--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ")
                    .append(++id)
                    .append("\r\n\r\nPATCH ")
                    .append(KEY)
                    .append(" HTTP/1.1\r\nContent-Type: application/json\r\n\r\n")
                    .append(change)
                    .append("\r\n");
        }
        body.append("--c--\r\n--b--\r\n");
        return client.send("POST", "$batch", body.toString(), "Content-Type", "multipart/mixed; boundary=b");
    }
}
