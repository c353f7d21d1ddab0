package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Navigation;
import dev.gangway.sandbox.model.Relationship;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Reference;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.query.QueryString;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.PayloadReader;
import dev.gangway.sandbox.webapi.rows.ReferenceResolver;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Links between rows: {@code $ref} at either end of a relationship. */
final class ReferenceHandler {
    private final Service service;

    ReferenceHandler(Service service) {
        this.service = service;
    }

    /** Handles the many side: PUT sets the lookup, DELETE clears it. */
    ApiResponse single(Exchange exchange, Table table, KeyPredicate key, Navigation navigation) {
        Draft draft = new Draft(table);
        switch (exchange.request().method()) {
            case "PUT" -> draft.set(navigation.column(), fitting(navigation.target(), body(exchange)));
            case "DELETE" -> draft.set(navigation.column(), null);
            default ->
                throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        }
        Conditions conditions = Conditions.of(exchange.request());
        return exchange.write(tx -> {
            Row row = key.require(service.database());
            conditions.check(row, key);
            service.records().update(tx, exchange.request().caller(), row, draft);
            return ApiResponse.noContent();
        });
    }

    /** Handles the one side: POST adds a child, DELETE removes one, given in the path or by {@code $id}. */
    ApiResponse collection(Exchange exchange, KeyPredicate parent, Relationship relationship, String childKey) {
        boolean adds = exchange.request().method().equals("POST");
        if (!adds && !exchange.request().method().equals("DELETE")) {
            throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        }
        Reference child = fitting(relationship.many(), adds ? body(exchange) : named(exchange, relationship, childKey));
        return exchange.write(tx -> {
            Row one = parent.require(service.database());
            Row row = tx.find(child.table(), child.id());
            if (row == null) {
                throw Refusals.notFound(child.table().logicalName(), child.id());
            }
            Draft draft = new Draft(child.table())
                    .set(relationship.column(), adds ? new Reference(relationship.one(), one.id()) : null);
            service.records().update(tx, exchange.request().caller(), row, draft);
            return ApiResponse.noContent();
        });
    }

    private Reference named(Exchange exchange, Relationship relationship, String childKey) {
        String id = childKey != null
                ? relationship.many().setName() + "(" + childKey + ")"
                : new QueryString(exchange.request().query()).get("$id");
        if (id == null) {
            throw ProtocolRefusals.general("The reference to remove is not named.");
        }
        return resolver(exchange).resolve(id);
    }

    private static Reference fitting(Table target, Reference reference) {
        boolean fits = target == null ? reference.table().traits().principal() : reference.table() == target;
        if (!fits) {
            throw ProtocolRefusals.general("The reference does not fit the navigation property.");
        }
        return reference;
    }

    private ReferenceResolver resolver(Exchange exchange) {
        return new ReferenceResolver(service.database(), exchange.contentIds());
    }

    private Reference body(Exchange exchange) {
        try (JsonParser json = PayloadReader.open(exchange.request().body())) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                String name;
                while ((name = json.nextFieldName()) != null) {
                    json.nextToken();
                    if (name.equals("@odata.id")) {
                        return resolver(exchange).resolve(json.getText());
                    }
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw PayloadReader.malformed("$ref", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw ProtocolRefusals.payload("$ref", "The annotation '@odata.id' is expected.");
    }
}
