package dev.gangway.sandbox.webapi.definitions;

import dev.gangway.sandbox.model.Column;

/** The names of types and requirement levels in attribute metadata. */
final class AttributeTypes {
    private AttributeTypes() {}

    static String nameOf(Column column) {
        return switch (column.type()) {
            case STRING -> "String";
            case MEMO -> "Memo";
            case ENTITYNAME -> "EntityName";
            case INTEGER -> "Integer";
            case PICKLIST -> "Picklist";
            case STATE -> "State";
            case STATUS -> "Status";
            case BIGINT -> "BigInt";
            case BOOLEAN -> "Boolean";
            case DATETIME, DATE -> "DateTime";
            case DECIMAL -> "Decimal";
            case MONEY -> "Money";
            case DOUBLE -> "Double";
            case UNIQUEIDENTIFIER -> "Uniqueidentifier";
            case LOOKUP -> column.isOwner() ? "Owner" : column.name().endsWith("customerid") ? "Customer" : "Lookup";
        };
    }

    static String requirementOf(Column column) {
        return switch (column.requirement()) {
            case NONE -> "None";
            case RECOMMENDED -> "Recommended";
            case APPLICATION -> "ApplicationRequired";
            case SYSTEM -> "SystemRequired";
        };
    }
}
