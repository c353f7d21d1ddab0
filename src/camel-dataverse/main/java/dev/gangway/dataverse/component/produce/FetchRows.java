package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.RecordRefusedException;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.List;
import org.apache.camel.Exchange;

/** Reads the rows of a FetchXML query: the one page that the query asks for. */
final class FetchRows implements ProducerOperation {
    /** Longer URLs may be rejected by intermediaries; a batch allows longer ones. */
    private static final int LONGEST_ADDRESS = 2000;

    private final Work work;

    FetchRows(Work work) {
        this.work = work;
    }

    @Override
    public void process(Exchange exchange) {
        String fetchXml = exchange.getMessage().getBody(String.class);
        if (fetchXml == null || !fetchXml.strip().startsWith("<fetch")) {
            throw new IllegalArgumentException(work.name() + " wants FetchXML as its body: <fetch>...</fetch>");
        }
        String url = work.target() + "?fetchXml=" + Rows.escaped(fetchXml.strip());
        JsonNode page = url.length() <= LONGEST_ADDRESS ? work.dataverse().get(url) : inBatch(url);
        List<JsonNode> rows = QueryRows.rows(page);
        exchange.getMessage()
                .setHeader(
                        DataverseConstants.LAST_PAGE,
                        !page.path("@Microsoft.Dynamics.CRM.morerecords").asBoolean(false));
        exchange.getMessage().setBody(work.reading().isStreaming() ? rows.iterator() : rows);
    }

    private JsonNode inBatch(String url) {
        Operation query = Operation.retrieve(url);
        Outcome outcome = work.dataverse().batch(List.of(query)).get(0);
        if (outcome.verdict() != Verdict.DONE || outcome.body() == null) {
            throw RecordRefusedException.of(query, outcome);
        }
        return outcome.body();
    }
}
