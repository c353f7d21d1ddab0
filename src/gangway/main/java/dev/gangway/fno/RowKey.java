package dev.gangway.fno;

import java.util.ArrayList;
import java.util.List;

/**
 * The key of a row as an address has it: all parts, named, in the order of the metadata. Texts only.
 *
 * @param set the entity set, in its exact letters
 * @param parts name and value by turns
 */
public record RowKey(String set, List<String> parts) {
    public RowKey {
        parts = List.copyOf(parts);
    }

    /** The key of a row that has one part. */
    public static RowKey of(String set, String name, String value) {
        return new RowKey(set, List.of(name, value));
    }

    /** The key of a row of a company. */
    public static RowKey of(String set, String company, String name, String value) {
        return new RowKey(set, List.of("dataAreaId", company, name, value));
    }

    /** Such as {@code Prospects(dataAreaId='usrt',ProspectId='000042')}. */
    String path() {
        List<String> predicates = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            predicates.add(
                    parts.get(i) + "='" + Literals.encoded(parts.get(i + 1).replace("'", "''")) + "'");
        }
        return set + "(" + String.join(",", predicates) + ")";
    }

    /** For people, as an address has it. */
    @Override
    public String toString() {
        List<String> predicates = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            predicates.add(parts.get(i) + "=" + Literals.text(parts.get(i + 1)));
        }
        return set + "(" + String.join(",", predicates) + ")";
    }

    /** The names of the parts. */
    String order() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return String.join(",", names);
    }

    /** The filter that means the same row. */
    String filter() {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            conditions.add(parts.get(i) + " eq " + Literals.text(parts.get(i + 1)));
        }
        return String.join(" and ", conditions);
    }
}
