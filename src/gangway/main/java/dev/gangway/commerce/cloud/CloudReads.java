package dev.gangway.commerce.cloud;

import dev.gangway.commerce.cloud.approval.OnboardedReader;
import dev.gangway.fno.Literals;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the job {@code headquarters} asks of Finance and Operations, for whoever checks beforehand that it may. */
public final class CloudReads {
    /** The entity set of prospects. */
    public static final String PROSPECTS = ProspectReader.SET;
    /** The enumeration of the status. */
    public static final String STATUSES = "RetailB2BProspectStatus";
    /** The property that is written. */
    public static final String STATUS = "B2BProspectStatus";
    /** Whether a prospect is one of the B2B site. */
    public static final String IS_B2B = "IsB2BProspect eq " + Literals.member("NoYes", "Yes");
    /** A filter for the prospects that nobody has decided yet. */
    public static final String PENDING = IS_B2B + " and " + STATUS + " eq " + Literals.member(STATUSES, "Pending");

    private CloudReads() {}

    /** A filter for the rows of these legal entities. */
    public static String ofCompanies(Collection<String> companies) {
        return companies.stream()
                .map(company -> "dataAreaId eq " + Literals.text(company.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** What is read where the B2B properties cannot be filtered on. */
    public static String ofType(String prospectType, String companies) {
        return prospectType.isEmpty()
                ? companies
                : "ProspectRelationTypeId eq " + Literals.text(prospectType) + " and " + companies;
    }

    /** The options with which each entity set is read, by its name. */
    public static Map<String, String> sets() {
        Map<String, String> sets = new LinkedHashMap<>();
        sets.put(PROSPECTS, ProspectReader.OPTIONS);
        sets.put("CustomersV3", OnboardedReader.CUSTOMER);
        sets.put(OnboardedReader.HIERARCHIES, OnboardedReader.WITH_NODES);
        sets.put(OnboardedReader.NODES, "$select=CustomerHierarchyId,NodePartyNumber,Role,VersionRemoved");
        return sets;
    }

    /** The entity set of contact persons, without which the names of people come from the prospect. */
    public static Map.Entry<String, String> contacts() {
        return Map.entry(Contacts.SET, Contacts.OPTIONS);
    }

    /** The properties of a prospect that are read, with those that say whether it is one of the B2B site. */
    public static List<String> properties() {
        return ProspectReader.properties();
    }

    /** The text columns of {@code hq.prospect} by the property that each is read from. */
    public static Map<String, String> columns() {
        return ProspectReader.columns();
    }
}
