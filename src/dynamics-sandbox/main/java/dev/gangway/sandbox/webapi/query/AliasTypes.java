package dev.gangway.sandbox.webapi.query;

import java.util.regex.Pattern;

/**
 * Infers the type of a literal from its form, for the values of parameter aliases and of lists, which arrive as text.
 */
final class AliasTypes {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

    private AliasTypes() {}

    static String typeOf(String literal) {
        if (literal.startsWith("'")) {
            return "String";
        }
        if (literal.equals("true") || literal.equals("false")) {
            return "Boolean";
        }
        if (GUID.matcher(literal).matches()) {
            return "Guid";
        }
        if (DATE.matcher(literal).matches()) {
            return "Date";
        }
        return DATE_TIME.matcher(literal).matches() ? "DateTimeOffset" : "Decimal";
    }
}
