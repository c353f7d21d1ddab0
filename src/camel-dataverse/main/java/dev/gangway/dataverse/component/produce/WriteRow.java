package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseConstants;
import dev.gangway.dataverse.component.options.DataverseOperation;
import dev.gangway.dataverse.component.options.NotFound;
import dev.gangway.dataverse.component.options.OnExists;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Creates, updates or deletes one row, with one request. */
final class WriteRow implements ProducerOperation {
    private static final int GUID = 36;

    private final Work work;
    private final RowKeys keys;

    WriteRow(Work work) {
        this.work = work;
        this.keys = new RowKeys(work);
    }

    @Override
    public void process(Exchange exchange) {
        ObjectNode row = work.operation() == DataverseOperation.DELETE ? null : row(exchange);
        RecordKey key = work.operation() == DataverseOperation.CREATE ? null : keys.of(exchange, row);
        Operation operation = conditions(exchange, operation(key, row));
        try {
            answer(exchange, key, work.dataverse().carryOut(operation));
        } catch (RecordRefusedException e) {
            if (!isExpected(e.verdict())) {
                throw e;
            }
            forgive(exchange, key, e);
        }
    }

    private ObjectNode row(Exchange exchange) {
        ObjectNode row = work.rows().object(exchange, work.name());
        if (work.writing().isIgnoreNull()) {
            row.properties().removeIf(column -> column.getValue().isNull());
        }
        return row;
    }

    private Operation operation(RecordKey key, ObjectNode row) {
        byte[] body = row == null ? null : work.rows().bytes(row);
        String table = work.target();
        return switch (work.operation()) {
            case CREATE -> Operation.create(table, body);
            case CREATE_IF_ABSENT -> Operation.createIfAbsent(table, key, body);
            case UPDATE -> Operation.update(table, key, body);
            case UPSERT -> Operation.upsert(table, key, body);
            default -> Operation.delete(table, key);
        };
    }

    private Operation conditions(Exchange exchange, Operation plain) {
        Operation operation = plain;
        String etag = exchange.getMessage()
                .getHeader(DataverseConstants.ETAG, work.writing().getIfMatch(), String.class);
        boolean versioned =
                switch (work.operation()) {
                    case UPDATE, DELETE, UPSERT -> etag != null && !etag.isBlank();
                    default -> false;
                };
        if (versioned) {
            operation = operation.with("If-Match", etag.strip());
        }
        if (work.writing().isReturnRepresentation() && work.operation() != DataverseOperation.DELETE) {
            operation =
                    operation.with("Prefer", "return=representation").asking(new QueryText(work.reading()).columns());
        }
        return operation;
    }

    private boolean isExpected(Verdict verdict) {
        return verdict == Verdict.ALREADY_EXISTS
                        && work.operation() == DataverseOperation.CREATE_IF_ABSENT
                        && work.writing().getOnExists() == OnExists.DONE
                || verdict == Verdict.NOT_FOUND && work.writing().getNotFound() == NotFound.IGNORE;
    }

    private void forgive(Exchange exchange, RecordKey key, RecordRefusedException refusal) {
        Message message = exchange.getMessage();
        message.setHeader(DataverseConstants.VERDICT, refusal.verdict());
        message.setHeader(DataverseConstants.STATUS, refusal.status());
        boolean there = refusal.verdict() == Verdict.ALREADY_EXISTS;
        String id = there && key.id() != null ? key.id() : null;
        if (id != null) {
            message.setHeader(DataverseConstants.ID, id);
        }
        message.setBody(id);
    }

    private void answer(Exchange exchange, RecordKey key, Outcome outcome) {
        Message message = exchange.getMessage();
        message.setHeader(DataverseConstants.VERDICT, outcome.verdict());
        message.setHeader(DataverseConstants.STATUS, outcome.status());
        // the ETag of the earlier state is no longer valid
        message.removeHeader(DataverseConstants.ETAG);
        if (work.operation() == DataverseOperation.DELETE) {
            message.setBody(null);
            return;
        }
        String id = id(key, outcome);
        message.setHeader(DataverseConstants.ID, id);
        JsonNode row = outcome.body();
        if (row != null && row.path("@odata.etag").isTextual()) {
            message.setHeader(DataverseConstants.ETAG, row.path("@odata.etag").textValue());
        }
        message.setBody(work.writing().isReturnRepresentation() && row != null ? row : id);
    }

    /** Returns the row's id. With {@code return=representation} the service may omit the header that contains it. */
    private String id(RecordKey key, Outcome outcome) {
        if (key != null && key.id() != null) {
            return key.id();
        }
        if (outcome.entityId() != null && outcome.entityId().length() == GUID) {
            return outcome.entityId();
        }
        if (outcome.body() != null) {
            String column = work.client().tables().of(work.target()).primaryKey();
            return outcome.body().path(column).textValue();
        }
        return null;
    }
}
