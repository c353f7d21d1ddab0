package dev.gangway.sandbox.webapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.errors.Refusals;
import dev.gangway.sandbox.model.Column;
import dev.gangway.sandbox.model.Table;
import dev.gangway.sandbox.records.Draft;
import dev.gangway.sandbox.store.Row;
import dev.gangway.sandbox.store.Transaction;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.JsonBody;
import dev.gangway.sandbox.webapi.rows.EntityPayload;
import dev.gangway.sandbox.webapi.rows.KeyPredicate;
import dev.gangway.sandbox.webapi.rows.PayloadReader;
import dev.gangway.sandbox.webapi.rows.ResourcePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * CreateMultiple, UpdateMultiple and UpsertMultiple: all rows are written or none, and the error does not name the
 * row.
 */
final class BulkHandler {
    private static final String TYPE_PREFIX = "Microsoft.Dynamics.CRM.";

    private final Service service;
    private final BulkAvailability availability;

    BulkHandler(Service service, BulkAvailability availability) {
        this.service = service;
        this.availability = availability;
    }

    ApiResponse run(Exchange exchange, Table table, String message) {
        if (!availability.isAvailable(table)) {
            throw ProtocolRefusals.segmentNotFound(TYPE_PREFIX + message);
        }
        List<EntityPayload> targets = targets(exchange, table);
        return switch (message) {
            case "CreateMultiple" -> create(exchange, targets);
            case "UpdateMultiple" -> update(exchange, table, targets);
            case "UpsertMultiple" -> upsert(exchange, table, targets);
            case "DeleteMultiple" ->
                throw ProtocolRefusals.notImplemented("DeleteMultiple has not yet been implemented.");
            default -> throw ProtocolRefusals.segmentNotFound(TYPE_PREFIX + message);
        };
    }

    private ApiResponse create(Exchange exchange, List<EntityPayload> targets) {
        List<UUID> ids = exchange.write(tx -> {
            List<UUID> created = new ArrayList<>();
            for (EntityPayload target : targets) {
                created.add(service.records()
                        .create(tx, exchange.request().caller(), target.draft())
                        .id());
            }
            return created;
        });
        return ApiResponse.json(200, JsonBody.object(json -> {
            json.writeStringField(
                    "@odata.context",
                    exchange.request().serviceRoot() + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
            json.writeArrayFieldStart("Ids");
            for (UUID id : ids) {
                json.writeString(id.toString());
            }
            json.writeEndArray();
        }));
    }

    private ApiResponse update(Exchange exchange, Table table, List<EntityPayload> targets) {
        return exchange.write(tx -> {
            Set<UUID> seen = new HashSet<>();
            for (EntityPayload target : targets) {
                UUID id = target.draft().id();
                if (id == null) {
                    throw Refusals.invalidArgument("The primary key '"
                            + table.key().name() + "' is required for each target of UpdateMultiple.");
                }
                // of several targets for one row only the first counts
                if (seen.add(id)) {
                    Row before = tx.find(table, id);
                    if (before == null) {
                        throw new DataverseException(
                                404,
                                "0x80040217",
                                table.traits().displayName() + " With Ids = " + id + " Do Not Exist");
                    }
                    service.records().update(tx, exchange.request().caller(), before, target.draft());
                }
            }
            return ApiResponse.noContent();
        });
    }

    private ApiResponse upsert(Exchange exchange, Table table, List<EntityPayload> targets) {
        return exchange.write(tx -> {
            Set<UUID> seen = new HashSet<>();
            for (EntityPayload target : targets) {
                Row row = upsert(exchange, tx, table, target);
                if (!seen.add(row.id())) {
                    throw Refusals.invalidArgument(
                            "The same record is named more than once in the targets of UpsertMultiple.");
                }
            }
            return ApiResponse.noContent();
        });
    }

    private Row upsert(Exchange exchange, Transaction tx, Table table, EntityPayload target) {
        Draft draft = target.draft();
        KeyPredicate key = target.id() == null ? null : key(table, target.id());
        UUID id = draft.id();
        Row before = key != null ? key.find(service.database()) : id == null ? null : tx.find(table, id);
        if (before != null) {
            return service.records().update(tx, exchange.request().caller(), before, draft);
        }
        if (key != null) {
            for (Column column : key.columns()) {
                if (draft.isSent(column)) {
                    throw Refusals.invalidArgument("The key column '" + column.name()
                            + "' must not be repeated in the properties of a record that is created.");
                }
            }
            key.fill(draft);
        }
        return service.records().create(tx, exchange.request().caller(), draft);
    }

    private KeyPredicate key(Table table, String address) {
        int slash = address.lastIndexOf('/', Math.max(address.indexOf('('), 0));
        ResourcePath path = ResourcePath.parse(address.substring(slash + 1));
        if (path.size() != 1
                || !path.get(0).name().equals(table.setName())
                || path.get(0).key() == null) {
            throw ProtocolRefusals.general("Invalid URI '" + address + "'.");
        }
        return KeyPredicate.parse(service.database(), table, path.get(0).key());
    }

    private List<EntityPayload> targets(Exchange exchange, Table table) {
        PayloadReader payloads = service.payloads(exchange.contentIds());
        try (JsonParser json = PayloadReader.open(exchange.request().body())) {
            List<EntityPayload> targets = null;
            if (json.nextToken() == JsonToken.START_OBJECT) {
                String name;
                while ((name = json.nextFieldName()) != null) {
                    if (!name.equals("Targets") || json.nextToken() != JsonToken.START_ARRAY) {
                        throw ProtocolRefusals.unresolvedParameters();
                    }
                    targets = array(json, payloads, table);
                }
            }
            if (targets == null || targets.isEmpty()) {
                throw ProtocolRefusals.unresolvedParameters();
            }
            return targets;
        } catch (JsonProcessingException e) {
            throw PayloadReader.malformed(table.setName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EntityPayload> array(JsonParser json, PayloadReader payloads, Table table) throws IOException {
        List<EntityPayload> targets = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            EntityPayload target = payloads.object(json, table);
            String type = target.type();
            if (type == null || !type.replace("#", "").equals(TYPE_PREFIX + table.logicalName())) {
                throw ProtocolRefusals.payload(
                        table.setName(),
                        "The annotation '@odata.type' with the value '" + TYPE_PREFIX + table.logicalName()
                                + "' is expected for each item of 'Targets'.");
            }
            targets.add(target);
        }
        return targets;
    }
}
