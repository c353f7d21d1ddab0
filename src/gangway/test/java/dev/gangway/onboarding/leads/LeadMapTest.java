package dev.gangway.onboarding.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.Prospect;
import dev.gangway.database.Row;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.maps.JsltMap;
import dev.gangway.spi.LeadInterceptor;
import dev.gangway.spi.LeadVetoException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What the shipped map makes of a prospect, and what of it is sent. */
class LeadMapTest {
    private static final UUID TEAM = UUID.fromString("6f0c2f1e-0000-4000-8000-000000000001");

    private static LeadMap map(LeadInterceptor... interceptors) {
        return new LeadMap(
                new JsltMap(new DefaultCamelContext(), "classpath:gangway/routes/maps/prospect-to-lead.jslt"),
                null,
                Map.of("USMF", TEAM),
                () -> List.of(interceptors));
    }

    private static Prospect prospect(Map<String, Object> columns) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "dataareaid", "USMF",
                "prospectid", "P-1",
                "requestid", "R-1",
                "companyname", "Fabrikam AS",
                "b2bprospectstatus", "Pending"));
        all.putAll(columns);
        return Prospect.of(Row.of(all));
    }

    private static ObjectNode lead(Map<String, Object> columns) {
        return map().lead(prospect(columns));
    }

    @Test
    void whatThePartnerLeftOutIsNotSent() {
        assertThat(lead(Map.of("lastname", "Berg", "firstname", " ")).fieldNames())
                .toIterable()
                .contains("lastname", "companyname")
                .doesNotContain("firstname", "emailaddress1", "description", "transactioncurrencyid@odata.bind");
    }

    @Test
    void theSubjectNamesTheCompanyOrElseTheProspect() {
        assertThat(lead(Map.of()).path("subject").asText()).isEqualTo("B2B onboarding: Fabrikam AS");
        assertThat(lead(Map.of("companyname", "", "prospectname", "Ida Berg"))
                        .path("subject")
                        .asText())
                .isEqualTo("B2B onboarding: Ida Berg");
    }

    @Test
    void whatSalesHasNoColumnForStandsInTheDescription() {
        assertThat(lead(Map.of("department", "Purchasing", "languageid", "nb", "note", "Call us"))
                        .path("description")
                        .asText())
                .isEqualTo("Department: Purchasing\nLanguage: nb\nCall us");
    }

    @Test
    void aLongCommentIsCutBetweenCharactersAndNotInsideOne() {
        String description = lead(Map.of("note", "x".repeat(1999) + "\uD83D\uDE00"))
                .path("description")
                .asText();

        assertThat(description).isEqualTo("x".repeat(1999));
    }

    @Test
    void theStatusIsTheOptionSetsNumber() {
        assertThat(lead(Map.of()).path(LeadMap.STATUS).asInt()).isEqualTo(192350000);
        assertThat(lead(Map.of("b2bprospectstatus", "Approved"))
                        .path(LeadMap.STATUS)
                        .asInt())
                .isEqualTo(192350001);
        assertThat(lead(Map.of("b2bprospectstatus", "Rejected"))
                        .path(LeadMap.STATUS)
                        .asInt())
                .isEqualTo(192350002);
    }

    @Test
    void aNewLeadHasItsComputedKeyItsNoteAndTheTeamOfItsLegalEntity() {
        Prospect prospect = prospect(Map.of());
        LeadIdentity identity = LeadIdentity.of(prospect);

        ObjectNode body = map().create(prospect, identity, map().lead(prospect));

        assertThat(body.path("leadid").asText()).isEqualTo(identity.leadId().toString());
        assertThat(body.path("Lead_Annotation").path(0).path("annotationid").asText())
                .isEqualTo(identity.noteId().toString());
        assertThat(body.path("ownerid@odata.bind").asText()).isEqualTo("/teams(" + TEAM + ")");
    }

    @Test
    void theOwnerThatAnInterceptorNamesGoesBeforeTheTeam() {
        LeadMap map = map((columns, lead) -> lead.put("ownerid@odata.bind", "/systemusers(7)"));
        Prospect prospect = prospect(Map.of());

        assertThat(map.create(prospect, LeadIdentity.of(prospect), map.lead(prospect))
                        .path("ownerid@odata.bind")
                        .asText())
                .isEqualTo("/systemusers(7)");
    }

    @Test
    void onlyWhatChangedIsSentAndWhatIsNoLongerThereIsCleared() {
        ObjectNode before = lead(Map.of("addresscity", "Oslo", "department", "Sales", "companysize", 7));
        ObjectNode now = lead(Map.of("addresscity", "Bergen", "companysize", 7L));

        assertThat(map().difference(prospect(Map.of()), before, now))
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("address1_city", "Bergen")
                        .putNull("description"));
    }

    @Test
    void afterTheDecisionOnlyTheStatusIsSent() {
        ObjectNode before = lead(Map.of("addresscity", "Oslo"));
        Prospect approved = prospect(Map.of("addresscity", "Bergen", "b2bprospectstatus", "Approved"));

        assertThat(map().difference(approved, before, map().lead(approved)))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put(LeadMap.STATUS, 192350001));
    }

    @Test
    void theOwnerStaysTheSellers() {
        ObjectNode before = lead(Map.of()).put("ownerid@odata.bind", "/teams(1)");
        ObjectNode now = lead(Map.of()).put("ownerid@odata.bind", "/teams(2)");

        assertThat(map().difference(prospect(Map.of()), before, now)).isEmpty();
        assertThat(map().difference(prospect(Map.of()), before, lead(Map.of()))).isEmpty();
    }

    @Test
    void aVetoWaitsForAPersonAndAFailureIsTriedAgain() {
        assertThatThrownBy(() -> map((columns, lead) -> {
                            throw new LeadVetoException("No partners from here");
                        })
                        .lead(prospect(Map.of())))
                .isInstanceOfSatisfying(JsltMap.MapException.class, e -> {
                    assertThat(e.isHopeless()).isTrue();
                    assertThat(e).hasMessage("No partners from here");
                });
        assertThatThrownBy(() -> map((columns, lead) -> {
                            throw new IllegalStateException("The register is away");
                        })
                        .lead(prospect(Map.of())))
                .isInstanceOfSatisfying(JsltMap.MapException.class, e -> {
                    assertThat(e.isHopeless()).isFalse();
                    assertThat(e).hasMessageContaining("The register is away");
                });
    }
}
