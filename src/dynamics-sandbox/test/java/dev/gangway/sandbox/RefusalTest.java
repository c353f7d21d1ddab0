package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.junit.SandboxExtension;
import dev.gangway.sandbox.records.WellKnown;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per refusal that is documented for the service: status, code, words. */
class RefusalTest {
    private static final String QUALIFY =
            "{\"CreateAccount\":false,\"CreateContact\":false,\"CreateOpportunity\":false,\"Status\":3}";

    @RegisterExtension
    final SandboxExtension sales =
            SandboxExtension.with(builder -> builder.alternateKey("lead", "contoso_key", "msdyn_prospectid"));

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private static void refused(TestClient.Answer answer, int status, String code, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualToIgnoringCase(code);
        for (String piece : words) {
            assertThat(answer.errorMessage()).contains(piece);
        }
    }

    private UUID lead() {
        return client.create("leads", "{\"subject\":\"A\",\"lastname\":\"Berg\"}");
    }

    private UUID opportunity() {
        return client.create("opportunities", "{\"name\":\"Deal\"}");
    }

    // ---- payload, 0x80048d19

    @Test
    void bindingAnUnknownNavigationProperty() {
        refused(
                client.post(
                        "leads", "{\"lastname\":\"B\",\"parent@odata.bind\":\"/accounts(" + UUID.randomUUID() + ")\"}"),
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'leads'",
                "An undeclared property 'parent' which only has property annotations in the payload but no property value");
    }

    @Test
    void navigationNamesAreCaseSensitive() {
        refused(
                client.post(
                        "leads",
                        "{\"lastname\":\"B\",\"ParentAccountId@odata.bind\":\"/accounts(" + UUID.randomUUID() + ")\"}"),
                400,
                "0x80048d19");
    }

    @Test
    void aLabelWhereANumberBelongs() {
        refused(
                client.post("leads", "{\"lastname\":\"B\",\"leadsourcecode\":\"Charity\"}"),
                400,
                "0x80048d19",
                "Cannot convert the literal 'Charity' to the expected type 'Edm.Int32'.");
    }

    @Test
    void aNumberWhereATextBelongs() {
        refused(
                client.post("leads", "{\"lastname\":1}"),
                400,
                "0x80048d19",
                "Cannot convert the literal '1'",
                "Edm.String");
    }

    @Test
    void anUnknownColumnInABody() {
        refused(client.post("leads", "{\"lastname\":\"B\",\"nosuch\":1}"), 400, "0x80048d19", "'nosuch'");
    }

    @Test
    void malformedJson() {
        refused(client.post("leads", "{\"lastname\":"), 400, "0x80048d19");
    }

    @Test
    void writingTheReadableTwinOfALookup() {
        refused(
                client.post("leads", "{\"lastname\":\"B\",\"_parentaccountid_value\":\"" + UUID.randomUUID() + "\"}"),
                400,
                "0x80060888",
                "CRM do not support direct update of Entity Reference properties");
    }

    // ---- queries and addresses, 0x80060888

    @Test
    void anUnknownColumnInSelect() {
        refused(
                client.get("leads?$select=nosuch"),
                400,
                "0x80060888",
                "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.lead'.");
    }

    @Test
    void anUnknownColumnInFilter() {
        refused(
                client.get("leads?$filter=nosuch eq 1"),
                400,
                "0x80060888",
                "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.lead'.");
    }

    @Test
    void anUnknownColumnInOrderBy() {
        refused(
                client.get("leads?$orderby=nosuch"),
                400,
                "0x80060888",
                "Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.lead'.");
    }

    @Test
    void aColumnUnknownToARelatedTable() {
        refused(
                client.get("leads?$expand=parentaccountid($select=subject)"),
                400,
                "0x80060888",
                "Could not find a property named 'subject' on type 'Microsoft.Dynamics.CRM.account'.");
    }

    @Test
    void skip() {
        refused(client.get("leads?$skip=1"), 400, "0x80060888", "Skip Clause is not supported in CRM");
    }

    @Test
    void search() {
        refused(client.get("leads?$search=x"), 400, "0x80060888");
    }

