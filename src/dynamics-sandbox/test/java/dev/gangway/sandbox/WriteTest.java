package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Creating, updating, upserting: what comes back and what is stored. */
class WriteTest {
    private static final String LEAD = "{\"subject\":\"A\",\"lastname\":\"B\"}";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.with(builder -> builder.strict(true)
            .alternateKey("lead", "contoso_prospect", "msdyn_prospectid")
            .alternateKey("account", "contoso_number", "accountnumber"));

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private JsonNode lead(UUID id) {
        return client.get("leads(" + id + ")").json();
    }

    @Test
    void creatingAnswers204WithTheAddressOfTheRow() {
        TestClient.Answer answer = client.post("leads", LEAD);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("OData-Version")).isEqualTo("4.0");
        assertThat(answer.header("OData-EntityId"))
                .startsWith(sales.sandbox().url() + "/api/data/v9.2/leads(")
                .endsWith(")")
                .isEqualTo(answer.header("Location"));
    }

    @Test
    void aRepresentationIs201AndHasNoEntityId() {
        TestClient.Answer answer = client.post("leads?$select=subject", LEAD, "Prefer", "return=representation");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
        assertThat(answer.header("OData-EntityId")).isNull();
        assertThat(answer.json().path("@odata.context").asText()).endsWith("$metadata#leads(subject)/$entity");
    }

    @Test
    void patchingWhatIsNotThereCreatesIt() {
        UUID id = UUID.randomUUID();

        assertThat(client.patch("leads(" + id + ")", LEAD).status()).isEqualTo(204);

        assertThat(lead(id).path("subject").asText()).isEqualTo("A");
    }

    @Test
    void anUpsertByKeyKeepsTheKeyInItsAddressAndFillsTheColumn() {
        String path = "leads(msdyn_prospectid='P-1')";
        TestClient.Answer created = client.patch(path, LEAD);
        TestClient.Answer updated = client.patch(path, "{\"jobtitle\":\"x\"}", "Prefer", "return=representation");

        assertThat(created.status()).isEqualTo(204);
        assertThat(created.header("OData-EntityId")).endsWith("/leads(msdyn_prospectid='P-1')");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("msdyn_prospectid").asText()).isEqualTo("P-1");
        assertThat(client.patch("leads(msdyn_prospectid='P-2')", LEAD, "Prefer", "return=representation")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void keysWithQuotesAreRead() {
        client.patch("leads(msdyn_prospectid='O''Brien')", LEAD);

        assertThat(client.get("leads(msdyn_prospectid='O''Brien')")
                        .json()
                        .path("msdyn_prospectid")
                        .asText())
                .isEqualTo("O'Brien");
    }

    @Test
    void ofConcurrentUpsertsOfOneKeyOneRowComesOut() {
        List<CompletableFuture<TestClient.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.supplyAsync(() -> client.patch("leads(msdyn_prospectid='P-1')", LEAD)));
        }

        assertThat(all).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(204));
        assertThat(client.get("leads/$count").body()).isEqualTo("1");
    }

    @Test
    void theKeyInTheBodyOfAnUpdateIsIgnored() {
        UUID id = client.create("leads", LEAD);

        client.patch("leads(" + id + ")", "{\"leadid\":\"" + UUID.randomUUID() + "\",\"subject\":\"C\"}");

        assertThat(lead(id).path("subject").asText()).isEqualTo("C");
    }

    @Test
    void aVersionGuardsSinglePropertiesAndReferencesToo() {
        UUID id = client.create("leads", LEAD);
        String[] stale = {"If-Match", lead(id).path("@odata.etag").asText()};
        client.patch("leads(" + id + ")", "{\"subject\":\"C\"}");

        assertThat(client.send("PUT", "leads(" + id + ")/subject", "{\"value\":\"D\"}", stale)
                        .errorCode())
                .isEqualTo("0x80060882");
        assertThat(client.delete("leads(" + id + ")/subject", stale).errorCode())
                .isEqualTo("0x80060882");
        assertThat(client.delete("leads(" + id + ")/parentaccountid/$ref", stale)
                        .errorCode())
                .isEqualTo("0x80060882");
        assertThat(lead(id).path("subject").asText()).isEqualTo("C");
    }

    @Test
    void everyWriteGivesANewVersionThatGrows() {
        UUID id = client.create("leads", LEAD);
        long before = lead(id).path("versionnumber").asLong();

        client.patch("leads(" + id + ")", "{\"subject\":\"A\"}");

        assertThat(lead(id).path("versionnumber").asLong()).isGreaterThan(before);
    }

    @Test
    void lookupsAreBoundByEveryForm() {
        UUID account = client.create("accounts", "{\"name\":\"Fabrikam\",\"accountnumber\":\"A-7\"}");
        for (String target : new String[] {
            "/accounts(" + account + ")",
            "accounts(" + account + ")",
            sales.sandbox().url() + "/api/data/v9.2/accounts(" + account + ")",
            "/accounts(accountnumber='A-7')"
        }) {
            UUID lead = client.create(
                    "leads",
                    "{\"subject\":\"A\",\"lastname\":\"B\",\"parentaccountid@odata.bind\":\"" + target + "\"}");
            assertThat(lead(lead).path("_parentaccountid_value").asText()).isEqualTo(account.toString());
        }
    }

    @Test
    void lookupsAreClearedByNullAndByTheirReference() {
        UUID account = client.create("accounts", "{\"name\":\"Fabrikam\"}");
        UUID lead = client.create("leads", LEAD);
        String bind = "{\"parentaccountid@odata.bind\":\"/accounts(" + account + ")\"}";
        for (String clearing : new String[] {"{\"parentaccountid@odata.bind\":null}", "{\"parentaccountid\":null}"}) {
            client.patch("leads(" + lead + ")", bind);
            assertThat(client.patch("leads(" + lead + ")", clearing).status()).isEqualTo(204);
            assertThat(lead(lead).path("_parentaccountid_value").isNull()).isTrue();
        }
        client.send("PUT", "leads(" + lead + ")/parentaccountid/$ref", "{\"@odata.id\":\"accounts(" + account + ")\"}");
        assertThat(lead(lead).path("_parentaccountid_value").asText()).isEqualTo(account.toString());
        assertThat(client.delete("leads(" + lead + ")/parentaccountid/$ref").status())
                .isEqualTo(204);
        assertThat(lead(lead).path("_parentaccountid_value").isNull()).isTrue();
    }

    @Test
    void customersAreBoundByTheNameOfTheirTable() {
        UUID contact = client.create("contacts", "{\"lastname\":\"B\"}");
        UUID lead = client.create(
                "leads",
                "{\"subject\":\"A\",\"lastname\":\"B\",\"customerid_contact@odata.bind\":\"/contacts(" + contact
                        + ")\"}");

        JsonNode shown = client.get("leads(" + lead + ")", "Prefer", "odata.include-annotations=\"*\"")
                .json();

        assertThat(shown.path("_customerid_value").asText()).isEqualTo(contact.toString());
        assertThat(shown.path("_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                        .asText())
                .isEqualTo("customerid_contact");
    }

    @Test
    void aLeadGoesToATeam() {
        String team = client.get("teams").rows().get(0).path("teamid").asText();
        UUID lead = client.create("leads", LEAD);

        assertThat(client.patch("leads(" + lead + ")", "{\"ownerid@odata.bind\":\"/teams(" + team + ")\"}")
                        .status())
                .isEqualTo(204);

        assertThat(lead(lead).path("_owningteam_value").asText()).isEqualTo(team);
        assertThat(lead(lead).path("_owninguser_value").isNull()).isTrue();
    }

    @Test
    void amountsHaveATwinInBaseCurrency() {
        String koruna = client.get("transactioncurrencies?$filter=isocurrencycode eq 'CZK'")
                .rows()
                .get(0)
                .path("transactioncurrencyid")
                .asText();

        UUID lead = client.create(
                "leads",
                "{\"subject\":\"A\",\"lastname\":\"B\",\"budgetamount\":252,\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies("
                        + koruna + ")\"}");

        assertThat(lead(lead).path("budgetamount_base").decimalValue()).isEqualByComparingTo("10");
        assertThat(lead(lead).path("exchangerate").decimalValue()).isEqualByComparingTo("25.2");
    }

    @Test
    void dateTimesHaveWholeSecondsAndDatesNoTime() {
        UUID lead = client.create(
                "leads",
                "{\"subject\":\"A\",\"lastname\":\"B\",\"schedulefollowup_prospect\":\"2026-05-01T10:15:30.987+02:00\","
                        + "\"estimatedclosedate\":\"2026-05-31\"}");

        assertThat(lead(lead).path("schedulefollowup_prospect").asText()).isEqualTo("2026-05-01T08:15:30Z");
        assertThat(lead(lead).path("estimatedclosedate").asText()).isEqualTo("2026-05-31");
    }

    @Test
    void creationTimeCanBeSetForMigration() {
        UUID lead = client.create(
                "leads", "{\"subject\":\"A\",\"lastname\":\"B\",\"overriddencreatedon\":\"2020-01-01T00:00:00Z\"}");

        assertThat(lead(lead).path("createdon").asText()).isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void textsOfAllScriptsComeBackAsTheyWent() {
        String text = "Ørsted – 東京 – Ľubomír 👍";
        UUID lead = client.create("leads", "{\"subject\":\"" + text + "\",\"lastname\":\"B\"}");

        assertThat(lead(lead).path("subject").asText()).isEqualTo(text);
    }

    @Test
    void attachmentsKnowTheirSize() {
        UUID lead = client.create("leads", LEAD);

        UUID note = client.create(
                "annotations",
                "{\"subject\":\"File\",\"isdocument\":true,\"filename\":\"a.txt\",\"mimetype\":\"text/plain\",\"documentbody\":\"aGVsbG8=\","
                        + "\"objectid_lead@odata.bind\":\"/leads(" + lead + ")\"}");

        assertThat(client.get("annotations(" + note + ")")
                        .json()
                        .path("filesize")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void aDeepInsertIsOneTransaction() {
        TestClient.Answer answer = client.post(
                "leads",
                "{\"subject\":\"A\",\"lastname\":\"B\",\"parentaccountid\":{\"name\":\"Made on the way\"},"
                        + "\"Lead_Annotation\":[{\"subject\":\"" + "x".repeat(501) + "\"}]}");

        assertThat(answer.errorCode()).isEqualTo("0x80044331");
        assertThat(client.get("accounts").rows()).isEmpty();
        assertThat(client.get("leads").rows()).isEmpty();
    }

    @Test
    void aDeepInsertMakesParentsToo() {
        UUID lead = client.create(
                "leads", "{\"subject\":\"A\",\"lastname\":\"B\",\"parentaccountid\":{\"name\":\"Made on the way\"}}");

        assertThat(client.get("leads(" + lead + ")?$expand=parentaccountid($select=name)")
                        .json()
                        .at("/parentaccountid/name")
                        .asText())
                .isEqualTo("Made on the way");
    }
}
