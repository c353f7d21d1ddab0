package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkMessagesTest {
    private static final String TYPE = "\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",";
    private static final String PROBE =
            "sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq @message and"
                    + " primaryobjecttypecode eq @table&@message='CreateMultiple'&@table='lead'";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.with(
            builder -> builder.strict(true).alternateKey("lead", "contoso_key", "msdyn_prospectid"));

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private TestClient.Answer call(String message, String... targets) {
        return client.post(
                "leads/Microsoft.Dynamics.CRM." + message, "{\"Targets\":[" + String.join(",", targets) + "]}");
    }

    private static String lead(String more) {
        return "{" + TYPE + "\"subject\":\"A\",\"lastname\":\"B\"" + more + "}";
    }

    private int leads() {
        return Integer.parseInt(client.get("leads/$count").body());
    }

    @Test
    void createMultipleGivesIdsInTheOrderOfItsTargets() {
        UUID chosen = UUID.randomUUID();
        JsonNode ids = call("CreateMultiple", lead(""), lead(",\"leadid\":\"" + chosen + "\""))
                .json()
                .path("Ids");

        assertThat(ids).hasSize(2);
        assertThat(ids.get(1).asText()).isEqualTo(chosen.toString());
    }

    @Test
    void oneBadTargetTakesAllWithItAndIsNotNamed() {
        TestClient.Answer answer = call("CreateMultiple", lead(""), lead(",\"jobtitle\":\"" + "x".repeat(101) + "\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("0x80044331");
        assertThat(answer.errorMessage()).doesNotContain("1]");
        assertThat(leads()).isZero();
    }

    @Test
    void targetsMustSayTheirType() {
        TestClient.Answer answer = call("CreateMultiple", "{\"subject\":\"A\",\"lastname\":\"B\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("0x80048d19");
    }

    @Test
    void updateMultipleUpdatesByPrimaryKey() {
        UUID id = client.create("leads", "{\"subject\":\"A\",\"lastname\":\"B\"}");

        assertThat(call("UpdateMultiple", "{" + TYPE + "\"leadid\":\"" + id + "\",\"jobtitle\":\"x\"}")
                        .status())
                .isEqualTo(204);

        assertThat(client.get("leads(" + id + ")").json().path("jobtitle").asText())
                .isEqualTo("x");
    }

    @Test
    void ofTwoUpdatesOfOneRowTheFirstWins() {
        UUID id = client.create("leads", "{\"subject\":\"A\",\"lastname\":\"B\"}");
        String target = "{" + TYPE + "\"leadid\":\"" + id + "\",\"jobtitle\":\"%s\"}";

        assertThat(call("UpdateMultiple", target.formatted("first"), target.formatted("second"))
                        .status())
                .isEqualTo(204);

        assertThat(client.get("leads(" + id + ")").json().path("jobtitle").asText())
                .isEqualTo("first");
    }

    @Test
    void updateMultipleOfARowThatIsNotThere() {
        UUID nowhere = UUID.randomUUID();
        TestClient.Answer answer =
                call("UpdateMultiple", "{" + TYPE + "\"leadid\":\"" + nowhere + "\",\"jobtitle\":\"x\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.errorMessage()).isEqualTo("Lead With Ids = " + nowhere + " Do Not Exist");
    }

    @Test
    void updateMultipleDoesNotTakeAlternateKeys() {
        TestClient.Answer answer = call(
                "UpdateMultiple", "{" + TYPE + "\"@odata.id\":\"leads(msdyn_prospectid='P-1')\",\"jobtitle\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void upsertMultipleCreatesAndUpdatesByAlternateKey() {
        String target =
                "{" + TYPE + "\"@odata.id\":\"leads(msdyn_prospectid='P-1')\",\"subject\":\"%s\",\"lastname\":\"B\"}";

        assertThat(call("UpsertMultiple", target.formatted("one")).status()).isEqualTo(204);
        assertThat(call("UpsertMultiple", target.formatted("two")).status()).isEqualTo(204);

        assertThat(leads()).isEqualTo(1);
        assertThat(client.get("leads(msdyn_prospectid='P-1')")
                        .json()
                        .path("subject")
                        .asText())
                .isEqualTo("two");
    }

    @Test
    void upsertMultipleRefusesARowTwice() {
        String target = "{" + TYPE + "\"leadid\":\"" + UUID.randomUUID() + "\",\"subject\":\"A\",\"lastname\":\"B\"}";

        assertThat(call("UpsertMultiple", target, target).status()).isEqualTo(400);
        assertThat(leads()).isZero();
    }

    @Test
    void upsertMultipleRefusesAKeyRepeatedInTheProperties() {
        TestClient.Answer answer = call(
                "UpsertMultiple",
                "{" + TYPE
                        + "\"@odata.id\":\"leads(msdyn_prospectid='P-1')\",\"msdyn_prospectid\":\"P-1\",\"subject\":\"A\","
                        + "\"lastname\":\"B\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void theProbeTellsWhetherTheMessageExists() {
        assertThat(client.get(PROBE).rows()).hasSize(1);

        sales.control().bulkMessages("lead", false);

        assertThat(client.get(PROBE).rows()).isEmpty();
        assertThat(call("CreateMultiple", lead("")).status()).isEqualTo(404);
    }

    @Test
    void upsertMultipleIsNeverListed() {
        assertThat(client.get(PROBE.replace("CreateMultiple", "UpsertMultiple")).rows())
                .isEmpty();
    }
}
