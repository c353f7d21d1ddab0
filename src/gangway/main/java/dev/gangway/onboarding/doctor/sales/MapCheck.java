package dev.gangway.onboarding.doctor.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.metadata.DataverseMetadata.Entity;
import dev.gangway.dataverse.metadata.DataverseMetadata.Property;
import dev.gangway.onboarding.doctor.Check;
import dev.gangway.onboarding.doctor.Finding;
import dev.gangway.onboarding.link.maps.JsltMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether Sales has the columns that the map writes, lets us write them, knows values like ours, and takes texts as long. */
record MapCheck(Dataverse sales, Database headquarters, JsltMap map) implements Check {
    private static final String BIND = "@odata.bind";

    @Override
    public String name() {
        return "map prospect-to-lead";
    }

    @Override
    public List<Finding> look() {
        Entity lead =
                sales.metadata().entity("lead").orElseThrow(() -> new IllegalStateException("Sales has no table lead"));
        ObjectNode sample = map.apply(SampleProspect.of(headquarters));
        List<Finding> findings = new ArrayList<>();
        Map<String, JsonNode> definitions = definitions();
        Map<String, Set<Integer>> choices = choices();
        sample.properties().forEach(column -> {
            int before = findings.size();
            column(column.getKey(), lead, definitions.get(column.getKey()), findings);
            if (findings.size() == before) {
                value(column.getKey(), column.getValue(), lead, choices.get(column.getKey()), findings);
            }
        });
        if (findings.isEmpty()) {
            findings.add(Finding.ok(name(), sample.size() + " columns, all there and writable"));
        }
        findings.add(lengths(sample));
        return findings;
    }

    /** The definitions of the columns; $metadata does not tell which of them can be written. */
    private Map<String, JsonNode> definitions() {
        Map<String, JsonNode> definitions = new HashMap<>();
        sales.get(
                        "EntityDefinitions(LogicalName='lead')/Attributes?$select=LogicalName,IsValidForCreate,IsValidForUpdate")
                .path("value")
                .forEach(definition ->
                        definitions.put(definition.path("LogicalName").asText(), definition));
        return definitions;
    }

    private void column(String column, Entity lead, JsonNode definition, List<Finding> into) {
        if (column.endsWith(BIND)) {
            String lookup = column.substring(0, column.length() - BIND.length());
            if (!lead.navigation().containsKey(lookup)) {
                into.add(Finding.problem(
                        name(), "lead has no lookup " + lookup, "Correct the name in the map, case matters"));
            }
        } else if (lead.property(column).isEmpty()) {
            into.add(Finding.problem(
                    name(),
                    "lead has no column " + column,
                    "Take it out of the map, or create it: columns msdyn_ come with the AppSource package"
                            + " Dual-write Commerce solutions, or by gangway init --sales"));
        } else if (definition != null
                && !(definition.path("IsValidForCreate").asBoolean(true)
                        && definition.path("IsValidForUpdate").asBoolean(true))) {
            into.add(Finding.problem(
                    name(),
                    column + " cannot be written: Sales ignores it without an error",
                    "Take it out of the map"));
        }
    }

    /** What each column of choices allows. */
    private Map<String, Set<Integer>> choices() {
        Map<String, Set<Integer>> choices = new HashMap<>();
        sales.get("EntityDefinitions(LogicalName='lead')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                        + "?$select=LogicalName&$expand=OptionSet")
                .path("value")
                .forEach(column -> column.path("OptionSet").path("Options").forEach(option -> choices.computeIfAbsent(
                                column.path("LogicalName").asText(), name -> new TreeSet<>())
                        .add(option.path("Value").asInt())));
        return choices;
    }

    /** The map is asked for one prospect, so a value that it gives to certain others only is not seen. */
    private void value(String column, JsonNode value, Entity lead, Set<Integer> choices, List<Finding> into) {
        String type = lead.property(column).map(Property::type).orElse("");
        if (value.isNull()) {
            return;
        }
        if (!isOf(type, value)) {
            into.add(Finding.problem(
                    name(), column + " is of type " + type + ", but the map gives " + value, "Correct the map"));
        } else if (choices != null && !choices.contains(value.asInt())) {
            into.add(Finding.problem(
                    name(),
                    column + " has no choice " + value + ", only " + choices,
                    "Correct the map, or add the choice in Sales"));
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "Edm.String", "Edm.Guid", "Edm.Date", "Edm.DateTimeOffset" -> value.isTextual();
            case "Edm.Boolean" -> value.isBoolean();
            case "Edm.Byte", "Edm.Int16", "Edm.Int32", "Edm.Int64" -> value.isIntegralNumber();
            case "Edm.Single", "Edm.Double", "Edm.Decimal" -> value.isNumber();
            default -> true;
        };
    }

    /** Not a problem: a value that is really too long becomes an error that names the column. */
    private Finding lengths(ObjectNode sample) {
        String check = "lengths in map prospect-to-lead";
        List<String> longer = new ArrayList<>();
        Map<String, Integer> lengths = sales.maxLengths("lead");
        sample.properties().forEach(column -> {
            int length = column.getValue().asText().length();
            Integer longest = lengths.get(column.getKey());
            if (longest != null && length > longest) {
                longer.add(column.getKey() + " (" + length + " to " + longest + ")");
            }
        });
        return longer.isEmpty()
                ? Finding.ok(check, "all texts of headquarters fit")
                : Finding.warning(
                        check,
                        "headquarters allows longer texts than Sales: " + String.join(", ", longer),
                        "Nothing to do: longer ones become errors that name the column. Or cut them in the map");
    }

    @Override
    public String cure() {
        return "See the findings about sign-in and headquarters, or correct the map";
    }
}
