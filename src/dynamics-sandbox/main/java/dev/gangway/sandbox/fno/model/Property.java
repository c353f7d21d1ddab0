package dev.gangway.sandbox.fno.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A property of an entity.
 *
 * @param members names of the enumeration's members in the order of their values; empty for other types
 * @param length maximum length of a text, 0 for no limit
 */
public record Property(
        String name,
        Kind kind,
        String enumeration,
        List<String> members,
        int length,
        boolean editable,
        boolean mandatory) {

    /** The property types in use. X++ has no null, so each type has an empty value. */
    public enum Kind {
        STRING("Edm.String", "String"),
        INT32("Edm.Int32", "Int32"),
        INT64("Edm.Int64", "Int64"),
        DECIMAL("Edm.Decimal", "Real"),
        UTC("Edm.DateTimeOffset", "UtcDateTime"),
        /** A day, which the service gives as noon of it. */
        DATE("Edm.DateTimeOffset", "Date"),
        ENUM(null, "Enum");

        private final String edm;
        private final String axType;

        Kind(String edm, String axType) {
            this.edm = edm;
            this.axType = axType;
        }

        public String axType() {
            return axType;
        }
    }

    public String edmType() {
        return kind == Kind.ENUM ? FnoModel.NAMESPACE + "." + enumeration : kind.edm;
    }

    /** Returns the value of a property that was never written. */
    public Object empty() {
        return switch (kind) {
            case STRING -> "";
            case INT32 -> 0;
            case INT64 -> 0L;
            case DECIMAL -> BigDecimal.ZERO;
            case UTC -> Instant.parse("1900-01-01T00:00:00Z");
            case DATE -> Instant.parse("1900-01-01T12:00:00Z");
            case ENUM -> members.get(0);
        };
    }

    /**
     * Returns whether the metadata declares the property as nullable: texts and enumerations are, though rows never
     * hold a null.
     */
    public boolean nullable() {
        return kind == Kind.STRING || kind == Kind.ENUM;
    }
}
