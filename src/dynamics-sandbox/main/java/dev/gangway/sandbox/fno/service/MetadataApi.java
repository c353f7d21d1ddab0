package dev.gangway.sandbox.fno.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.sandbox.fno.model.Entity;
import dev.gangway.sandbox.fno.model.FnoModel;
import dev.gangway.sandbox.fno.model.Property;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.rules.Writes;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves {@code /metadata}: public entities and enumerations as small JSON documents. */
public final class MetadataApi {
    private static final Pattern PATH = Pattern.compile("(PublicEntities|PublicEnumerations)(?:\\('(\\w+)'\\))?");

    private final FnoModel model;
    private final Writes writes;

    public MetadataApi(FnoModel model, Writes writes) {
        this.model = model;
        this.writes = writes;
    }

    public ApiResponse handle(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return FnoAnswers.refusal(FnoRefusal.notFound());
        }
        boolean entities = matcher.group(1).equals("PublicEntities");
        String wanted = matcher.group(2);
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        if (entities) {
            model.entities().stream()
                    .filter(entity -> wanted == null || entity.type().equals(wanted))
                    .forEach(entity -> found.add(entity(entity)));
        } else {
            model.enums().forEach((name, members) -> {
                if (wanted == null || name.equals(wanted)) {
                    found.add(enumeration(name, members));
                }
            });
        }
        if (wanted == null) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("value", found);
            return FnoAnswers.json(200, body);
        }
        return found.isEmpty() ? FnoAnswers.refusal(FnoRefusal.notFound()) : FnoAnswers.json(200, found.get(0));
    }

    private ObjectNode entity(Entity entity) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("Name", entity.type())
                .put("EntitySetName", entity.set())
                .put("IsReadOnly", false);
        ArrayNode properties = node.putArray("Properties");
        for (Property property : entity.properties().values()) {
            boolean key = entity.keys().contains(property.name());
            properties
                    .addObject()
                    .put("Name", property.name())
                    .put("TypeName", property.edmType())
                    .put("IsKey", key)
                    .put("IsMandatory", property.mandatory())
                    .put("AllowEdit", !key && writes.isEditable(entity, property))
                    .put("AllowEditOnCreate", true);
        }
        ArrayNode navigation = node.putArray("NavigationProperties");
        entity.links().keySet().forEach(name -> navigation.addObject().put("Name", name));
        node.putArray("Actions");
        return node;
    }

    private static ObjectNode enumeration(String name, List<String> members) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("Name", name);
        ArrayNode array = node.putArray("Members");
        for (int i = 0; i < members.size(); i++) {
            array.addObject().put("Name", members.get(i)).put("Value", i);
        }
        return node;
    }
}
