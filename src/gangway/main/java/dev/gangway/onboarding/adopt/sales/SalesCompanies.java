package dev.gangway.onboarding.adopt.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * To which legal entity a row of Sales belongs, by the lookup {@code msdyn_company} that dual-write gives the tables it maps
 * (dual-write documentation, "Company concept in Dataverse"). An environment without that column tells nothing.
 */
public final class SalesCompanies {
    private static final String COLUMN = "msdyn_company";
    private static final String LOOKUP = "_msdyn_company_value";
    private static final int PAGE = 500;

    private final Dataverse sales;
    private final Map<String, Boolean> present = new HashMap<>();
    private Map<String, String> codes;

    public SalesCompanies(Dataverse sales) {
        this.sales = sales;
    }

    /** Whether rows of the table name their legal entity. Asks Sales at first use. */
    public synchronized boolean isNamedBy(String table) {
        return present.computeIfAbsent(table, key -> {
            for (JsonNode column : sales.get(
                            "EntityDefinitions(LogicalName='" + key + "')/Attributes?$select=LogicalName")
                    .path("value")) {
                if (COLUMN.equals(column.path("LogicalName").asText())) {
                    return true;
                }
            }
            return false;
        });
    }

    /** What a query has to select beside its own columns; begins with a comma, or is empty. */
    public String select(String table) {
        return isNamedBy(table) ? "," + LOOKUP : "";
    }

    /** The legal entity of a row, as headquarters writes it; null when the row names none. */
    public synchronized String of(JsonNode row) {
        String company = row.path(LOOKUP).asText(null);
        return company == null ? null : codes().get(company.toLowerCase(Locale.ROOT));
    }

    private Map<String, String> codes() {
        if (codes == null) {
            Map<String, String> read = new HashMap<>();
            try (var rows = sales.query("cdm_companies?$select=cdm_companyid,cdm_companycode", PAGE)) {
                rows.filter(row -> row.hasNonNull("cdm_companycode"))
                        .forEach(row -> read.put(
                                row.path("cdm_companyid").asText().toLowerCase(Locale.ROOT),
                                row.path("cdm_companycode").asText().strip().toUpperCase(Locale.ROOT)));
            }
            codes = read;
        }
        return codes;
    }
}
