package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.component.connect.Client;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;

/** Determines the row of an operation: by header, option, the body's primary key, or an alternate key. */
final class RowKeys {
    private static final Pattern GUID = Pattern.compile("\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?");

    private final Work work;

    RowKeys(Work work) {
        this.work = work;
    }

    /**
     * Returns the key of a row that is written, and removes it from the body.
     *
     * @param row null for an operation without a body
     * @throws IllegalArgumentException when nothing names a row
     */
    RecordKey of(Exchange exchange, ObjectNode row) {
        if (work.writing().getKey() != null) {
            return alternate(exchange, row);
        }
        // a row's own key takes precedence over the header, which an earlier step may have left
        UUID own = row == null ? null : takePrimaryKey(work.client(), work.target(), row);
        UUID id = own != null ? own : told(exchange);
        if (id == null) {
            throw new IllegalArgumentException(work.name()
                    + " does not know which row: give its id by the header " + DataverseConstants.ID
                    + " or the option id" + (row == null ? "" : ", its primary key in the body")
                    + ", or an alternate key by the option key");
        }
        return RecordKey.of(id);
    }

    /** Returns the id in the header or the option; null for none. */
    UUID told(Exchange exchange) {
        String text = exchange.getMessage().getHeader(DataverseConstants.ID, String.class);
        if (text == null || text.isBlank()) {
            text = work.writing().getId();
        }
        return text == null || text.isBlank() ? null : id(text.strip());
    }

    private UUID id(String text) {
        if (!GUID.matcher(text).matches()) {
            throw new IllegalArgumentException(work.name() + ": the id of a row is a GUID, but " + DataverseConstants.ID
                    + " or id is something else of " + text.length() + " characters");
        }
        return guid(text);
    }

    private static UUID guid(String text) {
        return UUID.fromString(text.startsWith("{") ? text.substring(1, text.length() - 1) : text);
    }

    /** Removes and returns the row's primary key; null when it has none. */
    static UUID takePrimaryKey(Client client, String entitySet, ObjectNode row) {
        boolean possible = row.properties().stream()
                .anyMatch(column -> column.getKey().endsWith("id") && isGuid(column.getValue()));
        if (!possible) {
            return null;
        }
        String primaryKey = client.tables().of(entitySet).primaryKey();
        if (!isGuid(row.path(primaryKey))) {
            return null;
        }
        return guid(row.remove(primaryKey).textValue());
    }

    private static boolean isGuid(JsonNode value) {
        return value.isTextual() && GUID.matcher(value.textValue()).matches();
    }

    private RecordKey alternate(Exchange exchange, ObjectNode row) {
        ObjectNode values = row != null ? row : work.rows().objectOrEmpty(exchange, work.name());
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String column : work.writing().getKey().strip().split("\\s*,\\s*")) {
            JsonNode value = values.remove(column);
            if (value == null || value.isNull() || value.isContainerNode()) {
                throw new IllegalArgumentException(
                        work.name() + ": the body has no value for the key column " + column);
            }
            columns.put(
                    column,
                    value.isNumber() ? value.numberValue() : value.isBoolean() ? value.booleanValue() : value.asText());
        }
        return RecordKey.of(columns);
    }
}
