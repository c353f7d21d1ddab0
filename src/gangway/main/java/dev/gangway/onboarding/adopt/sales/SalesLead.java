package dev.gangway.onboarding.adopt.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.onboarding.leads.LeadMap;
import dev.gangway.onboarding.link.SalesState;
import dev.gangway.text.Fold;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A lead of Sales, as far as it tells whose it is and how it stands.
 *
 * @param number the prospect's, without invisible characters; empty if it has none
 * @param company the legal entity; null when the lead does not say
 * @param marked whether it is marked as a lead of a B2B prospect
 * @param account the customer number of the account that it was qualified to; empty when there is none
 * @param status {@code msdyn_b2bprospectstatus}; 0 when it has none
 * @param created null when Sales does not say
 */
public record SalesLead(
        String id,
        String number,
        String company,
        boolean marked,
        int status,
        SalesState state,
        String email,
        String organization,
        String lastname,
        String account,
        LocalDateTime created,
        LocalDateTime modified) {
    static final String COLUMNS = "leadid,statecode,merged,createdon,modifiedon,emailaddress1,companyname,lastname,"
            + "msdyn_prospectid,msdyn_b2bcommerceprospect," + LeadMap.STATUS;

    static final String EXPANDED =
            "&$expand=opportunity_originating_lead($select=statecode),parentaccountid($select=accountnumber)";

    static SalesLead of(JsonNode row, String company) {
        return new SalesLead(
                row.path("leadid").asText(),
                Fold.key(text(row, "msdyn_prospectid")),
                company,
                row.path("msdyn_b2bcommerceprospect").asBoolean(),
                row.path(LeadMap.STATUS).asInt(),
                SalesState.of(row),
                text(row, "emailaddress1"),
                text(row, "companyname"),
                text(row, "lastname"),
                text(row.path("parentaccountid"), "accountnumber"),
                time(row, "createdon"),
                time(row, "modifiedon"));
    }

    /** One notation for numbers, whatever was typed into Sales. */
    public static String key(String number) {
        return Fold.key(number).toUpperCase(Locale.ROOT);
    }

    /** What tells it from leads of other prospects. */
    public String key() {
        return key(number);
    }

    /** As which the prospect's number may stand in headquarters. */
    public Set<String> spellings() {
        return new LinkedHashSet<>(List.of(number, key()));
    }

    public boolean isMerged() {
        return state.lead() == SalesState.Lead.Merged;
    }

    private static String text(JsonNode row, String column) {
        return row.hasNonNull(column) ? row.path(column).asText() : "";
    }

    private static LocalDateTime time(JsonNode row, String column) {
        try {
            return row.hasNonNull(column)
                    ? OffsetDateTime.parse(row.path(column).asText())
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
