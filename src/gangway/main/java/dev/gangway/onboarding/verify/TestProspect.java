package dev.gangway.onboarding.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.Literals;
import dev.gangway.fno.RowKey;
import dev.gangway.ledger.RecordKey;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.onboarding.link.LeadIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A prospect in Finance and Operations that is marked by its e-mail address, and what has become of it here.
 *
 * @param company in the service's letters
 * @param party its party number; null when it has none
 */
record TestProspect(FinanceOperations fno, Database headquarters, String company, String id, String party) {
    /** How the e-mail addresses of test prospects begin; the site may be used to send requests with such addresses too. */
    static final String MARK = "gangway-verify";

    private static final int BAD_REQUEST = 400;
    private static final String WANTED =
            "$select=dataAreaId,ProspectId,ProspectPartyNumber,PrimaryEmailAddress," + CloudReads.STATUS;
    /** What a prospect has from its surroundings, and a test prospect from another one. */
    private static final List<String> LIKE = List.of(
            "ProspectRelationTypeId",
            "LanguageId",
            "CurrencyCode",
            "CustomerGroupId",
            "RetailChannelOperatingUnitPartyNumber");

    /** All marked ones, also those that an earlier test has left. */
    static List<TestProspect> marked(FinanceOperations fno, Database headquarters, List<String> companies) {
        String filter = CloudReads.ofCompanies(companies) + " and PrimaryEmailAddress eq " + Literals.text(MARK + "*");
        List<TestProspect> marked = new ArrayList<>();
        for (JsonNode row : fno.list(CloudReads.PROSPECTS, filter, "dataAreaId,ProspectId", WANTED)) {
            if (row.path("PrimaryEmailAddress")
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .startsWith(MARK)) {
                marked.add(of(fno, headquarters, row));
            }
        }
        return marked;
    }

    private static TestProspect of(FinanceOperations fno, Database headquarters, JsonNode row) {
        String party = row.path("ProspectPartyNumber").asText("");
        return new TestProspect(
                fno,
                headquarters,
                row.path("dataAreaId").asText(),
                row.path("ProspectId").asText(),
                party.isEmpty() ? null : party);
    }

    /** Makes one, as like to those of the site as possible. */
    static TestProspect create(FinanceOperations fno, Database headquarters, String company) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("dataAreaId", company)
                .put("ProspectName", "Gangway Verification")
                .put("CompanyName", "Gangway verification")
                // top-level domain "invalid": no mail can ever arrive there (RFC 6761)
                .put("PrimaryEmailAddress", MARK + "+" + UUID.randomUUID() + "@example.invalid")
                .put("IsB2BProspect", "Yes")
                .put(CloudReads.STATUS, "Pending");
        JsonNode other = any(fno, company);
        LIKE.stream()
                .filter(property -> !other.path(property).asText("").isEmpty())
                .forEach(property -> row.put(property, other.path(property).asText()));
        try {
            return of(fno, headquarters, fno.create(CloudReads.PROSPECTS, row));
        } catch (RequestRejectedException e) {
            if (e.status() != BAD_REQUEST) {
                throw e;
            }
            // the number sequence of prospects may be manual
            row.put("ProspectId", "GWV-" + UUID.randomUUID().toString().substring(0, 8));
            return of(fno, headquarters, fno.create(CloudReads.PROSPECTS, row));
        }
    }

    private static JsonNode any(FinanceOperations fno, String company) {
        return fno.first(
                        CloudReads.PROSPECTS,
                        "$filter="
                                + Literals.query(CloudReads.IS_B2B + " and " + CloudReads.ofCompanies(List.of(company)))
                                + "&$select=" + String.join(",", LIKE) + "&$orderby=dataAreaId,ProspectId&$top=1",
                        0)
                .path("value")
                .path(0);
    }

    RecordKey key() {
        return new RecordKey(company.toUpperCase(Locale.ROOT), id);
    }

    RowKey row() {
        return RowKey.of(CloudReads.PROSPECTS, company, "ProspectId", id);
    }

    /** As it is now; empty when it is not in the set. */
    Optional<JsonNode> now() {
        return fno.get(row(), WANTED);
    }

    /** Its status now; null when it is not in the set. */
    String status() {
        return now().map(row -> row.path(CloudReads.STATUS).asText()).orElse(null);
    }

    void decide(String status) {
        fno.patch(row(), JsonNodeFactory.instance.objectNode().put(CloudReads.STATUS, status));
    }

    /** What is known of it here; empty as long as no look has found it. */
    Optional<Row> known() {
        return headquarters.rowsByKey("cloud/known", RecordKey.parameters(List.of(key()), "prospectids")).stream()
                .findFirst();
    }

    LeadIdentity identity() {
        return LeadIdentity.ofProspect(key());
    }

    /** Takes out of this database all that was made of it, unless a worker has it right now: then nothing, and empty. */
    Optional<String> forget() {
        Map<String, String> values = Map.of("dataareaid", key().dataareaid(), "prospectid", key().id());
        return headquarters.inTransaction(() -> {
            headquarters.update("verify/cloud-due-remove", values);
            if (!headquarters.rows("verify/cloud-due", values).isEmpty()) {
                return Optional.empty();
            }
            for (String what : List.of(
                    "verify/link-remove",
                    "verify/cloud-nodes-remove",
                    "verify/cloud-hierarchies-remove",
                    "verify/cloud-customers-remove",
                    "cloud/prospect-delete",
                    "verify/cloud-state-remove",
                    "verify/cloud-errors-remove",
                    // the prospect's trigger has made its deletion due, which would be an order to withdraw the lead
                    "verify/cloud-due-remove")) {
                headquarters.update(what, values);
            }
            return Optional.of(id);
        });
    }
}
