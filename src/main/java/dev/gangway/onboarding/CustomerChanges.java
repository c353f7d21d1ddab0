package dev.gangway.onboarding;

import static dev.gangway.database.Database.texts;
import static dev.gangway.database.Database.utcNow;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.PartyType;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.sales.ChangePage;
import dev.gangway.sales.ChangeQuery;
import dev.gangway.sales.Dataverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;

/**
 * Takes over what sellers change of the accounts and contacts that are customers: name, phone, address, credit limit.
 *
 * <p>What is known to be the same on both sides keeps changes from going round: a value of Sales that is known already is
 * our own write coming back, and one that headquarters took over is known when it is asked what to write. When both sides
 * changed the same column, headquarters wins.
 */
public final class CustomerChanges {
    private final Database headquarters;
    private final WorkQueue queue;
    private final ChangeFeed feed;
    private final boolean on;
    private final Map<PartyType, ChangeQuery> queries;

    /**
     * @param workingTime after which no further page is read
     * @param on whether to look at all; it costs one request each for accounts and contacts
     * @param pageSize rows per page, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public CustomerChanges(
            Database headquarters,
            WorkQueue queue,
            Dataverse sales,
            WorkingTime workingTime,
            boolean on,
            int pageSize) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.feed = new ChangeFeed(headquarters, sales, workingTime);
        this.on = on;
        this.queries = Stream.of(PartyType.values()).collect(toMap(type -> type, type -> query(type, pageSize)));
    }

    private static ChangeQuery query(PartyType type, int pageSize) {
        return new ChangeQuery(
                SalesColumns.entitySet(type),
                TwoWayColumn.of(type).stream().map(TwoWayColumn::sales).toList(),
                pageSize);
    }

    /** Takes over the changes there are. */
    public void read(@ExchangeProperty("run") JobRun run) {
        if (on) {
            queries.forEach((type, query) -> feed.read(query, page -> run.done(takeOver(type, page)), () -> {}));
        }
    }

    private int takeOver(PartyType type, ChangePage page) {
        headquarters.update(
                "customerlinks-forget",
                Map.of(
                        "recordids",
                        texts(page.deleted().stream().map(UUID::toString).toList())));
        Map<String, JsonNode> records = page.changed().stream()
                .collect(toMap(row -> row.path(SalesColumns.key(type)).asText(), row -> row, (a, b) -> b));
        List<Map<String, Object>> customers = new ArrayList<>();
        List<Map<String, Object>> links = new ArrayList<>();
        List<Due> contested = new ArrayList<>();
        for (Row customer :
                headquarters.rows("customerlinks-by-record", Map.of("recordids", texts(records.keySet())))) {
            var merge = new Merge(type, customer, records.get(customer.text("recordid")));
            if (merge.isNews()) {
                links.add(merge.link());
            }
            if (merge.isTakenOver()) {
                customers.add(merge.customer());
            }
            if (merge.isContested()) {
                contested.add(new Due(customer.text("dataareaid"), customer.text("customeraccount"), 0));
            }
        }
        headquarters.each("customerlink-known", links);
        headquarters.batch(type == PartyType.Organization ? "organization-from-sales" : "person-from-sales", customers);
        queue.putAll(CustomersToSales.LANE, contested);
        return customers.size();
    }

    /** What becomes of one customer. */
    private static final class Merge {
        private final Row customer;
        private final ObjectNode known;
        private final Map<String, Object> columns = new HashMap<>();
        private boolean news;
        private boolean takenOver;
        private boolean contested;

        Merge(PartyType type, Row customer, JsonNode record) {
            this.customer = customer;
            this.known = CustomersToSales.known(customer);
            for (TwoWayColumn column : TwoWayColumn.of(type)) {
                columns.put(column.headquarters(), customer.get(column.headquarters()));
                JsonNode before = known.path(column.sales());
                JsonNode now = record.path(column.sales());
                if (!column.same(before, now)) {
                    news = true;
                    merge(column, before, now);
                    known.set(column.sales(), now);
                }
            }
        }

        private void merge(TwoWayColumn column, JsonNode before, JsonNode now) {
            JsonNode ours = column.ofCustomer(customer);
            if (column.same(ours, now)) {
                return;
            }
            if (column.same(ours, before)) {
                columns.put(column.headquarters(), column.ofSales(now));
                takenOver = true;
            } else {
                contested = true;
            }
        }

        boolean isNews() {
            return news;
        }

        boolean isTakenOver() {
            return takenOver;
        }

        boolean isContested() {
            return contested;
        }

        Map<String, Object> link() {
            return Map.of(
                    "dataareaid", customer.text("dataareaid"),
                    "customeraccount", customer.text("customeraccount"),
                    "known", known.toString());
        }

        Map<String, Object> customer() {
            columns.put("dataareaid", customer.text("dataareaid"));
            columns.put("customeraccount", customer.text("customeraccount"));
            columns.put("now", utcNow());
            return columns;
        }
    }
}
