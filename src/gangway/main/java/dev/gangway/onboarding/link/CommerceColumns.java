package dev.gangway.onboarding.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.odata.ServiceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns of Sales that Gangway needs and that only Microsoft's package <i>Dual-write Commerce solutions</i> brings
 * (dual-write mapping reference, "Prospects to leads" and "Customers V3"), for environments without it. Their lengths are
 * published nowhere: these fit what headquarters holds. Each is created by a request of its own, as the documents show it
 * ("Create and update column definitions using the Web API"): they say nothing about definitions in a batch.
 */
public final class CommerceColumns {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String METADATA = "Microsoft.Dynamics.CRM.";
    private static final int ENGLISH = 1033;
    private static final List<Column> NEEDED = List.of(
            text("lead", "msdyn_prospectid", "Prospect ID", 20),
            yesOrNo("lead", "msdyn_b2bcommerceprospect", "B2B commerce prospect"),
            new Column("lead", "msdyn_b2bprospectstatus", "B2B prospect status", Kind.CHOICE, 0),
            text("lead", "msdyn_telephone1extension", "Business Phone Extension", 10),
            yesOrNo("account", "msdyn_creditlimitismandatory", "Credit limit is mandatory"),
            text("contact", "msdyn_contactpersonid", "Contact person ID", 40),
            yesOrNo("contact", "msdyn_sellable", "Sellable"));
    private static final Map<Integer, String> STATUS =
            new TreeMap<>(Map.of(192_350_000, "Pending", 192_350_001, "Approved", 192_350_002, "Rejected"));

    /** Of which type a column is. */
    public enum Kind {
        TEXT("String"),
        YES_OR_NO("Boolean"),
        CHOICE("Picklist");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /**
     * One of them.
     *
     * @param table logical name
     * @param name logical name
     */
    public record Column(String table, String name, String label, Kind kind, int maxLength) {
        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private final Dataverse sales;

    public CommerceColumns(Dataverse sales) {
        this.sales = sales;
    }

    /** Those that the environment does not have. */
    public List<Column> missing() {
        List<Column> missing = new ArrayList<>();
        for (String table : List.of("lead", "account", "contact")) {
            Set<String> present = new HashSet<>();
            sales.get(attributes(table) + "?$select=LogicalName")
                    .path("value")
                    .forEach(column -> present.add(column.path("LogicalName").asText()));
            NEEDED.stream()
                    .filter(column -> column.table().equals(table) && !present.contains(column.name()))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** What {@link #create} would send, for people to look at first. */
    public ObjectNode definition(Column column) {
        ObjectNode node = JSON.objectNode()
                .put("@odata.type", METADATA + column.kind().type + "AttributeMetadata")
                .put("AttributeType", column.kind().type)
                .put("SchemaName", column.name());
        node.putObject("AttributeTypeName").put("Value", column.kind().type + "Type");
        node.putObject("RequiredLevel").put("Value", "None");
        node.set("DisplayName", label(column.label()));
        switch (column.kind()) {
            case TEXT -> {
                node.put("MaxLength", column.maxLength());
                node.putObject("FormatName").put("Value", "Text");
            }
            case YES_OR_NO -> {
                node.put("DefaultValue", false);
                ObjectNode options = node.putObject("OptionSet").put("OptionSetType", "Boolean");
                options.set("TrueOption", option(1, "Yes"));
                options.set("FalseOption", option(0, "No"));
            }
            case CHOICE -> {
                ObjectNode options = node.putObject("OptionSet")
                        .put("@odata.type", METADATA + "OptionSetMetadata")
                        .put("IsGlobal", false)
                        .put("OptionSetType", "Picklist");
                STATUS.forEach((value, name) -> options.withArray("Options").add(option(value, name)));
            }
        }
        return node;
    }

    /**
     * Creates a column. Call {@link #publish} after the last one.
     *
     * @throws IllegalStateException when Sales refuses; the message is Sales' own, with what can be done about it
     */
    public void create(Column column) {
        try {
            sales.post(attributes(column.table()), definition(column));
        } catch (ServiceException e) {
            throw new IllegalStateException(
                    "The column " + column + " cannot be created: " + e.getMessage()
                            + ". Install Microsoft's package Dual-write Commerce solutions, which adds it, or run this as a user"
                            + " with the role System Customizer; if another customization is running, try again later",
                    e);
        }
    }

    /**
     * Publishes the tables.
     *
     * @throws IllegalStateException when Sales refuses
     */
    public void publish() {
        ObjectNode what = JSON.objectNode()
                .put(
                        "ParameterXml",
                        "<importexportxml><entities><entity>lead</entity><entity>account</entity>"
                                + "<entity>contact</entity></entities></importexportxml>");
        try {
            sales.post("PublishXml", what);
        } catch (ServiceException e) {
            throw new IllegalStateException(
                    "The columns are there but not published: " + e.getMessage()
                            + ". Publish all customizations in Power Apps",
                    e);
        }
    }

    private static String attributes(String table) {
        return "EntityDefinitions(LogicalName='" + table + "')/Attributes";
    }

    private static ObjectNode option(int value, String name) {
        ObjectNode option = JSON.objectNode().put("Value", value);
        option.set("Label", label(name));
        return option;
    }

    private static ObjectNode label(String text) {
        ObjectNode label = JSON.objectNode().put("@odata.type", METADATA + "Label");
        label.putArray("LocalizedLabels")
                .addObject()
                .put("@odata.type", METADATA + "LocalizedLabel")
                .put("Label", text)
                .put("LanguageCode", ENGLISH);
        return label;
    }

    private static Column text(String table, String name, String label, int maxLength) {
        return new Column(table, name, label, Kind.TEXT, maxLength);
    }

    private static Column yesOrNo(String table, String name, String label) {
        return new Column(table, name, label, Kind.YES_OR_NO, 0);
    }
}
