package dev.gangway.dataverse.component.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of an environment's tables; requested once for each table that is not a standard one. Thread-safe. */
public final class Tables {

    /**
     * @param logicalName such as {@code lead}
     * @param primaryKey such as {@code leadid}
     */
    public record Names(String logicalName, String primaryKey) {}

    /** Microsoft's tables whose names are the same in every environment. */
    private static final Map<String, Names> STANDARD = Map.of(
            "accounts", new Names("account", "accountid"),
            "annotations", new Names("annotation", "annotationid"),
            "contacts", new Names("contact", "contactid"),
            "leads", new Names("lead", "leadid"),
            "opportunities", new Names("opportunity", "opportunityid"),
            "transactioncurrencies", new Names("transactioncurrency", "transactioncurrencyid"));

    private final Dataverse dataverse;
    private final Map<String, Names> known = new ConcurrentHashMap<>(STANDARD);

    Tables(Dataverse dataverse) {
        this.dataverse = dataverse;
    }

    /**
     * @param entitySet such as {@code leads}
     * @throws IllegalArgumentException when the environment has no such table
     */
    public Names of(String entitySet) {
        Names names = known.get(entitySet);
        if (names == null) {
            // two threads may ask at once and get the same answer
            names = ask(entitySet);
            known.put(entitySet, names);
        }
        return names;
    }

    private Names ask(String entitySet) {
        JsonNode found = dataverse
                .get("EntityDefinitions?$select=LogicalName,PrimaryIdAttribute&$filter=EntitySetName eq '" + entitySet
                        + "'")
                .path("value")
                .path(0);
        if (!found.path("LogicalName").isTextual()
                || !found.path("PrimaryIdAttribute").isTextual()) {
            throw new IllegalArgumentException("The environment has no table '" + entitySet
                    + "'; tables are named by their entity set, such as leads, accounts, contacts");
        }
        return new Names(
                found.path("LogicalName").textValue(),
                found.path("PrimaryIdAttribute").textValue());
    }
}
