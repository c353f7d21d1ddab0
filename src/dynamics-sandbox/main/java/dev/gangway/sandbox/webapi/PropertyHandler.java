package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.records.Privileges;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.PayloadReader;
import dev.gangway.sandbox.webapi.rows.RowWriter;
import dev.gangway.sandbox.webapi.rows.ValueParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A single property of a row, under its own URL. */
final class PropertyHandler {
    private final Service service;

    PropertyHandler(Service service) {
        this.service = service;
    }

    ApiResponse handle(Exchange exchange, Table table, KeyPredicate key, Column column) {
        return switch (exchange.request().method()) {
            case "GET" -> get(exchange, table, key, column);
            case "PUT" -> set(exchange, table, key, value(exchange, table, column));
            case "DELETE" -> set(exchange, table, key, new Draft(table).set(column, null));
            default ->
                throw ProtocolRefusals.methodNotAllowed(exchange.request().method());
        };
    }

    private ApiResponse get(Exchange exchange, Table table, KeyPredicate key, Column column) {
        service.records().privileges().check(exchange.request().caller(), Privileges.Action.READ, table);
        return service.database().read(() -> {
            Row row = key.require(service.database());
            Object value = row.get(column);
            if (value == null) {
                return ApiResponse.noContent();
            }
            String context = exchange.request().serviceRoot() + "$metadata#" + table.setName() + "(" + row.id() + ")/"
                    + column.propertyName();
            return ApiResponse.json(200, JsonBody.object(json -> {
                json.writeStringField("@odata.context", context);
                json.writeFieldName("value");
                RowWriter.value(json, column, value);
            }));
        });
    }

    private ApiResponse set(Exchange exchange, Table table, KeyPredicate key, Draft draft) {
        if (draft.isSent(table.key())) {
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

    private static Draft value(Exchange exchange, Table table, Column column) {
        try (JsonParser json = PayloadReader.open(exchange.request().body())) {
            boolean wellFormed = json.nextToken() == JsonToken.START_OBJECT && "value".equals(json.nextFieldName());
            if (!wellFormed) {
                throw ProtocolRefusals.payload(table.setName(), "An object with the member 'value' is expected.");
            }
            json.nextToken();
            return new Draft(table).set(column, ValueParser.parse(json, table, column));
        } catch (JsonProcessingException e) {
            throw PayloadReader.malformed(table.setName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
