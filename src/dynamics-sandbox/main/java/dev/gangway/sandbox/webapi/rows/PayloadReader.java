package dev.gangway.sandbox.webapi.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads rows from JSON. Olingo's deserializer does not fit: it builds a tree per row, does not support {@code
 * name@odata.bind} with null, keys or Content-IDs, and words its errors differently.
 */
public final class PayloadReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BIND = "@odata.bind";

    private final ReferenceResolver references;

    public PayloadReader(ReferenceResolver references) {
        this.references = references;
    }

    /** Reads a body that contains one row. */
    public EntityPayload read(ApiRequest.Body body, Table table) {
        try (JsonParser json = open(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ProtocolRefusals.payload(
                        table.setName(),
                        "An unexpected node was found at the beginning of the payload: an object is expected.");
            }
            return object(json, table);
        } catch (JsonProcessingException e) {
            throw malformed(table.setName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonParser open(ApiRequest.Body body) throws IOException {
        return JSON.createParser(body.bytes(), body.offset(), body.length());
    }

    public static DataverseException malformed(String entitySet, JsonProcessingException e) {
        return ProtocolRefusals.payload(entitySet, e.getOriginalMessage());
    }

    /** Reads the object at the parser's current position. */
    public EntityPayload object(JsonParser json, Table table) throws IOException {
        Draft draft = new Draft(table);
        String type = null;
        String id = null;
        String name;
        while ((name = json.nextFieldName()) != null) {
            JsonToken token = json.nextToken();
            int at = name.indexOf('@');
            if (at < 0) {
                property(json, token, draft, name);
            } else if (name.endsWith(BIND)) {
                bind(json, token, draft, name.substring(0, at));
            } else if (name.equals("@odata.type")) {
                type = json.getValueAsString();
            } else if (name.equals("@odata.id")) {
                id = json.getValueAsString();
            } else {
                json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw ProtocolRefusals.payload(table.setName(), "Unexpected end of the payload.");
        }
        return new EntityPayload(draft, type, id);
    }

    private void property(JsonParser json, JsonToken token, Draft draft, String name) throws IOException {
        Table table = draft.table();
        Column column = table.column(name);
        if (column != null && !column.isLookup()) {
            draft.set(column, ValueParser.parse(json, table, column));
            return;
        }
        Navigation navigation = table.navigation(name);
        if (navigation != null) {
            nested(json, token, draft, navigation);
            return;
        }
        Relationship relationship = table.collection(name);
        if (relationship != null && token == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                draft.nest(relationship, object(json, relationship.many()).draft());
            }
            return;
        }
        if (table.property(name) != null) {
            throw ProtocolRefusals.general(
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        }
        throw ProtocolRefusals.unknownPropertyInPayload(table.setName(), name, table.logicalName());
    }

    private void nested(JsonParser json, JsonToken token, Draft draft, Navigation navigation) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            draft.set(navigation.column(), null);
        } else if (token == JsonToken.START_OBJECT && navigation.target() != null) {
            draft.nest(navigation, object(json, navigation.target()).draft());
        } else {
            throw ProtocolRefusals.payload(
                    draft.table().setName(),
                    "A 'PrimitiveValue' node with non-null value was found when trying to read the value of the navigation property '"
                            + navigation.name()
                            + "'; however, a 'StartArray' node, a 'StartObject' node, or a 'PrimitiveValue' node with null value was expected.");
        }
    }

    private void bind(JsonParser json, JsonToken token, Draft draft, String name) throws IOException {
        Navigation navigation = draft.table().navigation(name);
        if (navigation == null) {
            throw ProtocolRefusals.undeclaredNavigation(draft.table().setName(), name);
        }
        if (token == JsonToken.VALUE_NULL) {
            draft.set(navigation.column(), null);
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw ProtocolRefusals.wrongType(draft.table().setName(), json.getText(), "Edm.String");
        }
        Reference reference = references.resolve(json.getText());
        boolean fits = navigation.target() == null
                ? reference.table().traits().principal()
                : reference.table() == navigation.target();
        if (!fits) {
            throw ProtocolRefusals.payload(
                    draft.table().setName(),
                    "The entity set '" + reference.table().setName() + "' does not fit the navigation property '" + name
                            + "'.");
        }
        draft.set(navigation.column(), reference);
    }
}
