package dev.gangway.sandbox.webapi.message;

import java.util.Arrays;
import java.util.List;

/** The annotations that the caller wants: names or patterns with an asterisk, separated by commas. */
public final class Annotations {
    public static final String FORMATTED_VALUE = "OData.Community.Display.V1.FormattedValue";
    public static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    public static final String LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";

    private final List<String> patterns;

    Annotations(String wanted) {
        this.patterns = wanted == null
                ? List.of()
                : Arrays.stream(wanted.split(",")).map(String::trim).toList();
    }

    public boolean any() {
        return !patterns.isEmpty();
    }

    public boolean wants(String name) {
        for (String pattern : patterns) {
            boolean matches = pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
