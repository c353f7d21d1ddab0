package dev.gangway.onboarding.adopt.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.onboarding.customers.FirstValues;
import dev.gangway.onboarding.customers.SalesColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads accounts and contacts from Sales by their values. */
public final class SalesRecords {
    private static final int PAGE = 5000;

    private final Dataverse sales;
    private final SalesCompanies companies;

    public SalesRecords(Dataverse sales, SalesCompanies companies) {
        this.sales = sales;
        this.companies = companies;
    }

    /** Those in use that have one of the values in a column. */
    public List<JsonNode> having(PartyType type, String column, Collection<String> values) {
        List<JsonNode> found = new ArrayList<>();
        for (String filter : Filters.anyOf(column, values)) {
            try (Stream<JsonNode> some = sales.query(
                    SalesColumns.entitySet(type) + "?$select=" + FirstValues.select(type)
                            + companies.select(table(type)) + "&$filter=" + filter,
                    PAGE)) {
                some.filter(record -> record.path("statecode").asInt() == 0).forEach(found::add);
            }
        }
        return found;
    }

    /** The legal entity that the record names; null when it names none. */
    public String company(JsonNode record) {
        return companies.of(record);
    }

    private static String table(PartyType type) {
        return type == PartyType.Organization ? "account" : "contact";
    }
}
