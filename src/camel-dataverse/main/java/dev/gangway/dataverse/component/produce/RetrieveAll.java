package dev.gangway.dataverse.component.produce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Reads many rows by their ids with few requests and reports the outcome of each. */
final class RetrieveAll implements ProducerOperation {
    private static final Outcome NO_ID =
            new Outcome(Verdict.REJECTED, 0, null, "The id of a row is a GUID, but this is something else", null, null);

    private final Work work;

    RetrieveAll(Work work) {
        this.work = work;
    }

    @Override
    public void process(Exchange exchange) {
        List<Object> asked = work.rows().list(exchange, work.name());
        List<String> ids = asked.stream().map(RetrieveAll::id).toList();
        List<String> readable = ids.stream().filter(Objects::nonNull).toList();
        String primaryKey = work.client().tables().of(work.target()).primaryKey();
        String options = options(primaryKey);
        List<Outcome> found = new ArrayList<>();
        for (int from = 0; from < readable.size(); from += Dataverse.MAX_BATCH) {
            List<String> part = readable.subList(from, Math.min(readable.size(), from + Dataverse.MAX_BATCH));
            found.addAll(work.dataverse().retrieveAll(work.target(), primaryKey, part, options));
        }
        Iterator<Outcome> next = found.iterator();
        RunBatch.answer(
                exchange,
                ids.stream().map(id -> id == null ? NO_ID : next.next()).toList());
    }

    private String options(String primaryKey) {
        Set<String> columns = new LinkedHashSet<>(work.reading().columns());
        columns.add(primaryKey);
        boolean all = columns.size() == 1;
        String select = all ? "" : "$select=" + String.join(",", columns);
        String expand = work.reading().getExpand();
        return select + (expand == null ? "" : (all ? "" : "&") + "$expand=" + Rows.escaped(expand));
    }

    /** Returns the id, or null when the element is none: it must not keep the others from being read. */
    private static String id(Object element) {
        String text = element instanceof JsonNode node ? node.asText() : String.valueOf(element);
        try {
            return UUID.fromString(text.strip()).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
