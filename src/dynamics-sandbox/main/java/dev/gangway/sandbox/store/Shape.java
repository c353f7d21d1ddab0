package dev.gangway.sandbox.store;

import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.DataModel;
import dev.gangway.sandbox.model.Table;
import java.util.BitSet;

/** The set of columns that a row fills; shared by all rows that fill the same columns. */
final class Shape {
    private final DataModel model;
    private final Table table;
    private final Column[] columns;

    Shape(DataModel model, Table table, BitSet filled) {
        this.model = model;
        this.table = table;
        this.columns = filled.stream().mapToObj(table.columns()::get).toArray(Column[]::new);
    }

    DataModel model() {
        return model;
    }

    Table table() {
        return table;
    }

    Column[] columns() {
        return columns;
    }
}
