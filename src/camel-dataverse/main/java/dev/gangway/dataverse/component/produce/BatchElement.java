package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.component.options.DataverseOperation;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Reads one element of a batch: an {@link Operation}, or an object with the same content. */
final class BatchElement {
    private static final Set<String> MEMBERS =
            Set.of("operation", "target", "id", "body", "ifMatch", "table", "select");

    private final Work work;

    BatchElement(Work work) {
        this.work = work;
    }

    /** @throws IllegalArgumentException when the element is not valid; the message gives its position in the list */
    Operation operation(Exchange exchange, Object element, int index) {
        if (element instanceof Operation operation) {
            return operation;
        }
        String what = work.name() + ", element " + index;
        ObjectNode object = whole(work.rows().object(exchange, element, what));
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(what + ": there is no member " + unknown + "; there are "
                    + new TreeSet<>(MEMBERS) + ". The columns of a row go into body");
        }
        try {
            return read(object);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    /** With the option batchOperation the elements are rows, all for the same operation. */
    private ObjectNode whole(ObjectNode object) {
        String operation = work.options().calling().getBatchOperation();
        if (operation == null) {
            return object;
        }
        ObjectNode whole = object.objectNode().put("operation", operation);
        whole.set("body", object);
        return whole;
    }

    private Operation read(ObjectNode object) {
        DataverseOperation kind = DataverseOperation.inBatch(text(object, "operation"), "the member operation");
        String target = object.path("target").asText(work.target());
        if (target == null) {
            throw new IllegalArgumentException("the member target is missing: the table, such as leads");
        }
        return switch (kind) {
            case CREATE -> Operation.create(target, bytes(object));
            case CREATE_IF_ABSENT -> {
                RecordKey key = key(object, target);
                yield Operation.createIfAbsent(target, key, bytes(object));
            }
            case UPDATE -> {
                RecordKey key = key(object, target);
                yield conditional(object, Operation.update(target, key, bytes(object)));
            }
            case UPSERT -> {
                RecordKey key = key(object, target);
                yield conditional(object, Operation.upsert(target, key, bytes(object)));
            }
            case DELETE -> conditional(object, Operation.delete(target, key(object, target)));
            case RETRIEVE -> Operation.retrieve(target + key(object, target).predicate() + select(object));
            case ACTION ->
                Operation.action(address(object, target), object.has("body") ? bytes(object) : new byte[] {'{', '}'});
            default -> throw new IllegalStateException("A batch with " + kind);
        };
    }

    private static Operation conditional(ObjectNode object, Operation operation) {
        return object.path("ifMatch").isTextual()
                ? operation.with("If-Match", object.path("ifMatch").textValue())
                : operation;
    }

    private static String select(ObjectNode object) {
        return object.path("select").isTextual()
                ? "?$select=" + object.path("select").textValue()
                : "";
    }

    private static String address(ObjectNode object, String target) {
        if (!object.hasNonNull("id")) {
            return target;
        }
        return text(object, "table") + "(" + id(object) + ")/Microsoft.Dynamics.CRM."
                + target.substring(target.lastIndexOf('.') + 1);
    }

    private RecordKey key(ObjectNode object, String target) {
        if (object.hasNonNull("id")) {
            return RecordKey.of(id(object));
        }
        UUID own = object.path("body") instanceof ObjectNode row
                ? RowKeys.takePrimaryKey(work.client(), target, row)
                : null;
        if (own == null) {
            throw new IllegalArgumentException("the member id is missing, and body has no primary key");
        }
        return RecordKey.of(own);
    }

    private static UUID id(ObjectNode object) {
        try {
            return UUID.fromString(object.path("id").asText());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the member id is not a GUID", e);
        }
    }

    private byte[] bytes(ObjectNode object) {
        JsonNode body = object.path("body");
        if (!body.isObject()) {
            throw new IllegalArgumentException("the member body is missing or no object: the columns of the row");
        }
        return work.rows().bytes(body);
    }

    private static String text(ObjectNode object, String member) {
        if (!object.path(member).isTextual()) {
            throw new IllegalArgumentException("the member " + member + " is missing");
        }
        return object.path(member).textValue();
    }
}
