package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.junit.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns by the Web API ("Create and update column definitions using the Web API"), without the Commerce solution. */
class ColumnCreationTest {
    private static final String ATTRIBUTES = "EntityDefinitions(LogicalName='lead')/Attributes";
    private static final String LABEL = "{\"LocalizedLabels\":[{\"Label\":\"Bank Name\",\"LanguageCode\":1033}]}";
    private static final String TEXT = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.StringAttributeMetadata\","
            + "\"AttributeType\":\"String\",\"SchemaName\":\"new_BankName\",\"DisplayName\":" + LABEL
            + ",\"RequiredLevel\":{\"Value\":\"None\"},\"FormatName\":{\"Value\":\"Text\"},\"MaxLength\":100}";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.with(builder -> builder.commerceSolution(false));

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    @Test
    void whatTheSolutionBringsIsNotThere() {
        assertThat(client.post("leads", "{\"lastname\":\"B\",\"msdyn_prospectid\":\"P\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("leads?$select=msdyn_prospectid").status()).isEqualTo(400);
        assertThat(sales.control().dump()).doesNotContain("All commerce B2B leads");
    }

    @Test
    void aNewColumnIsDeclaredWrittenAndRead() {
        var before = client.create("leads", "{\"lastname\":\"Old\"}");
        assertThat(client.get("$metadata").body()).doesNotContain("new_bankname");

        TestClient.Answer created = client.post(ATTRIBUTES, TEXT, "MSCRM.SolutionUniqueName", "examplesolution");

        assertThat(created.status()).as(created.body()).isEqualTo(204);
        assertThat(created.entityId()).isNotNull();
        assertThat(client.post("PublishXml", "{\"ParameterXml\":\"<importexportxml/>\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("$metadata").body()).contains("new_bankname");
        assertThat(client.get(ATTRIBUTES + "(LogicalName='new_bankname')").body())
                .contains("\"MaxLength\":100");
        client.create("leads", "{\"lastname\":\"New\",\"new_bankname\":\"Fabrikam\"}");
        assertThat(client.patch("leads(" + before + ")", "{\"new_bankname\":\"Contoso\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("leads?$select=lastname,new_bankname&$filter=new_bankname eq 'Contoso'")
                        .body())
                .contains("Old")
                .doesNotContain("Fabrikam");
        TestClient.Answer tooLong =
                client.post("leads", "{\"lastname\":\"C\",\"new_bankname\":\"" + "x".repeat(101) + "\"}");
        assertThat(tooLong.errorCode()).isEqualToIgnoringCase("0x80044331");
    }

    @Test
    void aColumnIsCreatedOnce() {
        client.post(ATTRIBUTES, TEXT);

        TestClient.Answer again = client.post(ATTRIBUTES, TEXT);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errorCode()).isEqualToIgnoringCase("0x80047013");
    }

    @ParameterizedTest
    @CsvSource({
        "new_BankName,BankName,0x80040203",
        "SchemaName,Schema,0x80048d19",
        "100,0,0x80040203",
        "Bank Name,'',0x80040203",
        "\"String\",\"Integer\",0x80048d19",
        "None,Often,0x80048d19"
    })
    void aWrongDefinitionIsRefused(String right, String wrong, String code) {
        TestClient.Answer answer = client.post(ATTRIBUTES, TEXT.replace(right, wrong));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualToIgnoringCase(code);
        assertThat(client.get("$metadata").body()).doesNotContain("bankname");
    }

    @Test
    void whoeverMayNotCustomizeIsRefused() {
        sales.control().denyPrivilege("prvCreateAttribute");

        assertThat(client.post(ATTRIBUTES, TEXT).status()).isEqualTo(403);
    }
}