    @Test
    void quotedGuids() {
        refused(client.get("leads('" + lead() + "')"), 400, "0x80060888", "The key in the request URI is not valid");
    }

    @Test
    void anUnknownEntitySet() {
        refused(client.get("nosuchs"), 404, "0x80060888", "Resource not found for the segment 'nosuchs'.");
    }

    @Test
    void anUnknownApiVersion() {
        refused(
                client.get("/api/data/data/leads"),
                400,
                "0x80060888",
                "Requested API Version 'data' was not understood");
    }

    @Test
    void aKeyThatTheTableDoesNotHave() {
        refused(
                client.get("leads(subject='A')"),
                400,
                "0x80060888",
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.lead'. Ensure that the names and number"
                        + " of key properties match the declared or alternate key properties");
    }

    @Test
    void aKeyWhoseIndexIsStillBeingBuilt() {
        sales.control().alternateKeyActive("lead", "contoso_key", false);

        refused(
                client.get("leads(msdyn_prospectid='P-1')"),
                400,
                "0x80060888",
                "The key in the request URI is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "<", ">", "*", "%25", "%26", ":", "\\", "%3F", "%2B"})
    void aKeyWhoseValueCannotBeAddressed(String character) {
        String path =
                "leads(msdyn_prospectid='P" + character.replace("\\", "%5C").replace(":", "%3A") + "1')";

        refused(client.get(path), 400, "0x80060888", "Error in query syntax");
        refused(client.patch(path, "{\"lastname\":\"B\"}"), 400, "0x80060888", "Error in query syntax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads?$filter=revenue eq INF",
                "leads?$filter=address1_latitude gt NaN",
                "leads?$filter=duration'P1D' eq duration'P1D'",
                "leads?$filter=createdon gt @p&@p=2020-99-01T00:00:00Z",
                "leads?$select=Microsoft.Dynamics.CRM.*",
                "leads?$skiptoken=<cookie pagenumber=\"99999999999\" pagingcookie=\"1,1,1,1,true\" istracking=\"True\" />",
                "leads?fetchXml=<fetch count=\"2\" page=\"0\"><entity name=\"lead\" /></fetch>",
                "leads?fetchXml=<fetch count=\"-1\"><entity name=\"lead\" /></fetch>",
                "leads?fetchXml=<fetch count=\"2\" page=\"2147483647\"><entity name=\"lead\" /></fetch>",
                "leads?fetchXml=<fetch top=\"5001\"><entity name=\"lead\" /></fetch>"
            })
    void queriesThatMakeNoSense(String path) {
        refused(client.get(path), 400, "0x80060888");
    }

    @Test
    void aBoundActionWithoutItsNamespace() {
        refused(
                client.post("leads(" + lead() + ")/QualifyLead", QUALIFY),
                400,
                "0x80060888",
                "Request message has unresolved parameters.");
    }

    @Test
    void anActionWithAnUnknownParameter() {
        refused(
                client.post("leads(" + lead() + ")/Microsoft.Dynamics.CRM.QualifyLead", "{\"Status\":3,\"Nosuch\":1}"),
                400,
                "0x80060888",
                "Request message has unresolved parameters.");
    }

    @Test
    void aVerbThatTheAddressDoesNotTake() {
        refused(client.send("PUT", "leads(" + lead() + ")", "{}"), 405, "0x80040315");
    }

    // ---- validation

    @Test
    void aTextTooLong() {
        refused(
                client.post("leads", "{\"lastname\":\"B\",\"subject\":\"" + "x".repeat(301) + "\"}"),
                400,
                "0x80044331",
                "A validation error occurred.  The length of the 'subject' attribute of the 'lead' entity exceeded the maximum allowed"
                        + " length of '300'.");
    }

    @Test
    void aChoiceOutsideItsOptions() {
        refused(client.post("leads", "{\"lastname\":\"B\",\"leadsourcecode\":99}"), 400, "0x8004431a");
    }

    @Test
    void anIntegerOutOfRange() {
        refused(client.post("leads", "{\"lastname\":\"B\",\"numberofemployees\":-1}"), 400, "0x8004432f");
    }

    @Test
    void anAmountOutOfRange() {
        refused(client.post("leads", "{\"lastname\":\"B\",\"budgetamount\":1e15}"), 400, "0x80044330");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"budgetamount\":1e-999999999", "\"estimatedvalue\":1e400"})
    void aNumberThatNoColumnHolds(String property) {
        refused(client.post("leads", "{\"lastname\":\"B\"," + property + "}"), 400, "0x80048d19");
    }

    @Test
    void aSystemRequiredColumnSetToNull() {
        refused(
                client.patch("leads(" + lead() + ")", "{\"ownerid@odata.bind\":null}"),
                400,
                "0x80040203",
                "Attribute: ownerid cannot be set to NULL");
    }

    @Test
    void aStatusThatDoesNotFitItsState() {
        UUID lead = lead();
        refused(
                client.patch("leads(" + lead + ")", "{\"statecode\":2,\"statuscode\":1}"),
                400,
                "0x80048408",
                "1 is not a valid status code for state code LeadState.Disqualified on lead with Id " + lead + ".");
    }

    @Test
    void aBindToARowThatIsNotThere() {
        UUID nowhere = UUID.randomUUID();
        refused(
                client.post(
                        "leads", "{\"lastname\":\"B\",\"parentaccountid@odata.bind\":\"/accounts(" + nowhere + ")\"}"),
                404,
                "0x80040217",
                "Entity 'account' With Id = " + nowhere + " Does Not Exist");
    }

    // ---- rows and versions

    @Test
    void aRowThatIsNotThere() {
        UUID nowhere = UUID.randomUUID();
        String words = "Entity 'lead' With Id = " + nowhere + " Does Not Exist";
        refused(client.get("leads(" + nowhere + ")"), 404, "0x80040217", words);
        refused(client.patch("leads(" + nowhere + ")", "{}", "If-Match", "*"), 404, "0x80040217", words);
        refused(client.delete("leads(" + nowhere + ")"), 404, "0x80040217", words);
    }

    @Test
    void aKeyedRowThatIsNotThere() {
        String words = "A record with the specified key values does not exist in lead entity";
        refused(client.get("leads(msdyn_prospectid='P-9')"), 404, "0x80060891", words);
        refused(client.patch("leads(msdyn_prospectid='P-9')", "{}", "If-Match", "*"), 404, "0x80060891", words);
        refused(client.delete("leads(msdyn_prospectid='P-9')"), 404, "0x80060891", words);
    }

    @Test
    void aStaleVersion() {
        UUID lead = lead();
        refused(
                client.patch("leads(" + lead + ")", "{\"subject\":\"B\"}", "If-Match", "W/\"1\""),
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.");
        refused(client.delete("leads(" + lead + ")", "If-Match", "W/\"1\""), 412, "0x80060882");
    }

    @Test
    void aVersionOnATableThatDoesNotCheckVersions() {
        refused(
                client.patch(
                        "transactioncurrencies(" + WellKnown.EURO + ")",
                        "{\"currencyname\":\"E\"}",
                        "If-Match",
                        "W/\"1\""),
                400,
                "0x8006088D");
    }

    @Test
    void creatingOnlyWhatExists() {
        refused(
                client.patch("leads(" + lead() + ")", "{\"subject\":\"B\"}", "If-None-Match", "*"),
                412,
                "0x80040237",
                "A record with matching key values already exists.");
    }

    @Test
    void aPrimaryKeyTwice() {
        String body = "{\"leadid\":\"" + UUID.randomUUID() + "\",\"lastname\":\"B\"}";
        assertThat(client.post("leads", body).status()).isEqualTo(204);
        refused(client.post("leads", body), 412, "0x80040237", "Cannot insert duplicate key");
    }

    @Test
    void anAlternateKeyTwice() {
        client.create("leads", "{\"lastname\":\"B\",\"msdyn_prospectid\":\"P-1\"}");
        refused(
                client.post("leads", "{\"lastname\":\"C\",\"msdyn_prospectid\":\"p-1\"}"),
                412,
                "0x80060892",
                "Entity Key contoso_key violated. A record with the same value for Prospect ID already exists. A duplicate record"
                        + " cannot be created. Select one or more unique values and try again.");
        UUID other = client.create("leads", "{\"lastname\":\"D\",\"msdyn_prospectid\":\"P-2\"}");
        refused(client.patch("leads(" + other + ")", "{\"msdyn_prospectid\":\"P-1\"}"), 412, "0x80060892");
    }

    @Test
    void aDuplicateWhenDetectionIsAskedFor() {
        client.create("leads", "{\"lastname\":\"B\",\"emailaddress1\":\"a@b.example\"}");
        String same = "{\"lastname\":\"C\",\"emailaddress1\":\"A@B.example\"}";
        refused(
                client.post("leads", same, "MSCRM.SuppressDuplicateDetection", "false"),
                412,
                "0x80040333",
                "A record was not created or updated because a duplicate of the current record already exists.");
        assertThat(client.post("leads", same).status()).isEqualTo(204);
    }

    // ---- messages of Sales

    @Test
    void qualifyingAClosedLead() {
        UUID lead = lead();
        sales.control().disqualify(lead, 4);
        refused(
                client.post("leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead", QUALIFY),
                400,
                "0x80040519",
                "cannot convert or qualify a lead that is already closed");
    }

    @Test
    void winningByUpdate() {
        refused(
                client.patch("opportunities(" + opportunity() + ")", "{\"statecode\":1,\"statuscode\":3}"),
                400,
                "0x80100005",
                "This message can not be used to set the state of opportunity to Won. In order to set state of opportunity to Won,"
                        + " use the Win message instead.");
    }

    @Test
    void losingByUpdate() {
        refused(
                client.patch("opportunities(" + opportunity() + ")", "{\"statecode\":2}"),
                400,
                "0x80100005",
                "use the Lose message");
    }

    @Test
    void winningTwice() {
        UUID opportunity = opportunity();
        sales.control().win(opportunity);
        refused(client.post("WinOpportunity", close(opportunity, 3)), 400, "0x80040515");
    }

    @Test
    void losingWithAStatusOfAnotherState() {
        refused(client.post("LoseOpportunity", close(opportunity(), 3)), 400, "0x80048408");
    }

    @Test
    void closingWithAnActivityThatDoesNotFit() {
        UUID opportunity = opportunity();
        refused(
                client.post("WinOpportunity", close(opportunity, 3).replace("\"x\"", "\"" + "x".repeat(201) + "\"")),
                400,
                "0x80044331",
                "The length of the 'subject' attribute of the 'opportunityclose' entity");
        assertThat(client.get("opportunities(" + opportunity + ")")
                        .json()
                        .path("statecode")
                        .asInt())
                .isZero();
    }

    @Test
    void qualifyingWithAStatusOfAnotherState() {
        refused(
                client.post("leads(" + lead() + ")/Microsoft.Dynamics.CRM.QualifyLead", QUALIFY.replace(":3", ":1")),
                400,
                "0x80048408");
    }

    @Test
    void qualifyingForACustomerThatIsNone() {
        UUID lead = lead();
        String customer = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + lead + "\"}";
        refused(
                client.post(
                        "leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead",
                        QUALIFY.replace("}", ",\"OpportunityCustomerId\":" + customer + "}")),
                400,
                "0x80060888",
                "unresolved parameters");
    }

    @Test
    void closingWithoutAnActivity() {
        refused(client.post("WinOpportunity", "{\"Status\":3}"), 400, "0x80060888", "unresolved parameters");
    }

    private static String close(UUID opportunity, int status) {
        return "{\"Status\":" + status
                + ",\"OpportunityClose\":{\"subject\":\"x\",\"opportunityid@odata.bind\":\"/opportunities("
                + opportunity + ")\"}}";
    }

    // ---- users

    @Test
    void givingARowAwayNeedsThePrivilegeToAssign() {
        String lead = client.create("leads", "{\"lastname\":\"B\"}").toString();
        String toTheTeam = "{\"ownerid@odata.bind\":\"/teams(" + WellKnown.SALES_TEAM + ")\"}";
        String privileges =
                "systemusers(" + WellKnown.INTEGRATION_USER + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges";
        assertThat(client.get(privileges).body()).contains("prvAssignLead").doesNotContain("prvAssignCurrency");

        sales.control().denyPrivilege("prvAssignLead");
        assertThat(client.get(privileges).body()).doesNotContain("prvAssignLead");
        TestClient.Answer refused = client.patch("leads(" + lead + ")", toTheTeam);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("missing prvAssignLead privilege");
        assertThat(client.patch("leads(" + lead + ")", "{\"lastname\":\"C\"}").status())
                .isEqualTo(204);

        sales.control().grantPrivilege("prvAssignLead");
        assertThat(client.patch("leads(" + lead + ")", toTheTeam).status()).isEqualTo(204);
    }

    @Test
    void aMissingPrivilege() {
        sales.control().denyPrivilege("prvCreateLead");
        refused(client.post("leads", "{\"lastname\":\"B\"}"), 403, "0x80040220", "is missing prvCreateLead privilege");
        sales.control().grantPrivilege("prvCreateLead");
        assertThat(client.post("leads", "{\"lastname\":\"B\"}").status()).isEqualTo(204);
    }

    @Test
    void aMissingPrivilegeToRead() {
        UUID lead = lead();
        String delta = client.get("leads?$select=subject", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
        sales.control().denyPrivilege("prvReadLead");
        for (String path : new String[] {
            "leads",
            "leads(" + lead + ")",
            "leads(" + lead + ")/subject",
            "leads/$count",
            "annotations?$expand=objectid_lead",
            "leads?savedQuery=" + WellKnown.OPEN_LEADS,
            delta,
            delta.replace("/leads?", "/leads/$count?")
        }) {
            refused(client.get(path), 403, "0x80040220", "prvReadLead");
        }
    }

    @Test
    void aMissingPrivilegeToBind() {
        UUID account = client.create("accounts", "{\"name\":\"A\"}");
        String bound = "{\"lastname\":\"B\",\"parentaccountid@odata.bind\":\"/accounts(" + account + ")\"}";
        sales.control().denyPrivilege("prvAppendToAccount");
        refused(client.post("leads", bound), 403, "0x80040220", "prvAppendToAccount");
        assertThat(client.post("leads", "{\"lastname\":\"B\"}").status()).isEqualTo(204);
        sales.control().grantPrivilege("prvAppendToAccount");
        sales.control().denyPrivilege("prvAppendLead");
        refused(client.patch("leads(" + lead() + ")", bound), 403, "0x80040220", "prvAppendLead");
    }

    @Test
    void aMissingPrivilegeOfAMessage() {
        UUID lead = lead();
        UUID opportunity = opportunity();
        sales.control().denyPrivilege("prvCreateAccount");
        refused(
                client.post(
                        "leads(" + lead + ")/Microsoft.Dynamics.CRM.QualifyLead",
                        QUALIFY.replace("CreateAccount\":false", "CreateAccount\":true")),
                403,
                "0x80040220",
                "prvCreateAccount");
        sales.control().denyPrivilege("prvWriteOpportunity");
        refused(client.post("WinOpportunity", close(opportunity, 3)), 403, "0x80040220", "prvWriteOpportunity");
    }

    @Test
    void aPrivilegeThatOnlyOneOfTwoUsersHas() {
        String[] forTheSeller = {"MSCRMCallerID", WellKnown.SELLER.toString()};
        assertThat(client.get("leads", forTheSeller).status()).isEqualTo(200);

        sales.control().denyPrivilege(WellKnown.SELLER, "prvReadLead");
        refused(client.get("leads", forTheSeller), 403, "0x80040220", WellKnown.SELLER.toString(), "prvReadLead");
        assertThat(client.get("leads").status()).isEqualTo(200);

        sales.control().grantPrivilege(WellKnown.SELLER, "prvReadLead");
        sales.control().denyPrivilege("prvReadLead");
        refused(client.get("leads", forTheSeller), 403, "0x80040220", WellKnown.INTEGRATION_USER.toString());
    }

    @Test
    void aUserOfAnotherOrganization() {
        SalesSandbox sandbox = sales.sandbox();
        String token = client.signIn(sandbox, sandbox.strangerClientId(), sandbox.strangerClientSecret())
                .json()
                .path("access_token")
                .asText();
        refused(
                TestClient.withToken(sandbox, token).get("leads"),
                403,
                "0x80072560",
                "not a member of the organization");
    }

    @Test
    void aDisabledUser() {
        TestClient seller = TestClient.seller(sales.sandbox());
        client.patch("systemusers(" + WellKnown.SELLER + ")", "{\"isdisabled\":true}");
        refused(seller.get("leads"), 403, "0x80040225");
    }

    @Test
    void actingForOthersAfterTheRightIsGone() {
        sales.control().denyPrivilege("prvActOnBehalfOfAnotherUser");
        refused(
                client.get("WhoAmI", "MSCRMCallerID", WellKnown.SELLER.toString()),
                403,
                "0x80040220",
                "prvActOnBehalfOfAnotherUser");
    }

    @Test
    void actingForOthersWithoutTheRight() {
        refused(
                TestClient.seller(sales.sandbox())
                        .get("WhoAmI", "MSCRMCallerID", WellKnown.INTEGRATION_USER.toString()),
                403,
                "0x80040220",
                "prvActOnBehalfOfAnotherUser");
    }

    // ---- change tracking

    @Test
    void filtersWithChangeTracking() {
        for (String option :
                new String[] {"$filter=statecode eq 0", "$orderby=subject", "$top=1", "$expand=Lead_Annotation"}) {
            refused(
                    client.get("leads?" + option, "Prefer", "odata.track-changes"),
                    400,
                    "0x80060888",
                    "The \"" + option.substring(0, option.indexOf('='))
                            + "\" query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    @Test
    void changesOfATableThatDoesNotTrackThem() {
        refused(
                client.get("annotations", "Prefer", "odata.track-changes"),
                400,
                "0x80060888",
                "Change tracking is not enabled");
    }

    // ---- batches and bulk messages

    @Test
    void deleteMultiple() {
        refused(
                client.post(
                        "leads/Microsoft.Dynamics.CRM.DeleteMultiple",
                        "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + lead()
                                + "\"}]}"),
                501,
                "0x8004A001",
                "DeleteMultiple has not yet been implemented.");
    }

    @Test
    void aBodyThatIsNoBatch() {
        refused(client.send("POST", "$batch", "{}"), 400, "0x80060888");
    }

    @Test
    void aBodyOverThePublishedSizeOfAMessage() throws Exception {
        var url = sales.sandbox().url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/data/v9.2/leads HTTP/1.1\r\nHost: " + url.getAuthority()
                                    + "\r\nAuthorization: Bearer " + client.token()
                                    + "\r\nContent-Length: 116850001\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyInChunksThatOutgrowsThePublishedSize() throws Exception {
        var url = sales.sandbox().url();
        byte[] piece = new byte[1_000_000];
        byte[] size = (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/data/v9.2/leads HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\nAuthorization: Bearer " + client.token() + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 117; i++) {
                out.write(size);
                out.write(piece);
                out.write('\r');
                out.write('\n');
            }
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void lineEndsInAKeyDoNotBecomeHeaders() {
        TestClient.Answer answer =
                client.patch("leads(msdyn_prospectid='a%0D%0AX-Evil')", "{\"subject\":\"A\",\"lastname\":\"B\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("X-Evil")).isNull();
        assertThat(answer.header("OData-EntityId")).contains("%0D%0A");
    }

    /** What the sandbox has no reason of its own to say can be had on command. */
    @ParameterizedTest
    @CsvSource({
        "403, 0x80048306",
        "500, 0x80040224",
        "400, 0x80040265",
        "500, 0x80044151",
        "500, -2147204784",
        "500, 0x80044339",
        "503, 0x8004A001",
        "400, 0x80040518",
        "400, 0x80040516",
        "400, 0x8004051a"
    })
    void everythingElseOnCommand(int status, String code) {
        sales.control().failNext(Fault.status(status).code(code).on("PATCH", "leads"));

        refused(client.patch("leads(" + lead() + ")", "{\"subject\":\"B\"}"), status, code);
    }
}
