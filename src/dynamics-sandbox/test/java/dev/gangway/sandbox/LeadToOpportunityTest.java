package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story that the sandbox exists for: a lead is created, qualified, and its opportunity is won. */
class LeadToOpportunityTest {
    private static final String QUALIFY_ALL =
            "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":true,\"Status\":3}";

    private SalesSandbox sandbox;
    private TestClient client;

    @BeforeEach
    void start() {
        sandbox = SalesSandbox.builder().strict(true).start();
        client = TestClient.integration(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private UUID lead() {
        return client.create(
                "leads",
                "{\"subject\":\"Wants to sell our bikes\",\"firstname\":\"Ida\",\"lastname\":\"Berg\",\"companyname\":\"Fabrikam\","
                        + "\"emailaddress1\":\"ida@fabrikam.example\",\"Lead_Annotation\":[{\"subject\":\"Comment\",\"notetext\":\"Hello\"}]}");
    }

    @Test
    void aNewLeadIsOpenAndBelongsToItsCreator() {
        JsonNode lead = client.get("leads(" + lead() + ")").json();

        assertThat(lead.path("fullname").asText()).isEqualTo("Ida Berg");
        assertThat(lead.path("statecode").asInt()).isZero();
        assertThat(lead.path("statuscode").asInt()).isEqualTo(1);
        assertThat(lead.path("_ownerid_value").asText())
                .isEqualTo(client.get("WhoAmI").json().path("UserId").asText());
        assertThat(lead.path("@odata.etag").asText())
                .isEqualTo("W/\"" + lead.path("versionnumber").asLong() + "\"");
    }

    @Test
    void aDeepInsertCreatesTheNoteWithTheLead() {
        UUID lead = lead();

        JsonNode notes = client.get("annotations?$select=notetext,objecttypecode&$filter=_objectid_value eq " + lead)
                .rows();

        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).path("notetext").asText()).isEqualTo("Hello");
        assertThat(notes.get(0).path("objecttypecode").asText()).isEqualTo("lead");
    }

    @Test
    void qualifyingCreatesAccountContactAndOpportunity() {
        UUID lead = lead();

        TestClient.Answer answer = client.post("leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead", QUALIFY_ALL);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rows().findValuesAsText("@odata.type"))
                .containsExactlyInAnyOrder(
                        "#Microsoft.Dynamics.CRM.account",
                        "#Microsoft.Dynamics.CRM.contact",
                        "#Microsoft.Dynamics.CRM.opportunity");
        JsonNode opportunity = client.get("opportunities?$filter=_originatingleadid_value eq " + lead
                        + "&$expand=parentaccountid($select=name),parentcontactid($select=fullname)")
                .rows()
                .get(0);
        assertThat(opportunity.path("name").asText()).isEqualTo("Wants to sell our bikes");
        assertThat(opportunity.at("/parentaccountid/name").asText()).isEqualTo("Fabrikam");
        assertThat(opportunity.at("/parentcontactid/fullname").asText()).isEqualTo("Ida Berg");
        JsonNode closed = client.get("leads(" + lead + ")").json();
        assertThat(closed.path("statecode").asInt()).isEqualTo(1);
        assertThat(closed.path("_parentaccountid_value").asText())
                .isEqualTo(opportunity.path("_parentaccountid_value").asText());
    }

    @Test
    void winningLeavesACompletedActivityAndAWonOpportunity() {
        UUID opportunity = sandbox.control().qualify(lead(), true, true, true).opportunityId();

        TestClient.Answer won = client.post(
                "WinOpportunity",
                "{\"Status\":3,\"OpportunityClose\":{\"subject\":\"Won\",\"actualrevenue\":1000.5,\"opportunityid@odata.bind\":\"/opportunities("
                        + opportunity + ")\"}}");

        assertThat(won.status()).isEqualTo(204);
        JsonNode after = client.get("opportunities(" + opportunity + ")").json();
        assertThat(after.path("statecode").asInt()).isEqualTo(1);
        assertThat(after.path("actualvalue").decimalValue()).isEqualByComparingTo("1000.5");
        JsonNode activity = client.get("opportunitycloses?$filter=_opportunityid_value eq " + opportunity)
                .rows()
                .get(0);
        assertThat(activity.path("statecode").asInt()).isEqualTo(1);
    }

    @Test
    void reopeningCancelsTheActivity() {
        UUID opportunity = sandbox.control().qualify(lead(), true, true, true).opportunityId();
        sandbox.control().lose(opportunity);

        TestClient.Answer reopened = client.patch(
                "opportunities(" + opportunity + ")", "{\"statecode\":0,\"statuscode\":1}", "If-Match", "*");

        assertThat(reopened.status()).isEqualTo(204);
        JsonNode activity = client.get("opportunitycloses?$filter=_opportunityid_value eq " + opportunity)
                .rows()
                .get(0);
        assertThat(activity.path("statecode").asInt()).isEqualTo(2);
    }

    @Test
    void aDisqualifiedLeadCanBeReactivated() {
        UUID lead = lead();

        assertThat(client.patch("leads(" + lead + ")", "{\"statecode\":2,\"statuscode\":5}")
                        .status())
                .isEqualTo(204);
        assertThat(client.patch("leads(" + lead + ")", "{\"statecode\":0}").status())
                .isEqualTo(204);

        assertThat(client.get("leads(" + lead + ")").json().path("statuscode").asInt())
                .isEqualTo(1);
    }

    @Test
    void deletingALeadTakesItsNotesAndLeavesItsOpportunity() {
        UUID lead = lead();
        UUID opportunity = sandbox.control().qualify(lead, true, true, true).opportunityId();

        assertThat(client.delete("leads(" + lead + ")").status()).isEqualTo(204);

        assertThat(client.get("annotations").rows()).isEmpty();
        assertThat(client.get("opportunities(" + opportunity + ")")
                        .json()
                        .path("_originatingleadid_value")
                        .isNull())
                .isTrue();
    }
}
