package dev.gangway.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The columns that every table has, published or not. */
final class StandardColumns {
    private static final int SMALL_NAME_LENGTH = 100;

    private StandardColumns() {}

    static Map<String, ObjectNode> of(String key, String nameColumn, JsonNode definition) {
        Map<String, ObjectNode> columns = new LinkedHashMap<>();
        columns.put("createdon", column("DateTime", "Created On"));
        columns.put("modifiedon", column("DateTime", "Modified On"));
        columns.put("createdby", lookup("Created By", "systemuser"));
        columns.put("modifiedby", lookup("Modified By", "systemuser"));
        columns.put("createdonbehalfby", lookup("Created By (Delegate)", "systemuser"));
        columns.put("modifiedonbehalfby", lookup("Modified By (Delegate)", "systemuser"));
        columns.put("versionnumber", column("BigInt", "Version Number"));
        if (definition.path("owned").asBoolean()) {
            columns.put("ownerid", lookup("Owner", "systemuser", "team").put("required", "SystemRequired"));
            columns.put("owninguser", lookup("Owning User", "systemuser"));
            columns.put("owningteam", lookup("Owning Team", "team"));
            columns.put("owningbusinessunit", lookup("Owning Business Unit", "businessunit"));
        }
        if (definition.path("small").asBoolean()) {
            columns.put(
                    key,
                    column("Uniqueidentifier", definition.path("display").asText())
                            .put("required", "SystemRequired"));
            columns.put(nameColumn, column("String", "Name").put("maxLength", SMALL_NAME_LENGTH));
        }
        return columns;
    }

    private static ObjectNode column(String type, String displayName) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("displayName", displayName);
    }

    private static ObjectNode lookup(String displayName, String... targets) {
        ObjectNode node = column("Lookup", displayName);
        for (String target : targets) {
            node.withArray("targets").add(target);
        }
        return node;
    }
}
