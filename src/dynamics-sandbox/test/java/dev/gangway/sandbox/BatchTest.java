package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.junit.SandboxExtension;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    private static final String BATCH = "multipart/mixed; boundary=\"b\"";
    private static final String GOOD = "{\"subject\":\"Good\",\"lastname\":\"B\"}";
    private static final String BAD = "{\"subject\":\"" + "x".repeat(301) + "\",\"lastname\":\"B\"}";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private TestClient.Answer batch(String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = BATCH;
        return client.send("POST", "$batch", body, all);
    }

    private static String single(String method, String url, String json) {
        return "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + request(method, url, json);
    }

    private static String request(String method, String url, String json) {
        return method + " " + url + " HTTP/1.1\r\nContent-Type: application/json\r\n\r\n" + (json == null ? "" : json)
                + "\r\n";
    }

    private static String changeSet(String... requests) {
        StringBuilder body = new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
        for (int i = 0; i < requests.length; i++) {
            body.append("--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ")
                    .append(i + 1)
                    .append("\r\n\r\n")
                    .append(requests[i]);
        }
        return body.append("--c--\r\n").toString();
    }

    private int leads() {
        return Integer.parseInt(client.get("leads/$count").body());
    }

    @Test
    void allGoodIs200WithAPartForEach() {
        TestClient.Answer answer =
                batch(single("POST", "leads", GOOD) + single("GET", "leads?$select=subject", null) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        assertThat(answer.body())
                .contains("HTTP/1.1 204 No Content\r\n", "HTTP/1.1 200 OK\r\n")
                .containsPattern("OData-EntityId: \\S+/leads\\([0-9a-f-]{36}\\)\r\n");
    }

    @Test
    void addressesMayBeAbsoluteFromTheHostOrRelative() {
        TestClient.Answer answer = batch(single("POST", sales.sandbox().url() + "/api/data/v9.2/leads", GOOD)
                + single("POST", "/api/data/v9.2/leads", GOOD) + single("POST", "leads", GOOD) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(leads()).isEqualTo(3);
    }

    @Test
    void lineFeedsAloneAndALeadingEmptyLineAreTaken() {
        TestClient.Answer answer = batch(("\r\n" + single("POST", "leads", GOOD) + "--b--").replace("\r\n", "\n"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void theFirstFailureEndsTheBatchAndWhatWentBeforeStays() {
        TestClient.Answer answer = batch(single("POST", "leads", GOOD) + single("POST", "leads", BAD)
                + single("POST", "leads", GOOD) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("multipart/mixed");
        assertThat(answer.body()).containsOnlyOnce("HTTP/1.1 ").contains("HTTP/1.1 400 Bad Request", "0x80044331");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void continueOnErrorAnswersEveryPart() {
        TestClient.Answer answer = batch(
                single("POST", "leads", GOOD) + single("POST", "leads", BAD) + single("POST", "leads", GOOD)
                        + "--b--\r\n",
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().split("HTTP/1.1 204", -1)).hasSize(3);
        assertThat(answer.body()).contains("HTTP/1.1 400 Bad Request");
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void aChangeSetIsAllOrNothing() {
        TestClient.Answer answer = batch(
                changeSet(request("POST", "leads", GOOD), request("POST", "leads", BAD)) + single("POST", "leads", GOOD)
                        + "--b--\r\n",
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("changesetresponse_").contains("HTTP/1.1 400 Bad Request");
        assertThat(leads()).isEqualTo(1);
    }

    @Test
    void aChangeSetAnswersInAPartOfItsOwn() {
        TestClient.Answer answer =
                batch(changeSet(request("POST", "leads", GOOD), request("POST", "leads", GOOD)) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("--changesetresponse_", "Content-ID: 1\r\n", "Content-ID: 2\r\n");
    }

    @Test
    void laterPartsReferToWhatEarlierOnesMade() {
        TestClient.Answer answer = batch(changeSet(
                        request("POST", "accounts", "{\"name\":\"Fabrikam\"}"),
                        request(
                                "POST",
                                "contacts",
                                "{\"lastname\":\"B\",\"parentcustomerid_account@odata.bind\":\"$1\"}"),
                        request("PATCH", "$2", "{\"firstname\":\"Ida\"}"))
                + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.get("contacts?$select=fullname&$expand=parentcustomerid_account($select=name)")
                        .rows()
                        .get(0)
                        .at("/parentcustomerid_account/name")
                        .asText())
                .isEqualTo("Fabrikam");
        assertThat(client.get("contacts").rows().get(0).path("fullname").asText())
                .isEqualTo("Ida B");
    }

    @Test
    void aReferenceToNothingIsRefused() {
        TestClient.Answer answer = batch(changeSet(request("PATCH", "$7", "{\"firstname\":\"Ida\"}")) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Content-ID Reference: '$7' does not exist in the batch context.");
    }

    @Test
    void partsOfAChangeSetNeedAContentId() {
        String body = changeSet(request("POST", "leads", GOOD)).replace("Content-ID: 1\r\n", "");

        TestClient.Answer answer = batch(body + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("0x80060888", "Content-ID header not present");
        assertThat(leads()).isZero();
    }

    @Test
    void readingInAChangeSetIsRefused() {
        assertThat(batch(changeSet(request("GET", "leads", null)) + "--b--\r\n").status())
                .isEqualTo(400);
    }

    @Test
    void aThousandOperationsAreTakenAndNotOneMore() {
        String body = single("GET", "WhoAmI", null).repeat(1000);

        assertThat(batch(body + "--b--\r\n").status()).isEqualTo(200);
        TestClient.Answer refused = batch(body + single("GET", "WhoAmI", null) + "--b--\r\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).contains("1001", "1000");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1000})
    void aPartMayAskForManyRowsByTheirKeys(int keys) {
        UUID known = client.create("leads", GOOD);
        String values = Stream.generate(UUID::randomUUID)
                .limit(keys - 1)
                .map(UUID::toString)
                .collect(Collectors.joining("','", "['" + known + "','", "']"));
        String url = "leads?$select=subject&$filter=Microsoft.Dynamics.CRM.In(PropertyName='leadid',PropertyValues="
                + values + ")%20and%20statecode%20eq%200";

        TestClient.Answer answer = batch(single("GET", url, null) + "--b--\r\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("\"leadid\":\"" + known + "\"")
                .containsOnlyOnce("\"leadid\"");
    }

    @Test
    void oneBoundaryMayBeTheBeginningOfAnother() {
        TestClient.Answer answer = batch((changeSet(request("POST", "leads", GOOD), request("POST", "leads", GOOD)))
                        .replace("--c", "--b1")
                        .replace("boundary=c", "boundary=b1")
                + "--b--\r\n");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(leads()).isEqualTo(2);
    }

    @Test
    void aBatchThatWasCutOffChangesNothing() {
        TestClient.Answer answer = batch(single("POST", "leads", GOOD) + single("POST", "leads", GOOD));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(leads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary anywhere",
                "--b\r\n",
                "--b\r\n\r\n--b--\r\n",
                "--b\r\nContent-Type: application/http\r\n\r\nhello\r\n--b--\r\n",
                "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--b--\r\n",
                "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--\r\n",
                "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n--c--\r\n--b--\r\n"
            })
    void whatIsCutUpWrongIsRefusedInPlainJson(String body) {
        TestClient.Answer answer = batch(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("0x80060888");
    }

    @Test
    void aBatchInABatchIsRefused() {
        assertThat(batch(single("POST", "$batch", "{}") + "--b--\r\n").status()).isEqualTo(400);
    }

    @Test
    void aWrongAddressInsideIsNamedAsTheServiceNamesIt() {
        TestClient.Answer answer = batch(single("POST", "/api/data/leads", GOOD) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("0x80060888", "Requested API Version 'leads' was not understood");
    }

    @Test
    void preconditionsInsidePartsCount() {
        UUID nowhere = UUID.randomUUID();
        String body = "--b\r\nContent-Type: application/http\r\n\r\nPATCH leads(" + nowhere
                + ") HTTP/1.1\r\nIf-Match: *\r\nContent-Type: application/json\r\n\r\n{\"subject\":\"x\"}\r\n--b--\r\n";

        TestClient.Answer answer = batch(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("HTTP/1.1 404 Not Found", "0x80040217");
    }
}
