package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FetchXML, many rows at once, relationships, alternate keys, raw requests. */
class MoreProducersTest extends ComponentTestCase {
    private static final String ID = "CamelDataverseId";

    private String create(String table, Map<String, Object> row) throws Exception {
        return send("dataverse:create/" + table, row).getMessage().getBody(String.class);
    }

    @SuppressWarnings("unchecked")
    private static List<Outcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    private static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(row);
        more.put(column, value);
        return more;
    }

    @Test
    void readsFetchXmlShortAndLong() throws Exception {
        create("leads", lead("a & b"));
        create("leads", lead("c"));
        String values = "<value>x</value>".repeat(300);
        String query = "<fetch><entity name='lead'><attribute name='subject'/><filter type='or'>%s"
                + "<condition attribute='subject' operator='eq' value='a &amp; b'/></filter></entity></fetch>";

        Exchange small = send("dataverse:fetch/leads", query.formatted(""));
        Exchange large = send(
                "dataverse:fetch/leads",
                query.formatted("<condition attribute='subject' operator='in'>" + values + "</condition>"));

        assertThat(small.getMessage().getBody(List.class)).hasSize(1);
        assertThat(small.getMessage().getHeader("CamelDataverseLastPage")).isEqualTo(true);
        assertThat(large.getMessage().getBody(List.class)).hasSize(1);
        assertThatThrownBy(() -> send("dataverse:fetch/leads", "leads?$select=subject"))
                .hasMessageContaining("<fetch>");
    }

    @Test
    void readsManyRowsAndSaysWhichAreGone() throws Exception {
        String there = create("leads", lead("a"));
        String gone = UUID.randomUUID().toString();

        List<Outcome> outcomes =
                outcomes(send("dataverse:retrieveAll/leads?select=subject", List.of(there, gone, there)));

        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.NOT_FOUND, Verdict.DONE);
        assertThat(outcomes.get(0).body().path("subject").asText()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesManyRowsAllOrNoneWithTheMessageAndWithout(boolean available) throws Exception {
        sandbox.control().bulkMessages("lead", available);
        List<?> ids = send("dataverse:createMultiple/leads", List.of(lead("a"), lead("b"), lead("c")))
                .getMessage()
                .getBody(List.class);

        assertThat(ids).hasSize(3).allSatisfy(id -> assertThat(UUID.fromString((String) id))
                .isNotNull());
        assertThatThrownBy(() -> send("dataverse:createMultiple/leads", List.of(lead("d"), lead("x".repeat(301)))))
                .isInstanceOf(RecordRefusedException.class)
                .hasMessageContaining("300");
        assertThat(leads()).hasSize(3);

        send("dataverse:updateMultiple/leads", List.of(Map.of("leadid", ids.get(0), "subject", "z")));
        UUID fresh = UUID.randomUUID();
        List<?> upserted = send(
                        "dataverse:upsertMultiple/leads",
                        List.of(with(lead("y"), "leadid", ids.get(1)), with(lead("new"), "leadid", fresh.toString())))
                .getMessage()
                .getBody(List.class);
        assertThat(upserted).hasSize(2);
        assertThat(leads())
                .extracting(row -> ((JsonNode) row).path("subject").asText())
                .containsExactly("c", "new", "y", "z");
    }

    @Test
    void anAtomicBatchIsCarriedOutWholeOrNotAtAll() throws Exception {
        List<Object> good = List.of(
                Map.of("operation", "create", "target", "leads", "body", lead("a")),
                Map.of("operation", "create", "target", "leads", "body", lead("b")));
        List<Object> bad = new ArrayList<>(good);
        bad.add(1, Map.of("operation", "create", "target", "leads", "body", lead("x".repeat(301))));

        assertThat(outcomes(send("dataverse:batch?atomic=true", good)))
                .extracting(Outcome::verdict)
                .containsOnly(Verdict.DONE);
        List<Outcome> refused = outcomes(send("dataverse:batch?atomic=true", bad));

        assertThat(refused)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.RETRY, Verdict.REJECTED, Verdict.RETRY);
        assertThat(refused.get(1).message()).contains("300");
        assertThat(refused.get(0).message()).contains("operation 1");
        assertThat(leads()).hasSize(2);
    }

    @Test
    void aRequestThatIsRefusedAsAWholeIsSentInHalves() throws Exception {
        // the two together are refused, then the first of them alone
        sandbox.control().failNext(Fault.status(400).on("POST", "$batch").times(2));

        List<Outcome> outcomes =
                outcomes(send("dataverse:batch/leads?batchOperation=create", List.of(lead("a"), lead("b"))));

        assertThat(outcomes).extracting(Outcome::verdict).containsExactly(Verdict.REJECTED, Verdict.DONE);
        assertThat(leads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createIfMissing", "createMultiple", "action"})
    void aBatchOfRowsWithAnOperationThatIsNotForRowsIsRefusedBeforeItRuns(String operation) {
        assertThatThrownBy(() -> context.getEndpoint("dataverse:batch/leads?batchOperation=" + operation))
                .rootCause()
                .hasMessageContaining("'" + operation + "' (in batchOperation); did you mean 'create")
                .hasMessageEndingWith("There are: create, createIfAbsent, delete, retrieve, update, upsert");
    }

    @Test
    void aBatchOfRowsReadsAndDeletesThem() throws Exception {
        String id = send("dataverse:create/leads", lead("a")).getMessage().getBody(String.class);

        for (String operation : List.of("retrieve", "delete")) {
            assertThat(outcomes(
                            send("dataverse:batch/leads?batchOperation=" + operation, List.of(Map.of("leadid", id)))))
                    .extracting(Outcome::verdict)
                    .containsExactly(Verdict.DONE);
        }
        assertThat(leads()).isEmpty();
    }

    @Test
    void anElementOfABatchWithAnotherOperationIsToldThoseOfABatch() {
        assertThatThrownBy(() -> send("dataverse:batch", List.of(Map.of("operation", "associate", "target", "leads"))))
                .hasMessageContaining("element 0: There is no operation 'associate'")
                .hasMessageEndingWith("There are: action, create, createIfAbsent, delete, retrieve, update, upsert");
    }

    @Test
    void waitsInTheRouteWhenToldSoAndNotLongerThanItMay() throws Exception {
        sandbox.control().failNext(Fault.throttled("0x80072322", 1).on("POST", "leads"));

        send("dataverse:create/leads?whenThrottled=wait", lead("a"));

        assertThat(leads()).hasSize(1);
        assertThat(sandbox.control().requests()).anyMatch(request -> request.status() == 429);
        sandbox.control().failNext(Fault.throttled("0x80072322", 600).on("POST", "leads"));
        assertThat(catchThrowableOfType(
                                ServiceUnavailableException.class,
                                () -> send("dataverse:create/leads?whenThrottled=wait", lead("b")))
                        .retryAfter())
                .isPositive();
    }

    /** It may have been carried out, so to send it again is for whoever made the message. */
    @Test
    void whatIsNotOnlyALimitIsNotSentAgain() throws Exception {
        sandbox.control()
                .failNext(Fault.status(503).retryAfter(1).on("POST", "leads").afterApplying());

        assertThatThrownBy(() -> send("dataverse:create/leads?whenThrottled=wait", lead("a")))
                .isInstanceOf(ServiceUnavailableException.class);
        send("dataverse:query/leads?select=subject&whenThrottled=wait", null);

        assertThat(leads()).hasSize(1);
    }

    @Test
    void anEtagOfTheOptionKeepsAnUpdateFromOverwriting() throws Exception {
        String lead = create("leads", lead("a"));

        RecordRefusedException late = catchThrowableOfType(
                RecordRefusedException.class,
                () -> send("dataverse:update/leads?ifMatch=RAW(W/\"1\")&id=" + lead, Map.of("subject", "b")));

        assertThat(late.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(late.status()).isEqualTo(412);
    }

    @Test
    void tiesRowsTogetherAndPartsThem() throws Exception {
        String account = create("accounts", Map.of("name", "Fabrikam"));
        String contact = create("contacts", Map.of("lastname", "Berg"));
        String options = "/accounts?relationship=contact_customer_accounts&relatedTable=contacts";
        Map<String, Object> both = Map.of(ID, account, "CamelDataverseRelatedId", contact);

        send("dataverse:associate" + options, null, both);
        assertThat(parent(contact)).isEqualTo(account);
        send("dataverse:disassociate" + options, null, both);
        assertThat(parent(contact)).isEmpty();
        assertThatThrownBy(() -> send("dataverse:associate/accounts", null, both))
                .rootCause()
                .hasMessageContaining("relationship");
        assertThatThrownBy(() -> send("dataverse:associate" + options, null, Map.of(ID, account)))
                .hasMessageContaining("CamelDataverseRelatedId");
    }

    private String parent(String contact) throws Exception {
        return send("dataverse:retrieve/contacts?select=_parentcustomerid_value&id=" + contact, null)
                .getMessage()
                .getBody(JsonNode.class)
                .path("_parentcustomerid_value")
                .asText("");
    }

    @Test
    void namesRowsByAlternateKeys() throws Exception {
        sandbox.control().addAlternateKey("account", "byNumber", "accountnumber");
        Map<String, Object> account = Map.of("accountnumber", "A-4711'1", "name", "Fabrikam");

        send("dataverse:upsert/accounts?key=accountnumber", account);
        send("dataverse:upsert/accounts?key=accountnumber", with(account, "name", "Fabrikam Inc."));
        JsonNode read = send(
                        "dataverse:retrieve/accounts?key=accountnumber&select=name",
                        Map.of("accountnumber", "A-4711'1"))
                .getMessage()
                .getBody(JsonNode.class);

        assertThat(read.path("name").asText()).isEqualTo("Fabrikam Inc.");
        assertThatThrownBy(() -> send("dataverse:upsert/accounts?key=accountnumber", Map.of("name", "x")))
                .hasMessageContaining("accountnumber");
    }

    @Test
    void sendsWhatHasNoOperationOfItsOwn() throws Exception {
        Exchange version = send("dataverse:raw?path=RetrieveVersion()", null);

        assertThat(version.getMessage().getBody(JsonNode.class).path("Version").asText())
                .startsWith("9.2");
        assertThat(version.getMessage().getHeader("CamelDataverseStatusCode")).isEqualTo(200);
        assertThatThrownBy(() -> send("dataverse:raw?path=https://elsewhere.example/", null))
                .hasMessageContaining("relative");
        assertThatThrownBy(() -> send("dataverse:raw?path=../../x", null)).hasMessageContaining("relative");
    }

    @Test
    void comesWithLabelsWhenAsked() throws Exception {
        String lead = create("leads", lead("a"));

        JsonNode row = send(
                        "dataverse:retrieve/leads?select=statecode&id=" + lead
                                + "&annotations=OData.Community.Display.V1.FormattedValue",
                        null)
                .getMessage()
                .getBody(JsonNode.class);

        assertThat(row.path("statecode@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Open");
    }

    @Test
    void actsAsSomebodyElseAndWithoutPlugins() throws Exception {
        assertThatThrownBy(() -> send("dataverse:function/WhoAmI?bypass=everything", null))
                .rootCause()
                .hasMessageContaining("customSync");
        send("dataverse:create/leads?bypass=customSync,flows", lead("b"));
        sandbox.control().denyPrivilege("prvActOnBehalfOfAnotherUser");

        assertThatThrownBy(() -> send("dataverse:create/leads?callerObjectId=" + UUID.randomUUID(), lead("a")))
                .isInstanceOf(dev.gangway.odata.ServiceException.class);
        assertThat(leads()).hasSize(1);
    }

    @Test
    void duplicatesAreFoundWhenAsked() throws Exception {
        Map<String, Object> lead = with(lead("a"), "emailaddress1", "berg@fabrikam.example");
        create("leads", lead);

        RecordRefusedException refused = catchThrowableOfType(
                RecordRefusedException.class, () -> send("dataverse:create/leads?detectDuplicates=true", lead));

        assertThat(refused.code()).isEqualTo("0x80040333");
        assertThat(refused.verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void anAnswerIsAtMostAsLargeAsTheOptionSays() throws Exception {
        UUID note = UUID.randomUUID();
        send("dataverse:createIfAbsent/annotations?id=" + note, Map.of("subject", "a", "notetext", "x".repeat(80_000)));
        assertThat(send("dataverse:retrieve/annotations?id=" + note, null)
                        .getMessage()
                        .getBody(String.class))
                .contains("x".repeat(80_000));

        // another user, for endpoints of one user share their client
        var narrow = new DataverseComponent(context);
        context.addComponent("narrow", narrow);
        configure(narrow.getConfiguration());
        narrow.getConfiguration().setClientId(sandbox.sellerClientId());
        narrow.getConfiguration().setClientSecret(sandbox.sellerClientSecret());
        assertThatThrownBy(() -> send("narrow:retrieve/annotations?maxAnswerSize=1&id=" + note, null))
                .rootCause()
                .hasMessageContaining("at least 65536");
        assertThatThrownBy(() -> send("narrow:retrieve/annotations?maxAnswerSize=65536&id=" + note, null))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("larger than");
    }
}
