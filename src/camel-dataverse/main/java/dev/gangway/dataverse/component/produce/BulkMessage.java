package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;

/**
 * Sends CreateMultiple and the other bulk messages: all rows or none, and the fastest way where the table supports
 * it. For other tables a change set does the same.
 */
final class BulkMessage implements ProducerOperation {
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;

    private final Work work;
    private final AtomicBoolean missing = new AtomicBoolean();

    BulkMessage(Work work) {
        this.work = work;
    }

    @Override
    public void process(Exchange exchange) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Object element : work.rows().list(exchange, work.name())) {
            rows.add(work.rows().object(exchange, element, work.name() + ", element " + rows.size()));
        }
        if (rows.size() > Dataverse.MAX_BATCH) {
            throw new IllegalArgumentException(work.name() + " takes at most " + Dataverse.MAX_BATCH
                    + " rows at once, all or none, but these are " + rows.size() + "; split the list, or use batch");
        }
        exchange.getMessage().setBody(rows.isEmpty() ? List.of() : ids(rows));
    }

    private List<String> ids(List<ObjectNode> rows) {
        if (!missing.get()) {
            try {
                return byMessage(rows);
            } catch (RecordRefusedException e) {
                boolean noSuchMessage =
                        e.status() == NOT_IMPLEMENTED || e.status() == NOT_FOUND && "0x80060888".equals(e.code());
                if (!noSuchMessage) {
                    throw e;
                }
                missing.set(true);
            }
        }
        return byChangeSet(rows);
    }

    private List<String> byMessage(List<ObjectNode> rows) {
        String type = "Microsoft.Dynamics.CRM."
                + work.client().tables().of(work.target()).logicalName();
        ArrayNode targets = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode row : rows) {
            targets.add(row.deepCopy().put("@odata.type", type));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("Targets", targets);
        String text = work.operation().text();
        String message = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        Outcome outcome = work.dataverse()
                .carryOut(Operation.action(
                        work.target() + "/Microsoft.Dynamics.CRM." + message,
                        work.rows().bytes(body)));
        return answered(outcome, rows);
    }

    private List<String> answered(Outcome outcome, List<ObjectNode> rows) {
        List<String> ids = new ArrayList<>();
        if (outcome.body() != null && outcome.body().path("Ids").isArray()) {
            outcome.body().path("Ids").forEach(id -> ids.add(id.asText()));
        } else if (outcome.body() != null && outcome.body().path("Results").isArray()) {
            outcome.body().path("Results").forEach(result -> ids.add(id(result)));
        } else {
            String primaryKey = work.client().tables().of(work.target()).primaryKey();
            rows.forEach(row -> ids.add(row.path(primaryKey).textValue()));
        }
        return ids;
    }

    /** Returns the id from a reference, the form in which UpsertMultiple reports it. */
    private static String id(JsonNode result) {
        for (JsonNode member : result.path("Target")) {
            if (member.isTextual() && member.textValue().length() == 36) {
                return member.textValue();
            }
        }
        return result.path("RecordId").textValue();
    }

    private List<String> byChangeSet(List<ObjectNode> rows) {
        List<Operation> operations = new ArrayList<>();
        for (ObjectNode row : rows) {
            operations.add(operation(row.deepCopy(), operations.size()));
        }
        List<Outcome> outcomes = work.dataverse().allOrNone(operations);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).verdict() != Verdict.DONE) {
                Outcome culprit = outcomes.stream()
                        .filter(outcome -> outcome.verdict() != Verdict.RETRY && outcome.verdict() != Verdict.DONE)
                        .findFirst()
                        .orElse(outcomes.get(i));
                throw RecordRefusedException.of(operations.get(i), culprit);
            }
            ids.add(outcomes.get(i).entityId());
        }
        return ids;
    }

    private Operation operation(ObjectNode row, int index) {
        if (work.operation() == DataverseOperation.CREATE_MULTIPLE) {
            return Operation.create(work.target(), work.rows().bytes(row));
        }
        UUID id = RowKeys.takePrimaryKey(work.client(), work.target(), row);
        if (id == null) {
            throw new IllegalArgumentException(work.name() + ", element " + index + " has no primary key");
        }
        RecordKey key = RecordKey.of(id);
        return work.operation() == DataverseOperation.UPDATE_MULTIPLE
                ? Operation.update(work.target(), key, work.rows().bytes(row))
                : Operation.upsert(work.target(), key, work.rows().bytes(row));
    }
}
