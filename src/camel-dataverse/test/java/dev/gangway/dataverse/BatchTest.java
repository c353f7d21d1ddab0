package dev.gangway.dataverse;

import static dev.gangway.dataverse.Batches.BOUNDARY;
import static dev.gangway.dataverse.Batches.answer;
import static dev.gangway.dataverse.Batches.created;
import static dev.gangway.dataverse.Batches.creations;
import static dev.gangway.dataverse.Batches.http;
import static dev.gangway.dataverse.Batches.id;
import static dev.gangway.dataverse.Batches.lead;
import static dev.gangway.dataverse.Batches.open;
import static dev.gangway.dataverse.Batches.refused;
import static dev.gangway.dataverse.Batches.withContentId;
import static dev.gangway.dataverse.ScriptedService.cut;
import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.html;
import static dev.gangway.dataverse.ScriptedService.json;
import static dev.gangway.dataverse.ScriptedService.multipart;
import static dev.gangway.dataverse.ScriptedService.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends DataverseTestCase {

    @Test
    void writesOnePartPerOperation() {
        service.answers(
                multipart(BOUNDARY, answer(created(1), created(2), created(3), created(4), created(5), created(6))));

        dataverse.batch(List.of(
                Operation.create("leads", lead(1)),
                Operation.createIfAbsent("leads", id(2), lead(2)),
                Operation.update("leads", id(3), lead(3)),
                Operation.retrieve("leads(" + id(4) + ")?$select=subject,statecode&$filter=a eq 'ø'"),
                Operation.delete("annotations", id(5)),
                Operation.action("leads(" + id(6) + ")/Microsoft.Dynamics.CRM.QualifyLead", lead(6))));

        ScriptedService.Received request = service.only();
        String boundary = request.header("Content-Type").replaceFirst("multipart/mixed; *boundary=", "");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/api/data/v9.2/$batch");
        assertThat(request.header("Prefer")).isEqualTo("odata.continue-on-error");
        assertThat(boundary).startsWith("batch_");
        assertThat(request.body().replace(boundary, "B").replace("\r\n", "\n")).isEqualTo("""
            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 1

            POST /api/data/v9.2/leads HTTP/1.1
            Accept: application/json
            Content-Type: application/json; charset=utf-8
            Content-Length: 27

            {"subject":"B2B request 1"}
            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 2

            PATCH /api/data/v9.2/leads(00000000-0000-0000-0000-000000000002) HTTP/1.1
            Accept: application/json
            If-None-Match: *
            Content-Type: application/json; charset=utf-8
            Content-Length: 27

            {"subject":"B2B request 2"}
            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 3

            PATCH /api/data/v9.2/leads(00000000-0000-0000-0000-000000000003) HTTP/1.1
            Accept: application/json
            If-Match: *
            Content-Type: application/json; charset=utf-8
            Content-Length: 27

            {"subject":"B2B request 3"}
            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 4

            GET /api/data/v9.2/leads(00000000-0000-0000-0000-000000000004)?$select=subject,statecode&$filter=a%20eq%20'%C3%B8' HTTP/1.1
            Accept: application/json

            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 5

            DELETE /api/data/v9.2/annotations(00000000-0000-0000-0000-000000000005) HTTP/1.1
            Accept: application/json

            --B
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 6

            POST /api/data/v9.2/leads(00000000-0000-0000-0000-000000000006)/Microsoft.Dynamics.CRM.QualifyLead HTTP/1.1
            Accept: application/json
            Content-Type: application/json; charset=utf-8
            Content-Length: 27

            {"subject":"B2B request 6"}
            --B--
            """);
        assertThat(request.body().replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void countsTheBytesOfABodyNotItsCharacters() {
        service.answers(multipart(BOUNDARY, answer(created(1))));

        dataverse.batch(List.of(Operation.create("leads", "{\"lastname\":\"Bærg\"}".getBytes(StandardCharsets.UTF_8))));

        assertThat(service.only().body()).contains("Content-Length: 20\r\n\r\n{\"lastname\":\"Bærg\"}\r\n");
    }

    @Test
    void givesEachOperationItsOutcome() {
        service.answers(multipart(
                BOUNDARY,
                answer(
                        created(1),
                        refused(412, "0x80040237", "Cannot insert duplicate key."),
                        refused(400, "0x80044331", "A validation error occurred."),
                        http("200 OK", "Content-Type: application/json", "{\"subject\":\"x\"}"))));

        List<Outcome> outcomes = dataverse.batch(List.of(
                Operation.createIfAbsent("leads", id(1), lead(1)),
                Operation.create("leads", lead(2)),
                Operation.create("leads", lead(3)),
                Operation.retrieve("leads(" + id(4) + ")")));

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.ALREADY_EXISTS, Verdict.REJECTED, Verdict.DONE);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome(Verdict.DONE, 204, null, null, null, id(1).toString()));
        assertThat(outcomes.get(2).code()).isEqualTo("0x80044331");
        assertThat(outcomes.get(2).message()).isEqualTo("A validation error occurred.");
        assertThat(outcomes.get(3).body().path("subject").asText()).isEqualTo("x");
    }

    @Test
    void leavesItToTheCallerWhatARefusalOfEveryOperationMeans() {
        String denied = refused(403, "0x80040220", "missing prvCreateLead privilege");
        service.answers(multipart(BOUNDARY, answer(denied, denied)));

        assertThat(dataverse.batch(creations(2)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.REJECTED, Verdict.REJECTED);
    }

    @Test
    void asksOneByOneForThoseThatAQueryLeavesOut() {
        service.answers(
                multipart(
                        BOUNDARY,
                        answer(http(
                                "200 OK",
                                "Content-Type: application/json",
                                "{\"value\":[{\"leadid\":\"" + id(2) + "\",\"statecode\":1}]}"))),
                multipart(
                        BOUNDARY,
                        answer(
                                refused(404, "0x80040217", "lead With Id = ... Does Not Exist"),
                                refused(403, "0x80040220", "missing prvReadLead privilege"))));

        List<Outcome> outcomes = dataverse.retrieveAll("leads", "leadid", keys(1, 2, 3), "$select=leadid,statecode");

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.NOT_FOUND, Verdict.DONE, Verdict.REJECTED);
        assertThat(outcomes.get(1).body().path("statecode").asInt()).isEqualTo(1);
        assertThat(service.received().get(0).body())
                .contains("PropertyName='leadid'")
                .contains(id(3).toString());
        assertThat(service.received().get(1).body())
                .contains("leads(" + id(1) + ")?$select=leadid,statecode")
                .doesNotContain(id(2).toString());
    }

    @Test
    void asksOneByOneWhenTheQueryIsRefused() {
        service.answers(
                multipart(BOUNDARY, answer(refused(400, "0x80060888", "The query is not understood"))),
                multipart(
                        BOUNDARY,
                        answer(http("200 OK", "Content-Type: application/json", "{\"leadid\":\"" + id(1) + "\"}"))));

        assertThat(dataverse.retrieveAll("leads", "leadid", keys(1), "$select=leadid"))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.verdict()).isEqualTo(Verdict.DONE));
    }

    @Test
    void asksNothingMoreOfAServiceThatWantsToRest() {
        service.answers(multipart(BOUNDARY, answer(refused(429, "0x80072322", "Number of requests exceeded"))));

        assertThat(dataverse.retrieveAll("leads", "leadid", keys(1, 2), "$select=leadid"))
                .extracting(Outcome::verdict)
                .containsOnly(Verdict.RETRY);
        assertThat(service.received()).hasSize(1);
    }

    private static List<String> keys(int... numbers) {
        return IntStream.of(numbers).mapToObj(n -> id(n).toString()).toList();
    }

    @Test
    void sendsNothingForAnEmptyBatch() {
        assertThat(dataverse.batch(List.of())).isEmpty();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void refusesMoreThanAThousandOperations() {
        List<Operation> tooMany = creations(1001);

        assertThatIllegalArgumentException().isThrownBy(() -> dataverse.batch(tooMany));
        assertThat(service.received()).isEmpty();
    }

    @Test
    void knowsNothingOfOperationsWithoutAPart() {
        service.answers(multipart(BOUNDARY, answer(created(1), created(2))));

        assertThat(dataverse.batch(creations(3)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.DONE, Verdict.UNKNOWN);
    }

    @Test
    void doesNotCreditOneRecordWithAnothersSuccess() {
        service.answers(multipart(BOUNDARY, answer(created(1), created(3), created(4))));

        assertThat(dataverse.batch(creations(4)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
    }

    @Test
    void findsTheOperationByContentId() {
        service.answers(multipart(
                BOUNDARY,
                answer(withContentId(3, refused(400, "0x80044331", "too long")), withContentId(1, created(1)))));

        assertThat(dataverse.batch(creations(3)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.UNKNOWN, Verdict.REJECTED);
    }

    @Test
    void doesNotBelieveAPartWithoutADelimiterBehindIt() {
        service.answers(multipart(BOUNDARY, open(created(1), created(2))));

        assertThat(dataverse.batch(creations(2)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.UNKNOWN);
    }

    @Test
    void knowsNothingOfAPartThatIsCutInItsHeaders() {
        String whole = open(created(1), created(2));
        service.answers(multipart(BOUNDARY, whole.substring(0, whole.indexOf("204", whole.indexOf("204") + 1))));

        assertThat(dataverse.batch(creations(2)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.UNKNOWN);
    }

    @Test
    void callsAConnectionCutWithinTheAnswerUnavailable() {
        service.answers(cut("multipart/mixed; boundary=" + BOUNDARY, answer(created(1))));

        assertThatThrownBy(() -> dataverse.batch(creations(2))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void readsAnAnswerWithBareLineFeeds() {
        service.answers(multipart(
                BOUNDARY, answer(created(1), refused(404, "0x80040217", "gone")).replace("\r\n", "\n")));

        assertThat(dataverse.batch(List.of(creations(1).get(0), Operation.delete("leads", id(2)))))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.NOT_FOUND);
    }

    @Test
    void readsABoundaryWhoseCaseDiffers() {
        service.answers(text(
                200, "Multipart/Mixed; Boundary=\"" + BOUNDARY.toUpperCase(Locale.ROOT) + "\"", answer(created(1))));

        assertThat(dataverse.batch(creations(1))).extracting(Outcome::verdict).containsExactly(Verdict.DONE);
    }

    @Test
    void readsHeadersWhoseCaseDiffers() {
        String part = http("204 No Content", "ODATA-ENTITYID: x/leads(" + id(1) + ")", "");
        service.answers(multipart(BOUNDARY, answer(part.replace("Content-Type", "content-type"))));

        assertThat(dataverse.batch(creations(1))).extracting(Outcome::entityId).containsExactly(id(1).toString());
    }

    @Test
    void readsPartsWithBlankLinesAround() {
        service.answers(multipart(
                BOUNDARY, "\r\n" + answer(created(1).replace("\r\n\r\nHTTP", "\r\n\r\n\r\nHTTP") + "\r\n\r\n")));

        assertThat(dataverse.batch(creations(1))).extracting(Outcome::verdict).containsExactly(Verdict.DONE);
    }

    @Test
    void readsAnOuterErrorWithAPartForEachOperation() {
        service.answers(text(
                400,
                "multipart/mixed; boundary=" + BOUNDARY,
                answer(created(1), refused(400, "0x80044331", "too long"))));

        assertThat(dataverse.batch(creations(2)))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.REJECTED);
    }

    @Test
    void rejectsABatchThatWasStoppedAtAnUnnamedOperation() {
        service.answers(
                text(400, "multipart/mixed; boundary=" + BOUNDARY, answer(refused(400, "0x80044331", "too long"))));

        RequestRejectedException refused =
                catchThrowableOfType(RequestRejectedException.class, () -> dataverse.batch(creations(3)));

        assertThat(refused.code()).isEqualTo("0x80044331");
        assertThat(refused).hasMessageContaining("too long");
    }

    @Test
    void rejectsABatchThatTheServiceCannotRead() {
        service.answers(error(400, "0x80060888", "The message body is malformed"));

        RequestRejectedException refused =
                catchThrowableOfType(RequestRejectedException.class, () -> dataverse.batch(creations(2)));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void rejectsABatchThatIsTooLarge() {
        service.answers(html(413));

        assertThatThrownBy(() -> dataverse.batch(creations(2))).isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void callsAnAnswerThatIsNoMultipartUnavailable() {
        service.answers(json(200, "{}"));

        assertThatThrownBy(() -> dataverse.batch(creations(2))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void callsAnAnswerWithoutAnyPartUnavailable() {
        service.answers(multipart("another", answer(created(1))));

        assertThatThrownBy(() -> dataverse.batch(creations(1))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void replaysTheWholeBatchAfterAnExpiredToken() {
        service.answers(text(401, "text/html", ""), multipart(BOUNDARY, answer(created(1))));

        assertThat(dataverse.batch(creations(1))).extracting(Outcome::verdict).containsExactly(Verdict.DONE);
        assertThat(service.received())
                .extracting(ScriptedService.Received::body)
                .hasSize(2)
                .containsOnly(service.received().get(0).body());
    }

    @Test
    void waitsWhenAPartWasThrottled() {
        String part = "HTTP/1.1 429 Unknown\r\n"
                + "Retry-After: 17\r\n\r\n"
                + "{\"error\":{\"code\":\"0x80072322\",\"message\":\"m\"}}";
        service.answers(multipart(BOUNDARY, answer(created(1), "Content-Type: application/http\r\n\r\n" + part)));

        List<Outcome> outcomes = dataverse.batch(creations(2));
        ServiceUnavailableException waiting =
                catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.batch(creations(2)));

        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.DONE, Verdict.RETRY);
        assertThat(waiting.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void doesNotTakeHalfAJsonBodyForAnAnswer() {
        service.answers(multipart(BOUNDARY, answer(http("200 OK", "Content-Type: application/json", "{\"subject\":"))));

        assertThat(dataverse.batch(List.of(Operation.retrieve("leads"))))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.UNKNOWN);
    }
}
