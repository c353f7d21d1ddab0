package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.dataverse.metadata.DataverseMetadata;
import dev.gangway.dataverse.metadata.DataverseMetadata.Property;
import dev.gangway.odata.ServiceUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataverseMetadataTest extends DataverseTestCase {
    private static final String CSDL = """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
              <edmx:DataServices>
                <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
                  <EntityType Name="crmbaseentity" Abstract="true"/>
                  <EntityType Name="lead" BaseType="mscrm.crmbaseentity">
                    <Key><PropertyRef Name="leadid"/></Key>
                    <Property Name="leadid" Type="Edm.Guid"/>
                    <Property Name="subject" Type="Edm.String" MaxLength="300" Unicode="false"/>
                    <Property Name="description" Type="Edm.String"/>
                    <Property Name="fullname" Type="Edm.String">
                      <Annotation Term="Org.OData.Core.V1.Description" String="Both names."/>
                      <Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/>
                    </Property>
                    <Property Name="createdon" Type="Edm.DateTimeOffset">
                      <Annotation Term="Org.OData.Core.V1.Permissions">
                        <EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember>
                      </Annotation>
                    </Property>
                    <NavigationProperty Name="parentaccountid" Type="mscrm.account" Nullable="false"/>
                    <NavigationProperty Name="Lead_Annotation" Type="Collection(mscrm.annotation)"/>
                  </EntityType>
                  <EntityType Name="principal"><Property Name="ownerid" Type="Edm.Guid"/></EntityType>
                  <EntityType Name="systemuser" BaseType="mscrm.principal">
                    <Property Name="fullname" Type="Edm.String"/>
                  </EntityType>
                  <ComplexType Name="other"><Property Name="notacolumn" Type="Edm.String"/></ComplexType>
                  <EntityContainer Name="System">
                    <EntitySet Name="leads" EntityType="Microsoft.Dynamics.CRM.lead"/>
                  </EntityContainer>
                </Schema>
              </edmx:DataServices>
            </edmx:Edmx>
            """;

    @Test
    void listsTheColumnsOfATable() throws IOException {
        DataverseMetadata.Entity lead = read(CSDL).entity("lead").orElseThrow();

        assertThat(lead.entitySet()).isEqualTo("leads");
        assertThat(lead.property("subject")).contains(new Property("subject", "Edm.String", 300, false));
        assertThat(lead.property("description")).contains(new Property("description", "Edm.String", null, false));
        assertThat(lead.property("nosuchcolumn")).isEmpty();
        assertThat(lead.navigation()).containsOnlyKeys("parentaccountid", "Lead_Annotation");
        assertThat(lead.navigation()).containsEntry("Lead_Annotation", "annotation");
    }

    @Test
    void knowsWhichColumnsCannotBeWritten() throws IOException {
        DataverseMetadata.Entity lead = read(CSDL).entity("lead").orElseThrow();

        assertThat(lead.properties().values().stream()
                        .filter(Property::readOnly)
                        .map(Property::name))
                .containsExactlyInAnyOrder("fullname", "createdon");
    }

    @Test
    void addsInheritedColumns() throws IOException {
        assertThat(read(CSDL).entity("systemuser").orElseThrow().properties()).containsOnlyKeys("ownerid", "fullname");
    }

    @Test
    void readsNoExternalEntities() {
        String hostile = "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/hostname\">]><x>&y;</x>";

        assertThatThrownBy(() -> read(hostile)).isInstanceOf(IOException.class);
    }

    @Test
    void isFetchedAsXml() {
        service.answers(text(200, "application/xml", CSDL));

        assertThat(dataverse.metadata().entity("lead")).isPresent();
        assertThat(service.only().target()).isEqualTo("/api/data/v9.2/$metadata?annotations=true");
        assertThat(service.only().header("Accept")).isEqualTo("application/xml");
    }

    @Test
    void isNotTakenFromACutDocument() {
        service.answers(text(200, "application/xml", CSDL.substring(0, CSDL.length() / 2)));

        assertThatThrownBy(() -> dataverse.metadata()).isInstanceOf(ServiceUnavailableException.class);
    }

    private static DataverseMetadata read(String csdl) throws IOException {
        return DataverseMetadata.read(new ByteArrayInputStream(csdl.getBytes(StandardCharsets.UTF_8)));
    }
}
