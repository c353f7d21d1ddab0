package dev.gangway.sandbox.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables of the sandbox, by logical name or entity set name. The set of tables never changes. */
public final class DataModel {
    private final List<Table> tables;
    private final Map<String, Table> byLogicalName = new LinkedHashMap<>();
    private final Map<String, Table> bySetName = new LinkedHashMap<>();

    DataModel(Collection<Table> tables) {
        this.tables = List.copyOf(tables);
        for (Table table : tables) {
            byLogicalName.put(table.logicalName(), table);
            bySetName.put(table.setName(), table);
        }
    }

    /** Returns the model made of the columns that Microsoft publishes and the tables around them. */
    public static DataModel published() {
        return new ModelReader(true).read();
    }

    /**
     * Returns the same model without the columns that Microsoft's Commerce solution adds to leads, accounts and
     * contacts.
     */
    public static DataModel withoutCommerceSolution() {
        return new ModelReader(false).read();
    }

    public List<Table> tables() {
        return tables;
    }

    /** Returns the table with this logical name, which must exist. */
    public Table table(String logicalName) {
        Table table = byLogicalName.get(logicalName);
        if (table == null) {
            throw new IllegalArgumentException("No table " + logicalName);
        }
        return table;
    }

    public boolean hasTable(String logicalName) {
        return byLogicalName.containsKey(logicalName);
    }

    /** Returns the table of an entity set name, or null. */
    public Table entitySet(String setName) {
        return bySetName.get(setName);
    }

    public Table table(int number) {
        return tables.get(number);
    }
}
