package dev.gangway.dataverse.changes;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A query for change tracking. The service supports no filter, order or expansion here, only a selection of columns.
 *
 * @param entitySet such as {@code leads}
 * @param select columns, such as {@code statecode} or {@code _parentaccountid_value}; empty for all
 * @param pageSize maximum rows per page, {@value #MIN_PAGE_SIZE} to {@value #MAX_PAGE_SIZE}
 */
public record ChangeQuery(String entitySet, List<String> select, int pageSize) {

    static final int MIN_PAGE_SIZE = 1;

    /** The service's own maximum and default ("Page results using OData"). */
    public static final int MAX_PAGE_SIZE = 5000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a name is not a plain name or the page size is out of range
     */
    public ChangeQuery {
        select = List.copyOf(select);
        if (!NAME.matcher(entitySet).matches()
                || !select.stream().allMatch(column -> NAME.matcher(column).matches())) {
            throw new IllegalArgumentException("Not an entity set and its columns: " + entitySet + " " + select);
        }
        pageSize(pageSize);
    }

    public static int pageSize(int pageSize) {
        if (pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "pageSize must be " + MIN_PAGE_SIZE + " to " + MAX_PAGE_SIZE + ", but is " + pageSize);
        }
        return pageSize;
    }

    public String url() {
        return select.isEmpty() ? entitySet : entitySet + "?$select=" + String.join(",", select);
    }
}
