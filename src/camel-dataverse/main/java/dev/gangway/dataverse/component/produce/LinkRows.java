package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.component.options.CallOptions;
import dev.gangway.dataverse.component.options.DataverseConstants;
import dev.gangway.dataverse.component.options.DataverseOperation;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * Associates or disassociates two rows by a relationship. A lookup is better set by update, with {@code @odata.bind}.
 */
final class LinkRows implements ProducerOperation {
    private final Work work;
    private final RowKeys keys;

    LinkRows(Work work) {
        this.work = work;
        this.keys = new RowKeys(work);
        CallOptions options = work.options().calling();
        if (!name(options.getRelationship()) || !name(options.getRelatedTable())) {
            throw new IllegalArgumentException(work.name()
                    + " needs the options relationship (a navigation property) and relatedTable (an entity set)");
        }
    }

    private static boolean name(String text) {
        return text != null && text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    @Override
    public void process(Exchange exchange) {
        RecordKey key = keys.of(exchange, null);
        UUID related = related(exchange);
        String collection =
                work.target() + key.predicate() + "/" + work.options().calling().getRelationship();
        Operation operation = work.operation() == DataverseOperation.ASSOCIATE
                ? Operation.request("POST", collection + "/$ref", reference(related))
                : Operation.request("DELETE", collection + "(" + related + ")/$ref", null);
        Outcome outcome = work.dataverse().carryOut(operation);
        exchange.getMessage().setHeader(DataverseConstants.VERDICT, outcome.verdict());
        exchange.getMessage().setHeader(DataverseConstants.STATUS, outcome.status());
    }

    private byte[] reference(UUID related) {
        String address = work.dataverse().environment() + DataverseConnection.API_PATH
                + work.options().calling().getRelatedTable() + "(" + related + ")";
        return work.rows().bytes(JsonNodeFactory.instance.objectNode().put("@odata.id", address));
    }

    private UUID related(Exchange exchange) {
        String text = exchange.getMessage().getHeader(DataverseConstants.RELATED_ID, String.class);
        try {
            return UUID.fromString(text == null ? "" : text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    work.name() + " needs the id (a GUID) of the other row in the header "
                            + DataverseConstants.RELATED_ID,
                    e);
        }
    }
}
