package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.onboarding.doctor.Finding;
import java.util.List;

/** What any prospect of the B2B site looks like: its type, its language, and who its party is. */
record SeenProspectCheck(Access access, List<String> companies) implements Question {
    private static final String OPTIONS = "&$select=ProspectId,IsB2BProspect,ProspectRelationTypeId,LanguageId"
            + "&$expand=Party($select=PartyType,PersonLastName,OrganizationName)&$orderby=dataAreaId,ProspectId";

    private static final int SOME = 100;

    @Override
    public String name() {
        return "a B2B prospect";
    }

    @Override
    public List<Finding> ask() {
        JsonNode seen = any(access.fno());
        if (seen == null) {
            return List.of(Finding.warning(
                    name(),
                    "none is there yet, so it is not known who the party of one is",
                    "Send a request from the B2B site, let P-0001 and the synchronize job run, and ask again"));
        }
        JsonNode party = seen.path("Party");
        String what = "type " + seen.path("ProspectRelationTypeId").asText() + ", language '"
                + seen.path("LanguageId").asText() + "'";
        if (!party.path("PersonLastName").asText("").isEmpty()) {
            return List.of(Finding.ok(name(), what + "; its party is the person, whose names the lead gets"));
        }
        return List.of(
                party.isObject()
                        ? Finding.ok(
                                name(),
                                what + "; its party is the organization, so the lead gets the names of the prospect's"
                                        + " contact person, or else those in ProspectName")
                        : Finding.warning(
                                name(),
                                what + "; it has no party that this user may see",
                                "Give the user's role read access to the entity CDSParties"));
    }

    private JsonNode any(FinanceOperations fno) {
        String ours = CloudReads.ofCompanies(companies);
        try {
            return find(fno, CloudReads.IS_B2B + " and " + ours, 1);
        } catch (RequestRejectedException e) {
            return find(fno, ours, SOME);
        }
    }

    private static JsonNode find(FinanceOperations fno, String filter, int most) {
        JsonNode page =
                fno.first(CloudReads.PROSPECTS, "$filter=" + Literals.query(filter) + OPTIONS + "&$top=" + most, 0);
        for (JsonNode row : page.path("value")) {
            if (row.path("IsB2BProspect").asText().equals("Yes")) {
                return row;
            }
        }
        return null;
    }

    @Override
    public String otherwise() {
        return "See the findings about reading";
    }
}
