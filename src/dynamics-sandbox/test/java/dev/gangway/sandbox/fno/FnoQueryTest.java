package dev.gangway.sandbox.fno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.service.Misuse;
import dev.gangway.sandbox.junit.FnoSandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading: companies, literals, empty values, pages, expand, metadata. */
class FnoQueryTest {
    private static final String PENDING =
            "IsB2BProspect eq Microsoft.Dynamics.DataEntities.NoYes'Yes' and B2BProspectStatus"
                    + " eq Microsoft.Dynamics.DataEntities.RetailB2BProspectStatus'Pending'";
    private static final String ORDER = "&$orderby=dataAreaId,ProspectId";

    @RegisterExtension
    final FnoSandboxExtension fno = new FnoSandboxExtension();

    private FnoClient client;

    @BeforeEach
    void signIn() {
        client = FnoClient.of(fno.sandbox());
    }

    private List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("value").forEach(row -> ids.add(row.path("ProspectId").asText()));
        return ids;
    }

    @Test
    void anotherCompanyIs404WithoutCrossCompany() {
        fno.control().prospect("usrt", "P1", "Ann", "Lee", "ann@example.com");
        String key = "Prospects(dataAreaId='usrt',ProspectId='P1')";

        assertThat(client.get(key).status()).isEqualTo(404);
        assertThat(client.get(key + "?cross-company=true").status()).isEqualTo(200);
        assertThat(ids(client.get("Prospects").json())).isEmpty();
        assertThat(fno.control().misuse()).containsEntry(Misuse.Kind.NO_CROSS_COMPANY, 2L);
    }

    @Test
    void theStatePollFindsThePendingOnes() {
        fno.control().prospects("usrt", 3);
        fno.control().reject("usrt", "00000002");

        JsonNode found = client.get("Prospects?cross-company=true&$count=true&$filter=" + PENDING
                        + " and dataAreaId eq 'usrt'" + ORDER)
                .json();

        assertThat(ids(found)).containsExactly("00000001", "00000003");
        assertThat(found.path("@odata.count").asInt()).isEqualTo(2);
        assertThat(fno.control().misuse()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter=IsB2BProspect eq 1",
                "$filter=IsB2BProspect eq 'Yes'",
                "$filter=IsB2BProspect gt Microsoft.Dynamics.DataEntities.NoYes'No'",
                "$filter=IsB2BProspect has Microsoft.Dynamics.DataEntities.NoYes'Yes'",
                "$filter=ProspectId in ('1','2')",
                "$filter=contains(ProspectName,'a')",
                "$filter=ISB2BPROSPECT eq Microsoft.Dynamics.DataEntities.NoYes'Yes'",
                "$select=prospectid",
                "$search=ann",
                "$apply=aggregate($count as n)",
                "$deltatoken=1",
                "$expand=Party($expand=CustomerHierarchy)"
            })
    void whatIsNotSupportedIsRefused(String query) {
        FnoClient.Answer answer = client.get("Prospects?cross-company=true&" + query.replace("'", "%27"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.inner().path("message").asText()).isNotEmpty();
        assertThat(fno.control().misuse()).containsEntry(Misuse.Kind.BAD_REQUEST, 1L);
    }

    @Test
    void namesOfSetsAreCaseSensitive() {
        assertThat(client.get("prospects?cross-company=true").status()).isBetween(400, 404);
    }

    @Test
    void aStarStandsForAnyText() {
        fno.control().prospect("usmf", "P1", "Ann", "O'Brien", "ann@example.com");
        fno.control().prospect("usmf", "P2", "Bob", "Stone", "bob@example.com");

        assertThat(ids(client.get("Prospects?cross-company=true&$filter=ProspectName eq '*o''brien*'")
                        .json()))
                .containsExactly("P1");
    }

    @Test
    void emptyValuesAreNeverNull() {
        fno.control().prospect("usmf", "P1", "Ann", "Lee", "ann@example.com");

        JsonNode row = client.get("Prospects(dataAreaId='usmf',ProspectId='P1')?cross-company=true")
                .json();

        assertThat(row.path("Department").textValue()).isEmpty();
        assertThat(row.path("AddressValidFrom").textValue()).isEqualTo("1900-01-01T00:00:00Z");
        assertThat(row.path("CompanySize").intValue()).isZero();
        assertThat(row.path("CreditLimit").isNumber()).isTrue();
        // all properties of the fact sheet, context and ETag
        assertThat(row.size()).isEqualTo(118 + 2);
    }

    @Test
    void aDayIsItsNoon() {
        fno.control().put("CustomersV3", java.util.Map.of("dataAreaId", "usmf", "CustomerAccount", "C1"));
        String key = "CustomersV3(dataAreaId='usmf',CustomerAccount='C1')?cross-company=true";
        String day = "CredManCreditLimitExpiryDate";
        assertThat(client.get(key).json().path(day).textValue()).isEqualTo("1900-01-01T12:00:00Z");

        client.send("PATCH", key, "{\"" + day + "\":\"2026-11-29T00:00:00Z\"}");

        assertThat(client.get(key).json().path(day).textValue()).isEqualTo("2026-11-29T12:00:00Z");
        assertThat(client.get("$metadata").body())
                .containsPattern("Name=\"" + day + "\" Type=\"Edm.DateTimeOffset\".{1,120}<String>Date</String>");
    }

    @Test
    void etagsAreVersionAndRecordOfEverySource() {
        fno.control().prospect("usmf", "P1", "Ann", "Lee", "ann@example.com");
        String path = "Prospects(dataAreaId='usmf',ProspectId='P1')?cross-company=true&$select=ProspectId";
        String before = client.get(path).json().path("@odata.etag").asText();

        client.send("PATCH", "CDSParties('P-usmf-P1')", "{\"PersonFirstName\":\"Anna\"}");

        assertThat(new String(
                        Base64.getDecoder().decode(before.substring(3, before.length() - 1)), StandardCharsets.UTF_8))
                .matches("'1,\\d+;1,\\d+'");
        assertThat(client.get(path).json().path("@odata.etag").asText()).isNotEqualTo(before);
    }

    @Test
    void pagesAreOffsetsAndShift() {
        fno.control().prospects("usrt", 6);
        String query = "Prospects?cross-company=true&$select=dataAreaId,ProspectId&$filter=" + PENDING + ORDER;
        JsonNode first = client.get(query, "Prefer", "odata.maxpagesize=2").json();
        String link = first.path("@odata.nextLink").asText();

        fno.control().approve("usrt", "00000001");
        JsonNode second = client.get(link).json();

        assertThat(link).contains("$skip=2&$top=2", "ProspectId").contains("%2C");
        assertThat(ids(first)).containsExactly("00000001", "00000002");
        // number 3 has moved into the page that was read already
        assertThat(ids(second)).containsExactly("00000004", "00000005");
        assertThat(second.path("@odata.nextLink").asText()).contains("$skip=4&$top=2");
    }

    @Test
    void theCallersTopLimitsAllPages() {
        fno.control().prospects("usrt", 6);
        String query = "Prospects?cross-company=true&$top=3" + ORDER;
        JsonNode first = client.get(query, "Prefer", "odata.maxpagesize=2").json();
        JsonNode second = client.get(first.path("@odata.nextLink").asText()).json();

        assertThat(ids(second)).containsExactly("00000003");
        assertThat(second.has("@odata.nextLink")).isFalse();
    }

    @Test
    void partyGivesTheNamesOrNull() {
        fno.control().prospect("usmf", "P1", "Ann", "Lee", "ann@example.com");
        fno.control().put("Prospects", java.util.Map.of("dataAreaId", "usmf", "ProspectId", "P2"));

        JsonNode rows = client.get("Prospects?cross-company=true&$expand=Party($select=PersonFirstName,PersonLastName)")
                .json()
                .path("value");

        assertThat(rows.get(0).path("Party").path("PersonFirstName").asText()).isEqualTo("Ann");
        assertThat(rows.get(0).path("Party").has("PartyType")).isFalse();
        assertThat(rows.get(1).path("Party").isNull()).isTrue();
    }

    @Test
    void countIsAPlainNumber() {
        fno.control().prospects("usrt", 4);

        assertThat(client.get("Prospects/$count?cross-company=true").body()).isEqualTo("4");
    }

    @Test
    void metadataSaysWhatMayBeEdited() {
        String entity = fno.sandbox().url() + "/metadata/PublicEntities('Prospect')";

        assertThat(status(client.get(entity).json())).isTrue();
        fno.control().assume(Assumption.STATUS_ALLOW_EDIT, "false");
        assertThat(status(client.get(entity).json())).isFalse();
        assertThat(client.get("$metadata").body())
                .containsPattern("Name=\"B2BProspectStatus\"[^/]*/[^/]*/[^/]*AllowEdit")
                .doesNotContain("MaxLength");
    }

    private static boolean status(JsonNode entity) {
        for (JsonNode property : entity.path("Properties")) {
            if (property.path("Name").asText().equals("B2BProspectStatus")) {
                return property.path("AllowEdit").asBoolean();
            }
        }
        throw new AssertionError("no status in " + entity);
    }

    @Test
    void lengthsAreInDataManagement() {
        String query = "DataManagementTargetMapEntities?cross-company=true&$filter=Entity eq 'Prospects'"
                + " and TargetField eq 'CompanyName'&$select=FieldLength";

        assertThat(client.get(query)
                        .json()
                        .path("value")
                        .get(0)
                        .path("FieldLength")
                        .asInt())
                .isEqualTo(60);
        fno.control().assume(Assumption.FIELD_LENGTHS, "empty");
        assertThat(client.get(query).json().path("value")).isEmpty();
    }

    @Test
    void twoHundredThousandProspectsAreWalked() {
        fno.control().prospects("usrt", 200_000);
        String next = "Prospects?cross-company=true&$select=ProspectId&$filter=" + PENDING + ORDER;
        int rows = 0;
        while (!next.isEmpty()) {
            JsonNode page = client.get(next).json();
            rows += page.path("value").size();
            next = page.path("@odata.nextLink").asText("");
        }

        assertThat(rows).isEqualTo(200_000);
        assertThat(fno.control().requestCount()).isEqualTo(20);
    }
}
