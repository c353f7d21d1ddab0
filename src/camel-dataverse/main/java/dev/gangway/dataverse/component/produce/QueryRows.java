package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Reads the rows of a query, as a list or as a stream. */
final class QueryRows implements ProducerOperation {
    private final Work work;

    QueryRows(Work work) {
        this.work = work;
    }

    @Override
    public void process(Exchange exchange) {
        String filter = exchange.getMessage()
                .getHeader(DataverseConstants.FILTER, work.reading().getFilter(), String.class);
        Iterator<JsonNode> rows = rows(filter).iterator();
        exchange.getMessage().setBody(work.reading().isStreaming() ? rows : list(rows));
    }

    private Stream<JsonNode> rows(String filter) {
        QueryText text = new QueryText(work.reading());
        Integer top = work.reading().getTop();
        if (top != null && top <= ChangeQuery.MAX_PAGE_SIZE) {
            JsonNode page = work.dataverse().get(url(text.query(filter, top)));
            return rows(page).stream();
        }
        Stream<JsonNode> all = work.dataverse()
                .query(url(text.query(filter, null)), work.reading().getPageSize());
        return top == null ? all : all.limit(top);
    }

    private String url(String query) {
        return query.isEmpty() ? work.target() : work.target() + "?" + query;
    }

    /** The rows of an answer. */
    static List<JsonNode> rows(JsonNode page) {
        List<JsonNode> rows = new ArrayList<>();
        page.path("value").forEach(rows::add);
        return rows;
    }

    private List<JsonNode> list(Iterator<JsonNode> rows) {
        int most = work.reading().getMaxRows();
        List<JsonNode> list = new ArrayList<>();
        while (rows.hasNext()) {
            if (list.size() == most) {
                throw new IllegalStateException(work.name() + " has more than " + most
                        + " rows (maxRows); read them with streaming=true, or fewer with a filter or top");
            }
            list.add(rows.next());
        }
        return list;
    }
}
