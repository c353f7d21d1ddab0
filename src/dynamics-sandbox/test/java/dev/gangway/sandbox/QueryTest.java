package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.junit.SandboxExtension;
import dev.gangway.sandbox.records.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private TestClient client;

    @BeforeEach
    void someLeads() {
        client = TestClient.integration(sales.sandbox());
        client.create(
                "leads",
                "{\"subject\":\"Anvils\",\"firstname\":\"Ida\",\"lastname\":\"Berg\",\"numberofemployees\":5,\"budgetamount\":10.5,\"estimatedclosedate\":\"2020-05-31\","
                        + "\"Lead_Annotation\":[{\"subject\":\"urgent\"}]}");
        client.create(
                "leads",
                "{\"subject\":\"Bells\",\"firstname\":\"Ole\",\"lastname\":\"O'Hara\",\"numberofemployees\":50}");
        client.create("leads", "{\"subject\":\"Candles\",\"lastname\":\"Dahl\",\"donotemail\":true}");
    }

    private static List<String> subjects(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("subject").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "subject eq 'anvils'                                        | Anvils",
                "lastname eq 'O''Hara'                                      | Bells",
                "numberofemployees gt 5                                     | Bells",
                "numberofemployees ge 5 and numberofemployees lt 50         | Anvils",
                "numberofemployees eq null                                  | Candles",
                "firstname ne null                                          | Anvils,Bells",
                "not (firstname ne null)                                    | Candles",
                "donotemail eq true or lastname eq 'Berg'                   | Anvils,Candles",
                "contains(subject,'ell')                                    | Bells",
                "contains(subject,'b_lls')                                  | Bells",
                "startswith(lastname,'d')                                   | Candles",
                "endswith(subject,'LES')                                    | Candles",
                "budgetamount gt 10                                         | Anvils",
                "createdon ge 2020-01-01T00:00:00Z                          | Anvils,Bells,Candles",
                "Lead_Annotation/any(n:n/subject eq 'urgent')               | Anvils",
                "not Lead_Annotation/any()                                  | Bells,Candles",
                "transactioncurrencyid/isocurrencycode eq 'EUR'             | Anvils,Bells,Candles",
                "owninguser/fullname eq 'Gangway Integration'               | Anvils,Bells,Candles"
            })
    void filters(String filter, String expected) {
        TestClient.Answer answer = client.get("leads?$select=subject&$orderby=subject&$filter=" + filter.trim());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(String.join(",", subjects(answer.rows()))).isEqualTo(expected.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "In(PropertyName='subject',PropertyValues=['anvils','Bells'])                   | Anvils,Bells",
                "In(PropertyName='numberofemployees',PropertyValues=['5','7'])                  | Anvils",
                "In(PropertyName='numberofemployees',PropertyValues=['50.0','null'])            | Bells,Candles",
                "In(PropertyName='budgetamount',PropertyValues=['10.50'])                       | Anvils",
                "In(PropertyName='donotemail',PropertyValues=['true'])                          | Candles",
                "In(PropertyName='estimatedclosedate',PropertyValues=['2020-05-31'])            | Anvils",
                "In(PropertyName='lastname',PropertyValues=['o''hara','Dahl'])                  | Bells,Candles",
                "In(PropertyName='_parentaccountid_value',PropertyValues=['null'])              | Anvils,Bells,Candles",
                "NotIn(PropertyName='subject',PropertyValues=['Anvils','Bells'])                | Candles",
                "Between(PropertyName='numberofemployees',PropertyValues=['4','5'])             | Anvils",
                "NotBetween(PropertyName='numberofemployees',PropertyValues=['4','5'])          | Bells",
                "On(PropertyName='estimatedclosedate',PropertyValue='2020-05-31')               | Anvils",
                "OnOrAfter(PropertyName='createdon',PropertyValue='2020-01-01')                 | Anvils,Bells,Candles",
                "OnOrBefore(PropertyName='createdon',PropertyValue='2020-01-01')                | ",
                "Today(PropertyName='createdon')                                                | Anvils,Bells,Candles",
                "Yesterday(PropertyName='createdon')                                            | ",
                "Tomorrow(PropertyName='createdon')                                             | ",
                "ThisMonth(PropertyName='createdon')                                            | Anvils,Bells,Candles",
                "LastMonth(PropertyName='estimatedclosedate')                                   | ",
                "NextMonth(PropertyName='estimatedclosedate')                                   | ",
                "Last7Days(PropertyName='createdon')                                            | Anvils,Bells,Candles",
                "Next7Days(PropertyName='createdon')                                            | ",
                "LastXDays(PropertyName='createdon',PropertyValue=7)                            | Anvils,Bells,Candles",
                "NextXDays(PropertyName='createdon',PropertyValue=7)                            | ",
                "LastXHours(PropertyName='createdon',PropertyValue='1')                         | Anvils,Bells,Candles",
                "OlderThanXDays(PropertyName='estimatedclosedate',PropertyValue=2)              | Anvils",
                "OlderThanXHours(PropertyName='createdon',PropertyValue=1)                      | "
            })
    void queryFunctions(String function, String expected) {
        String filter =
                "subject ne 'a ''quoted'' Microsoft.Dynamics.CRM.Today()' and Microsoft.Dynamics.CRM." + function;
        TestClient.Answer answer = client.get("leads?$select=subject&$orderby=subject&$filter=" + filter.trim());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(String.join(",", subjects(answer.rows()))).isEqualTo(expected == null ? "" : expected.trim());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In(PropertyName='subject')",
                "In(PropertyName='subject',PropertyValues=[])",
                "In(PropertyName='nosuch',PropertyValues=['a'])",
                "In(PropertyName='numberofemployees',PropertyValues=['a'])",
                "In(PropertyName='leadid',PropertyValues=['11111111-1111-1111-1111-111111111111','1-1-1-1-1'])",
                "In(PropertyName='leadid',PropertyValues=['Anvils'])",
                "In(PropertyName='donotemail',PropertyValues=['perhaps'])",
                "NotIn(PropertyName='createdon',PropertyValues=['2020-05-31'])",
                "Between(PropertyName='numberofemployees',PropertyValues=['4'])",
                "LastXDays(PropertyName='createdon',PropertyValue='soon')",
                "On(PropertyName='createdon',PropertyValue='someday')",
                "Today(PropertyName='subject')",
                "Nosuch(PropertyName='subject')"
            })
    void queryFunctionsWithWrongArgumentsAreRefused(String function) {
        TestClient.Answer answer = client.get("leads?$filter=Microsoft.Dynamics.CRM." + function);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("0x80060888");
    }

    @Test
    void rowsNamedInOneListAreThoseThatSingleReadsGive() {
        UUID account = client.create("accounts", "{\"name\":\"Acme\"}");
        UUID contact = client.create("contacts", "{\"lastname\":\"Coyote\"}");
        UUID lead = client.create(
                "leads",
                "{\"subject\":\"Dynamite\",\"lastname\":\"C\",\"parentaccountid@odata.bind\":\"accounts(" + account
                        + ")\",\"parentcontactid@odata.bind\":\"contacts(" + contact + ")\"}");
        client.create("opportunities", "{\"name\":\"Deal\",\"originatingleadid@odata.bind\":\"leads(" + lead + ")\"}");
        String show =
                "$select=subject,statecode&$expand=parentaccountid($select=name),parentcontactid($select=lastname),"
                        + "opportunity_originating_lead($select=name)";

        JsonNode rows = client.get("leads?" + show + "&$filter=" + in("leadid", id("Anvils"), lead.toString()))
                .rows();

        assertThat(subjects(rows)).containsExactlyInAnyOrder("Anvils", "Dynamite");
        for (JsonNode row : rows) {
            ObjectNode single =
                    (ObjectNode) client.get("leads(" + row.path("leadid").asText() + ")?" + show)
                            .json();
            single.remove("@odata.context");
            assertThat(row).isEqualTo(single);
        }
        assertThat(rows.findValuesAsText("name")).containsExactlyInAnyOrder("Acme", "Deal");
        JsonNode deals = client.get("opportunities?$select=name&$filter="
                        + in("_originatingleadid_value", id("Bells"), lead.toString()))
                .rows();
        assertThat(deals.findValuesAsText("name")).containsExactly("Deal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in(Anvils,Anvils,Nobody)                               | Anvils",
                "in(Nobody)                                             | ",
                "in(Anvils,Bells) and subject ne 'Bells'                | Anvils",
                "donotemail eq true and in(Candles,Bells)               | Candles",
                "in(Anvils,Bells) and in(Bells,Candles)                 | Bells",
                "in(Anvils) or subject eq 'Candles'                     | Anvils,Candles",
                "in(Anvils) or in(Candles)                              | Anvils,Candles",
                "not in(Anvils)                                         | Bells,Candles",
                "(in(Anvils) or in(Bells)) and in(Bells,Candles)        | Bells",
                "_ownerid_value eq OWNER and in(Bells)                  | Bells"
            },
            quoteCharacter = '"')
    void listsOfKeysCombineWithOtherConditions(String pattern, String expected) {
        String filter = Pattern.compile("in\\(([^)]*)\\)")
                .matcher(pattern.trim())
                .replaceAll(list -> in(
                        "leadid",
                        Stream.of(list.group(1).split(",")).map(this::id).toArray(String[]::new)))
                .replace("OWNER", any("_ownerid_value"));

        TestClient.Answer answer = client.get("leads?$select=subject&$orderby=subject&$filter=" + filter);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(String.join(",", subjects(answer.rows()))).isEqualTo(expected == null ? "" : expected.trim());
        assertThat(client.get("leads/$count?$filter=" + filter).body())
                .isEqualTo(Integer.toString(answer.rows().size()));
    }

    @Test
    void listsOfKeysComeInPagesInTheOrderOfTheTable() {
        List<String> all = client.get("leads?$select=leadid").rows().findValuesAsText("leadid");
        String next = "leads?$select=leadid&$filter="
                + in("leadid", id("Candles"), id("Anvils"), id("Bells"), id("Candles"), id("Nobody"));
        List<String> paged = new ArrayList<>();
        while (!next.isEmpty()) {
            JsonNode page = client.get(next, "Prefer", "odata.maxpagesize=2").json();
            paged.addAll(page.path("value").findValuesAsText("leadid"));
            next = page.path("@odata.nextLink").asText();
        }

        assertThat(paged).isEqualTo(all);
    }

    @Test
    void longLiteralsAreTaken() {
        String subject = "x".repeat(20_000);

        assertThat(client.get("leads?$filter=subject ne '" + subject + "'").rows())
                .hasSize(3);
        assertThat(client.get("leads?$filter=" + in("subject", subject, "Bells"))
                        .rows())
                .hasSize(1);
    }

    private static String in(String column, String... values) {
        return "Microsoft.Dynamics.CRM.In(PropertyName='" + column + "',PropertyValues=['" + String.join("','", values)
                + "'])";
    }

    private String id(String subject) {
        JsonNode rows = client.get("leads?$select=leadid&$filter=subject eq '" + subject + "'")
                .rows();
        return rows.isEmpty()
                ? UUID.randomUUID().toString()
                : rows.get(0).path("leadid").asText();
    }

    private String any(String column) {
        return client.get("leads?$top=1").rows().get(0).path(column).asText();
    }

    @Test
    void ordersByColumnsOfRelatedRowsAndDownwards() {
        JsonNode rows = client.get("leads?$orderby=transactioncurrencyid/currencyname,subject desc")
                .rows();

        assertThat(subjects(rows)).containsExactly("Candles", "Bells", "Anvils");
    }

    @Test
    void nullsComeFirst() {
        assertThat(subjects(client.get("leads?$orderby=numberofemployees").rows()))
                .containsExactly("Candles", "Anvils", "Bells");
    }

    @Test
    void selectedRowsShowNullsAndTheKey() {
        JsonNode row = client.get("leads?$select=firstname&$filter=subject eq 'Candles'")
                .rows()
                .get(0);

        assertThat(row.path("firstname").isNull()).isTrue();
        assertThat(row.has("leadid")).isTrue();
        assertThat(row.has("subject")).isFalse();
    }

    @Test
    void anAmountBringsItsCurrency() {
        JsonNode row = client.get("leads?$select=budgetamount&$filter=subject eq 'Anvils'")
                .rows()
                .get(0);

        assertThat(row.path("_transactioncurrencyid_value").asText()).isNotEmpty();
    }

    @Test
    void topCutsWithoutALinkToTheRest() {
        JsonNode page =
                client.get("leads?$top=2", "Prefer", "odata.maxpagesize=1").json();

        assertThat(page.path("value")).hasSize(2);
        assertThat(page.has("@odata.nextLink")).isFalse();
    }

    @Test
    void pagesKeepTheirPlaceThoughTheirLastRowIsDeleted() {
        TestClient.Answer first = client.get("leads?$select=subject&$orderby=subject", "Prefer", "odata.maxpagesize=2");
        client.delete("leads(" + first.rows().get(1).path("leadid").asText() + ")");

        TestClient.Answer second =
                client.get(first.json().path("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=2");

        assertThat(first.header("Preference-Applied")).isEqualTo("odata.maxpagesize=2");
        assertThat(subjects(second.rows())).containsExactly("Candles");
    }

    @Test
    void countsMatchingRows() {
        assertThat(client.get("leads/$count?$filter=firstname ne null").body()).isEqualTo("2");
        assertThat(client.get("leads?$count=true&$top=1")
                        .json()
                        .path("@odata.count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void countsNoFurtherThanFiveThousand() {
        for (int chunk = 0; chunk < 5; chunk++) {
            StringBuilder targets = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                targets.append(i == 0 ? "" : ",")
                        .append(
                                "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"subject\":\"Many\",\"lastname\":\"X\"}");
            }
            client.post("leads/Microsoft.Dynamics.CRM.CreateMultiple", "{\"Targets\":[" + targets + "]}");
        }

        JsonNode page = client.get(
                        "leads?$count=true&$top=1&$select=subject", "Prefer", "odata.include-annotations=\"*\"")
                .json();

        assertThat(client.get("leads/$count").body()).isEqualTo("5000");
        assertThat(page.path("@odata.count").asInt()).isEqualTo(5000);
        assertThat(page.path("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("leads?$select=subject").rows()).hasSize(5000);
    }

    @Test
    void expandsBothWays() {
        JsonNode lead = client.get(
                        "leads?$filter=subject eq 'Anvils'&$select=subject&$expand=Lead_Annotation($select=subject;$filter=subject eq"
                                + " 'urgent';$orderby=createdon;$top=1),ownerid,transactioncurrencyid($select=isocurrencycode)")
                .rows()
                .get(0);

        assertThat(lead.at("/Lead_Annotation/0/subject").asText()).isEqualTo("urgent");
        assertThat(lead.path("Lead_Annotation@odata.nextLink").asText()).endsWith("/Lead_Annotation");
        assertThat(lead.at("/ownerid/fullname").asText()).isEqualTo("Gangway Integration");
        assertThat(lead.at("/transactioncurrencyid/isocurrencycode").asText()).isEqualTo("EUR");
    }

    @Test
    void walksAlongNavigationProperties() {
        String lead = client.get("leads?$filter=subject eq 'Anvils'")
                .rows()
                .get(0)
                .path("leadid")
                .asText();

        assertThat(client.get("leads(" + lead + ")/Lead_Annotation?$select=subject")
                        .rows())
                .hasSize(1);
        assertThat(client.get("leads(" + lead + ")/transactioncurrencyid?$select=isocurrencycode")
                        .json()
                        .path("isocurrencycode")
                        .asText())
                .isEqualTo("EUR");
        assertThat(client.get("leads(" + lead + ")/parentaccountid").status()).isEqualTo(204);
        assertThat(client.post("leads(" + lead + ")/Lead_Annotation", "{\"subject\":\"second\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("leads(" + lead + ")/subject")
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("Anvils");
    }

    @Test
    void annotationsComeBeforeWhatTheyDescribe() {
        String body = client.get(
                        "leads?$select=statecode,_ownerid_value,budgetamount,donotemail,createdon&$filter=subject eq 'Anvils'",
                        "Prefer",
                        "odata.include-annotations=\"*\"")
                .body();

        assertThat(body)
                .contains(
                        "\"statecode@OData.Community.Display.V1.FormattedValue\":\"Open\",\"statecode\":0",
                        "\"_ownerid_value@OData.Community.Display.V1.FormattedValue\":\"Gangway Integration\"",
                        "\"_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"systemuser\"",
                        "\"budgetamount@OData.Community.Display.V1.FormattedValue\":\"€10.50\"",
                        "\"donotemail@OData.Community.Display.V1.FormattedValue\":\"No\"");
    }

    @Test
    void onlyTheAnnotationsAskedForAreSent() {
        String body = client.get(
                        "leads?$select=statecode,_ownerid_value",
                        "Prefer",
                        "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"")
                .body();

        assertThat(body).contains("FormattedValue").doesNotContain("lookuplogicalname");
    }

    @Test
    void viewsShowWhatTheyShowAndLeaveOutNulls() {
        TestClient seller = TestClient.seller(sales.sandbox());
        UUID own =
                seller.create("leads", "{\"subject\":\"Own\",\"lastname\":\"S\",\"msdyn_b2bcommerceprospect\":true}");

        assertThat(view(seller, "My Open Leads")).hasSize(1);
        assertThat(view(client, "My Open Leads")).hasSize(3);
        assertThat(view(client, "Open Leads")).hasSize(4);
        assertThat(view(client, "All commerce B2B leads").get(0).path("leadid").asText())
                .isEqualTo(own.toString());
        assertThat(view(client, "All commerce B2B leads").get(0).has("companyname"))
                .isFalse();
        sales.control().disqualify(own, 4);
        assertThat(view(client, "Closed Leads")).hasSize(1);
    }

    @Test
    void personalViewsServeTheirOwner() {
        UUID view = client.create(
                "userqueries",
                "{\"name\":\"Mine\",\"returnedtypecode\":\"lead\",\"querytype\":0,\"fetchxml\":\"<fetch><entity name='lead'>"
                        + "<attribute name='subject'/><filter><condition attribute='lastname' operator='eq' value='Dahl'/></filter>"
                        + "</entity></fetch>\"}");

        JsonNode rows = client.get("leads?userQuery=" + view).rows();

        assertThat(subjects(rows)).containsExactly("Candles");
        TestClient.Answer foreign = TestClient.seller(sales.sandbox()).get("leads?userQuery=" + view);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.errorCode()).isEqualTo("0x80040217");
        assertThat(client.get("leads?userQuery=" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(client.get("leads?userQuery=x").status()).isEqualTo(400);
    }

    private JsonNode view(TestClient who, String name) {
        String id = client.get("savedqueries?$select=savedqueryid&$filter=name eq '" + name
                        + "' and returnedtypecode eq 'lead'")
                .rows()
                .get(0)
                .path("savedqueryid")
                .asText();
        return who.get("leads?savedQuery=" + id).rows();
    }

    @Test
    void conditionalReadsAnswer304WhenNothingChanged() {
        String lead = client.get("leads?$filter=subject eq 'Anvils'")
                .rows()
                .get(0)
                .path("leadid")
                .asText();
        String etag = client.get("leads(" + lead + ")").header("ETag");

        assertThat(client.get("leads(" + lead + ")", "If-None-Match", etag).status())
                .isEqualTo(304);
        assertThat(client.get("leads(" + lead + ")", "If-None-Match", "null").status())
                .isEqualTo(200);
        // neither with related rows nor with annotations, and not on tables that do not check versions
        assertThat(client.get("leads(" + lead + ")?$expand=owninguser", "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(client.get("leads(" + lead + ")", "If-None-Match", etag, "Prefer", "odata.include-annotations=\"*\"")
                        .status())
                .isEqualTo(200);
        String euro = "transactioncurrencies(" + WellKnown.EURO + ")";
        assertThat(client.get(euro, "If-None-Match", client.get(euro).header("ETag"))
                        .status())
                .isEqualTo(200);
        client.patch("leads(" + lead + ")", "{\"jobtitle\":\"x\"}");
        assertThat(client.get("leads(" + lead + ")", "If-None-Match", etag).status())
                .isEqualTo(200);
    }
}
