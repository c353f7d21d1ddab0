package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordKey;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseConstants;
import dev.gangway.dataverse.component.options.NotFound;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads one row. */
final class RetrieveRow implements ProducerOperation {
    private final Work work;
    private final RowKeys keys;

    RetrieveRow(Work work) {
        this.work = work;
        this.keys = new RowKeys(work);
    }

    @Override
    public void process(Exchange exchange) {
        RecordKey key = keys.of(exchange, null);
        Operation operation =
                Operation.retrieve(work.target() + key.predicate()).asking(new QueryText(work.reading()).columns());
        Message message = exchange.getMessage();
        try {
            Outcome outcome = work.dataverse().carryOut(operation);
            JsonNode row = outcome.body();
            message.setHeader(DataverseConstants.VERDICT, outcome.verdict());
            message.setHeader(DataverseConstants.STATUS, outcome.status());
            if (key.id() != null) {
                message.setHeader(DataverseConstants.ID, key.id());
            }
            message.setHeader(DataverseConstants.ETAG, row.path("@odata.etag").textValue());
            message.setBody(row);
        } catch (RecordRefusedException e) {
            if (e.verdict() != Verdict.NOT_FOUND || work.writing().getNotFound() == NotFound.FAIL) {
                throw e;
            }
            message.setHeader(DataverseConstants.VERDICT, e.verdict());
            message.setHeader(DataverseConstants.STATUS, e.status());
            message.setBody(null);
        }
    }
}
