package dev.gangway.sandbox.model;

import java.util.Locale;

/** The attribute types of Dataverse that the sandbox stores, with their type on the wire. */
public enum ColumnType {
    STRING("Edm.String"),
    MEMO("Edm.String"),
    ENTITYNAME("Edm.String"),
    INTEGER("Edm.Int32"),
    PICKLIST("Edm.Int32"),
    STATE("Edm.Int32"),
    STATUS("Edm.Int32"),
    BIGINT("Edm.Int64"),
    BOOLEAN("Edm.Boolean"),
    DATETIME("Edm.DateTimeOffset"),
    DATE("Edm.Date"),
    DECIMAL("Edm.Decimal"),
    MONEY("Edm.Decimal"),
    DOUBLE("Edm.Double"),
    UNIQUEIDENTIFIER("Edm.Guid"),
    /** A reference to one row; owner and customer columns are lookups with several target tables. */
    LOOKUP("Edm.Guid");

    private final String edmName;

    ColumnType(String edmName) {
        this.edmName = edmName;
    }

    public String edmName() {
        return edmName;
    }

    public boolean isText() {
        return this == STRING || this == MEMO || this == ENTITYNAME;
    }

    public boolean isOption() {
        return this == PICKLIST || this == STATE || this == STATUS;
    }

    static ColumnType ofAttributeType(String type) {
        return switch (type) {
            case "Customer", "Owner" -> LOOKUP;
            default -> valueOf(type.toUpperCase(Locale.ROOT));
        };
    }
}
