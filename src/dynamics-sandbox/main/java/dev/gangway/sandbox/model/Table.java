package dev.gangway.sandbox.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One table: its names, columns and navigation properties, and its traits. After the model is complete, only {@link
 * #add(NewColumn)} and {@link #trackChanges} change it; thread-safe.
 */
public final class Table {
    private final String logicalName;
    private final String setName;
    private final int number;
    private final TableTraits traits;
    private volatile List<Column> columns;
    private volatile boolean tracksChanges;
    private final Map<String, Column> byName = new ConcurrentHashMap<>();
    private final Map<String, Column> byProperty = new ConcurrentHashMap<>();
    private final Map<String, Navigation> navigations = new LinkedHashMap<>();
    private final Map<String, Relationship> collections = new LinkedHashMap<>();
    private final List<Relationship> children = new ArrayList<>();

    Table(String logicalName, String setName, int number, TableTraits traits, List<Column> columns) {
        this.logicalName = logicalName;
        this.setName = setName;
        this.number = number;
        this.traits = traits;
        this.tracksChanges = traits.changeTracking();
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            byName.put(column.name(), column);
            byProperty.put(column.propertyName(), column);
        }
    }

    /** Appends a column, so that existing rows stay readable. No rows may be written meanwhile. */
    public void add(NewColumn added) {
        Column column = new Column(
                added.name(),
                added.type(),
                columns.size(),
                added.maxLength(),
                null,
                null,
                added.options(),
                List.of(),
                added.requirement(),
                true,
                true,
                added.displayName(),
                Map.of(),
                Map.of(),
                added.defaultValue(),
                added.name(),
                "");
        List<Column> grown = new ArrayList<>(columns);
        grown.add(column);
        // set before the name can be found: a reader that finds the column must see the longer list
        columns = List.copyOf(grown);
        byName.put(column.name(), column);
        byProperty.put(column.propertyName(), column);
    }

    /** Returns whether change tracking is on. */
    public boolean tracksChanges() {
        return tracksChanges;
    }

    /** Switches change tracking, like a customizer of the table. */
    public void trackChanges(boolean on) {
        tracksChanges = on;
    }

    void add(Navigation navigation) {
        navigations.put(navigation.name(), navigation);
    }

    void add(Relationship relationship) {
        collections.put(relationship.name(), relationship);
        children.add(relationship);
    }

    public String logicalName() {
        return logicalName;
    }

    public String setName() {
        return setName;
    }

    /** Returns the table's position in the model, small enough to be stored with every reference. */
    public int number() {
        return number;
    }

    public TableTraits traits() {
        return traits;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column key() {
        return byName.get(traits.keyName());
    }

    public Column nameColumn() {
        return byName.get(traits.nameColumn());
    }

    /** Returns the column with this logical name, or null. */
    public Column column(String name) {
        return byName.get(name);
    }

    /** Returns the column with this property name on the wire, or null. */
    public Column property(String name) {
        return byProperty.get(name);
    }

    /** Returns the single-valued navigation property with this exact name, or null. */
    public Navigation navigation(String name) {
        return navigations.get(name);
    }

    public Collection<Navigation> navigations() {
        return Collections.unmodifiableCollection(navigations.values());
    }

    /** Returns the collection-valued navigation property with this exact name, or null. */
    public Relationship collection(String name) {
        return collections.get(name);
    }

    public List<Relationship> collections() {
        return Collections.unmodifiableList(children);
    }

    @Override
    public String toString() {
        return logicalName;
    }
}
