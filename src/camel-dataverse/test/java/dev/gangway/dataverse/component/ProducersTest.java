package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.changes.ChangePage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Each producer against the strict sandbox. */
class ProducersTest extends ComponentTestCase {
    private static final String ID = "CamelDataverseId";
    private static final UUID LEAD = UUID.fromString("11111111-1111-4111-8111-111111111111");

    public static final class LeadBean {
        public String subject = "bean";
        public String lastname = "Berg";
        public String companyname = "Fabrikam";
    }

    @Test
    void takesARowInEveryFormAndGivesItsId() throws Exception {
        String json = "{\"subject\":\"text\",\"lastname\":\"Berg\",\"companyname\":\"Fabrikam\"}";
        List<Object> forms = List.of(
                lead("map"),
                new LeadBean(),
                json,
                new ObjectMapper().readTree(json),
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));

        for (Object form : forms) {
            Exchange answer = send("dataverse:create/leads", form);
            String id = answer.getMessage().getHeader(ID, String.class);
            assertThat(UUID.fromString(id)).isNotNull();
            assertThat(answer.getMessage().getBody()).isEqualTo(id);
        }
        assertThat(leads()).hasSize(forms.size());
    }

    @Test
    void answersWithTheRowWhenAsked() throws Exception {
        Exchange answer =
                send("dataverse:create/leads?returnRepresentation=true&select=leadid,subject,fullname", lead("whole"));

        JsonNode row = answer.getMessage().getBody(JsonNode.class);
        assertThat(row.path("fullname").asText()).isEqualTo("Berg");
        assertThat(answer.getMessage().getHeader(ID))
                .isEqualTo(row.path("leadid").asText());
        assertThat(answer.getMessage().getHeader("CamelDataverseETag", String.class))
                .startsWith("W/");
    }

    @Test
    void createsOnceHoweverOftenItIsAsked() throws Exception {
        Map<String, Object> lead = lead("once");
        lead.put("leadid", LEAD.toString());

        Exchange first = send("dataverse:createIfAbsent/leads", lead);
        Exchange second = send("dataverse:createIfAbsent/leads", lead);
        Exchange third = send("dataverse:createIfAbsent/leads", lead("by header"), Map.of(ID, LEAD.toString()));

        assertThat(first.getMessage().getHeader("CamelDataverseVerdict")).isEqualTo(Verdict.DONE);
        assertThat(second.getMessage().getHeader("CamelDataverseVerdict")).isEqualTo(Verdict.ALREADY_EXISTS);
        assertThat(third.getMessage().getHeader("CamelDataverseVerdict")).isEqualTo(Verdict.ALREADY_EXISTS);
        assertThat(second.getMessage().getHeader(ID)).isEqualTo(LEAD.toString());
        assertThat(leads()).hasSize(1);
        assertThatThrownBy(() -> send("dataverse:createIfAbsent/leads?onExists=fail", lead))
                .isInstanceOf(RecordRefusedException.class);
        assertThat(catchThrowableOfType(RecordRefusedException.class, () -> send("dataverse:create/leads", lead))
                        .verdict())
                .isEqualTo(Verdict.ALREADY_EXISTS);
    }

    @Test
    void updatesUpsertsRetrievesAndDeletes() throws Exception {
        send("dataverse:upsert/leads?id=" + LEAD, lead("new"));
        send("dataverse:update/leads", Map.of("subject", "changed"), Map.of(ID, LEAD.toString()));
        Exchange read = send("dataverse:retrieve/leads?select=subject", null, Map.of(ID, LEAD.toString()));
        String etag = read.getMessage().getHeader("CamelDataverseETag", String.class);

        assertThat(read.getMessage().getBody(JsonNode.class).path("subject").asText())
                .isEqualTo("changed");

        send("dataverse:update/leads", Map.of("subject", "again"), Map.of(ID, LEAD.toString()));
        RecordRefusedException late = catchThrowableOfType(
                RecordRefusedException.class,
                () -> send(
                        "dataverse:update/leads",
                        Map.of("subject", "late"),
                        Map.of(ID, LEAD.toString(), "CamelDataverseETag", etag)));
        assertThat(late.verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.requestId()).isNotBlank();

        send("dataverse:delete/leads", null, Map.of(ID, LEAD.toString()));
        RecordRefusedException gone = catchThrowableOfType(
                RecordRefusedException.class, () -> send("dataverse:retrieve/leads?id=" + LEAD, null));
        assertThat(gone.verdict()).isEqualTo(Verdict.NOT_FOUND);
        Exchange ignored = send("dataverse:retrieve/leads?notFound=ignore&id=" + LEAD, "something");
        assertThat(ignored.getMessage().getBody()).isNull();
        assertThat(ignored.getMessage().getHeader("CamelDataverseVerdict")).isEqualTo(Verdict.NOT_FOUND);
        send("dataverse:delete/leads?notFound=ignore&id=" + LEAD, null);
    }

    @Test
    void readsQueriesAsListsAndOneByOne() throws Exception {
        for (String subject : List.of("a & b", "c+d 100%", "O'Brien", "x")) {
            send("dataverse:create/leads", lead(subject));
        }

        List<?> two = send("dataverse:query/leads?select=subject&orderBy=subject desc&top=2", null)
                .getMessage()
                .getBody(List.class);
        List<?> tricky = send(
                        "dataverse:query/leads?select=subject",
                        null,
                        Map.of("CamelDataverseFilter", "subject eq 'a & b' or subject eq 'c+d 100%'"))
                .getMessage()
                .getBody(List.class);
        Iterator<?> all = send("dataverse:query/leads?select=subject&streaming=true&pageSize=1", null)
                .getMessage()
                .getBody(Iterator.class);

        assertThat(two)
                .extracting(row -> ((JsonNode) row).path("subject").asText())
                .containsExactly("x", "O'Brien");
        assertThat(tricky).hasSize(2);
        assertThat(all).toIterable().hasSize(4);
        assertThatThrownBy(() -> send("dataverse:query/leads?select=subject&maxRows=3", null))
                .hasMessageContaining("maxRows")
                .hasMessageContaining("streaming=true");
    }

    @Test
    void carriesOutABatchOfMapsInItsOrder() throws Exception {
        List<Object> operations = new ArrayList<>();
        operations.add(
                Map.of("operation", "createIfAbsent", "target", "leads", "id", LEAD.toString(), "body", lead("a")));
        operations.add(Map.of("operation", "create", "target", "leads", "body", lead("x".repeat(301))));
        operations.add(Map.of(
                "operation", "update", "target", "leads", "id", LEAD.toString(), "body", Map.of("subject", "b")));
        operations.add(Map.of("operation", "retrieve", "target", "leads", "id", LEAD.toString(), "select", "subject"));
        operations.add(Map.of(
                "operation",
                "delete",
                "target",
                "leads",
                "id",
                UUID.randomUUID().toString()));

        Exchange answer = send("dataverse:batch", operations);

        List<Outcome> outcomes = outcomes(answer);
        assertThat(outcomes)
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.DONE, Verdict.REJECTED, Verdict.DONE, Verdict.DONE, Verdict.NOT_FOUND);
        assertThat(outcomes.get(3).body().path("subject").asText()).isEqualTo("b");
        assertThat(answer.getMessage().getHeader("CamelDataverseFailed")).isEqualTo(2);
    }

    @Test
    void sendsALargeBatchInRequestsOfTheSizeThatSuits() throws Exception {
        List<Object> operations = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            operations.add(Map.of("operation", "create", "target", "leads", "body", lead("lead " + i)));
        }

        List<Outcome> outcomes = outcomes(send("dataverse:batch", new ObjectMapper().writeValueAsString(operations)));

        assertThat(outcomes).hasSize(1500).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(sandbox.control().requests())
                .filteredOn(request -> request.path().endsWith("$batch"))
                .hasSizeBetween(5, 100);
    }

    @Test
    void namesTheElementThatCannotBeUnderstood() {
        assertThatThrownBy(() -> send("dataverse:batch", List.of(Map.of("operation", "creat", "target", "leads"))))
                .hasMessageContaining("element 0")
                .hasMessageContaining("'create'");
        assertThatThrownBy(() -> send("dataverse:batch", List.of(Map.of("operation", "create", "row", lead("a")))))
                .hasMessageContaining("[row]")
                .hasMessageContaining("body");
    }

    @Test
    void callsActionsAndFunctions() throws Exception {
        send("dataverse:upsert/leads?id=" + LEAD, lead("good"));

        JsonNode qualified = send(
                        "dataverse:action/QualifyLead",
                        Map.of("CreateAccount", true, "CreateContact", true, "CreateOpportunity", true, "Status", 3),
                        Map.of(ID, LEAD.toString()))
                .getMessage()
                .getBody(JsonNode.class);
        JsonNode who = send("dataverse:function/WhoAmI", null).getMessage().getBody(JsonNode.class);

        assertThat(qualified.path("value")).hasSize(3);
        assertThat(UUID.fromString(who.path("UserId").asText())).isNotNull();
    }

    @Test
    void readsChangesPageByPage() throws Exception {
        send("dataverse:upsert/leads?id=" + LEAD, lead("first"));

        Exchange first = send("dataverse:changes/leads?select=subject", null);
        send("dataverse:update/leads?id=" + LEAD, Map.of("subject", "second"));
        Exchange second = send(
                "dataverse:changes/leads?select=subject",
                null,
                Map.of("CamelDataverseCursor", first.getMessage().getHeader("CamelDataverseCursor")));

        assertThat(first.getMessage().getBody(ChangePage.class).changed()).hasSize(1);
        assertThat(first.getMessage().getHeader("CamelDataverseFull")).isEqualTo(true);
        assertThat(second.getMessage().getBody(ChangePage.class).changed())
                .extracting(row -> row.path("subject").asText())
                .containsExactly("second");
        assertThat(second.getMessage().getHeader("CamelDataverseFull")).isEqualTo(false);
    }

    @Test
    void sendsOnlyTheRestWhenABatchIsTriedAgain() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:leads")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(10))
                        .to("dataverse:batch");
            }
        });
        List<Object> operations = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            operations.add(Map.of("operation", "create", "target", "leads", "body", lead("lead " + i)));
        }
        // the first request of ten operations passes, the second finds nobody
        send("dataverse:function/WhoAmI", null);
        sandbox.control().clearRequests();
        var second = dev.gangway.sandbox.control.Fault.status(503).on("POST", "$batch");
        sandbox.control().failNext(second);

        Exchange answer = send("direct:leads", operations);

        assertThat(outcomes(answer)).hasSize(25).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(leads()).hasSize(25);
    }

    @SuppressWarnings("unchecked")
    private static List<Outcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
