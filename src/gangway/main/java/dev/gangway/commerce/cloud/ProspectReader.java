package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.ledger.RecordKey;
import dev.gangway.text.Cut;
import dev.gangway.text.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a row of the entity {@code Prospects} to the columns of {@code hq.prospect}. Names have the service's exact letters. */
final class ProspectReader {
    static final String SET = "Prospects";
    static final String KEY_ORDER = "dataAreaId,ProspectId";

    /** Column of the mirror, and property of the service. Those of the person are with the party. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("prospectpartynumber", "ProspectPartyNumber"),
            Map.entry("prospectrelationtypeid", "ProspectRelationTypeId"),
            Map.entry("prospectname", "ProspectName"),
            Map.entry("companyname", "CompanyName"),
            Map.entry("department", "Department"),
            Map.entry("primaryemailaddress", "PrimaryEmailAddress"),
            Map.entry("primaryphonenumber", "PrimaryPhoneNumber"),
            Map.entry("primaryphonenumberextension", "PrimaryPhoneNumberExtension"),
            Map.entry("primaryurl", "PrimaryURL"),
            Map.entry("addressstreet", "AddressStreet"),
            Map.entry("addresscity", "AddressCity"),
            Map.entry("addresscountyid", "AddressCountyId"),
            Map.entry("addressstateid", "AddressStateId"),
            Map.entry("addresszipcode", "AddressZipCode"),
            Map.entry("addresspostbox", "AddressPostBox"),
            Map.entry("addresscountryregionisocode", "AddressCountryRegionISOCode"),
            Map.entry("languageid", "LanguageId"),
            Map.entry("currencycode", "CurrencyCode"),
            Map.entry("customergroupid", "CustomerGroupId"),
            Map.entry("note", "Note"),
            Map.entry("retailchanneloperatingunitpartynumber", "RetailChannelOperatingUnitPartyNumber"));

    private static final List<String> OTHERS = List.of(
            "dataAreaId",
            "ProspectId",
            "IsB2BProspect",
            "B2BProspectStatus",
            "CompanySize",
            "CreditLimit",
            "AddressCountryRegionId");

    /** Exactly what is read, and the party's names one navigation away. */
    static final String OPTIONS = "$select="
            + String.join(",", properties())
            + "&$expand=Party($select=PartyNumber,PartyType,OrganizationName,PersonFirstName,PersonMiddleName,"
            + "PersonLastName,LanguageId)";

    /** What the column for remarks holds; a lead has no more room either. */
    private static final int LONGEST_NOTE = 2000;

    private static final String DEFAULT_RELATION = "B2BProspect";

    private ProspectReader() {}

    static List<String> properties() {
        return Stream.concat(OTHERS.stream(), TEXTS.values().stream().sorted()).toList();
    }

    /** Columns by the properties that they are read from. */
    static Map<String, String> columns() {
        return TEXTS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** How this side names a legal entity. */
    static String area(String company) {
        return Fold.strip(company).toUpperCase(Locale.ROOT);
    }

    static RecordKey key(JsonNode row) {
        return new RecordKey(
                area(row.path("dataAreaId").asText()), row.path("ProspectId").asText());
    }

    /** @param isSettled whether what may still be written beside the prospect has had its time */
    static CloudProspect read(JsonNode row, boolean isSettled) {
        Map<String, Object> columns = new HashMap<>();
        TEXTS.forEach((column, property) -> columns.put(column, text(row, property)));
        columns.put("note", Cut.to(LONGEST_NOTE, (String) columns.get("note")));
        columns.merge("prospectrelationtypeid", DEFAULT_RELATION, (given, fallback) -> given);
        columns.computeIfAbsent("addresscountryregionisocode", none -> text(row, "AddressCountryRegionId"));
        // numbers are never null there: zero is what nobody entered
        int size = row.path("CompanySize").asInt();
        columns.put("companysize", size == 0 ? null : size);
        columns.put(
                "creditlimit",
                row.path("CreditLimit").decimalValue().signum() == 0
                        ? null
                        : row.path("CreditLimit").decimalValue());
        columns.put("b2bprospectstatus", row.path("B2BProspectStatus").asText());
        JsonNode party = row.path("Party");
        names(row, columns, isSettled);
        columns.computeIfAbsent("languageid", none -> text(party, "LanguageId"));
        return new CloudProspect(
                key(row),
                row.path("dataAreaId").asText(),
                row.path("@odata.etag").asText(),
                row.path("IsB2BProspect").asText().equals("Yes"),
                row.path("B2BProspectStatus").asText(),
                columns,
                missing(columns));
    }

    /**
     * The party is the person who asked, or the organization: then the person is the prospect's contact, and if there is
     * none the prospect has the person's name.
     */
    private static void names(JsonNode row, Map<String, Object> columns, boolean isSettled) {
        JsonNode party = row.path("Party");
        JsonNode contact = row.path(Contacts.MEMBER);
        boolean isPerson = text(party, "PersonLastName") != null;
        columns.put("firstname", text(party, "PersonFirstName"));
        columns.put("middlename", text(party, "PersonMiddleName"));
        columns.put("lastname", text(party, "PersonLastName"));
        String organization = text(party, "OrganizationName");
        String name = (String) columns.get("prospectname");
        if (!isPerson && contact.isObject()) {
            columns.put("firstname", text(contact, "FirstName"));
            columns.put("lastname", text(contact, "LastName"));
        } else if (!isPerson && name != null && (party.isObject() || isSettled)) {
            int blank = name.lastIndexOf(' ');
            columns.put("firstname", blank < 0 ? null : Fold.strip(name.substring(0, blank)));
            columns.put("lastname", name.substring(blank + 1));
        }
        if (columns.get("companyname") == null) {
            columns.put("companyname", organization != null ? organization : name);
        }
    }

    private static String missing(Map<String, Object> columns) {
        return Stream.of("primaryemailaddress", "lastname", "companyname")
                .filter(column -> columns.get(column) == null)
                .map(column -> switch (column) {
                    case "primaryemailaddress" -> "PrimaryEmailAddress";
                    case "lastname" -> "a last name of its Party";
                    default -> "CompanyName";
                })
                .reduce((one, other) -> one + ", " + other)
                .orElse(null);
    }

    /** Empty texts come as such, never as null. */
    private static String text(JsonNode row, String property) {
        String text = Fold.strip(row.path(property).asText(""));
        return text.isEmpty() || row.path(property).isNull() ? null : text;
    }
}
