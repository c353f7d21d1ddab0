package dev.gangway.onboarding.doctor.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.cloud.CloudReads;
import dev.gangway.database.Database;
import dev.gangway.database.TextWidths;
import dev.gangway.fno.Literals;
import dev.gangway.onboarding.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether texts of headquarters can be longer than this side keeps. */
record LengthsCheck(Access access, Database headquarters) implements Question {
    private static final String QUERY = "$filter=" + Literals.query("Entity eq 'Prospects'")
            + "&$select=TargetField,FieldLength&$orderby=Entity,StagingField";

    @Override
    public String name() {
        return "lengths in Finance and Operations";
    }

    @Override
    public List<Finding> ask() {
        Map<String, Integer> lengths = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode field :
                access.fno().first("DataManagementTargetMapEntities", QUERY, 0).path("value")) {
            lengths.merge(
                    field.path("TargetField").asText(),
                    field.path("FieldLength").asInt(),
                    Integer::max);
        }
        if (lengths.isEmpty()) {
            return List.of(Finding.warning(
                    name(),
                    "Finance and Operations does not list them",
                    "Refresh the entity list: Data management > Framework parameters > Entity settings. Without it, a text"
                            + " that is too long becomes an error that names the column"));
        }
        Map<String, Integer> widths = TextWidths.of(headquarters, "hq", "prospect");
        List<String> longer = new ArrayList<>();
        new TreeMap<>(CloudReads.columns()).forEach((property, column) -> {
            int length = lengths.getOrDefault(property, 0);
            int width = widths.getOrDefault(column, Integer.MAX_VALUE);
            if (length > width) {
                longer.add(property + " (" + length + " to " + width + ")");
            }
        });
        return List.of(
                longer.isEmpty()
                        ? Finding.ok(name(), "all texts fit")
                        : Finding.warning(
                                name(),
                                "texts there may be longer than here: " + String.join(", ", longer),
                                "Nothing: a longer one becomes an error that names the column"));
    }

    @Override
    public String otherwise() {
        return "Nothing: a text that is too long becomes an error that names the column";
    }
}
