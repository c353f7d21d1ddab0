package dev.gangway.onboarding.customers;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.WorkingTime;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.link.ChangeFeed;
import dev.gangway.onboarding.link.PageEffects;
import dev.gangway.onboarding.link.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Takes over what sellers change of the accounts and contacts that are customers: name, phone, address, credit limit.
 *
 * <p>What is known to be the same on both sides keeps changes from going round: a value of Sales that is known already is
 * our own write coming back, and one that headquarters took over is known when it is asked what to write. When both sides
 * changed the same column, headquarters wins. A change that headquarters refuses is an error of its own
 * ({@link CustomerRetry}) and keeps no other waiting.
 */
public final class CustomerChanges {
    private static final Duration A_PERSON_IS_NEEDED = Duration.ofMinutes(1);

    private final Database headquarters;
    private final WorkQueue queue;
    private final ChangeFeed feed;
    private final CustomerRetry retry;
    private final ErrorLedger errors;
    private final Amounts amounts;
    private final boolean on;
    private final Map<PartyType, ChangeQuery> queries;
    private volatile Refused refused;

    /** Sales does not let us read these tables or columns. */
    private record Refused(String reason, Instant until) {}

    /**
     * @param workingTime after which no further page is read
     * @param on whether to look at all; it costs one request each for accounts and contacts
     * @param pageSize rows per page, 1 to {@value ChangeQuery#MAX_PAGE_SIZE}
     */
    public CustomerChanges(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            Dataverse sales,
            WorkingTime workingTime,
            boolean on,
            int pageSize) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.feed = new ChangeFeed(headquarters, workingTime);
        this.errors = errors;
        this.amounts = new Amounts(sales, headquarters.clock());
        this.retry = new CustomerRetry(headquarters, queue, errors);
        this.on = on;
        this.queries = Stream.of(PartyType.values()).collect(toMap(type -> type, type -> query(type, pageSize)));
    }

    private static ChangeQuery query(PartyType type, int pageSize) {
        return new ChangeQuery(SalesColumns.entitySet(type), TwoWayColumn.read(type), pageSize);
    }

    /** What is read by change tracking where that is wanted. */
    public List<ChangeQuery> queries() {
        return List.copyOf(queries.values());
    }

    /**
     * Begins with one of the two tables, where it was left; there is nothing to read where that is not wanted, and for a
     * minute after Sales has refused it.
     *
     * @param table {@code accounts} or {@code contacts}
     */
    public Reading open(String table, @ExchangeProperty("run") JobRun run) {
        Refused last = refused;
        if (!on) {
            return Reading.none(table);
        }
        if (last != null && headquarters.clock().instant().isBefore(last.until())) {
            run.waits(last.reason(), null);
            return Reading.none(table);
        }
        return feed.open(table);
    }

    /** Takes over what sellers changed. */
    public void take(
            @ExchangeProperty("reading") Reading reading, @Body ChangePage page, @ExchangeProperty("run") JobRun run) {
        feed.take(reading, page, new TakeOver(SalesColumns.type(reading.table()), run));
        refused = null;
    }

    /** The place that was stored is too old for Sales. */
    public void expired(@ExchangeProperty("reading") Reading reading, @ExchangeProperty("run") JobRun run) {
        feed.expired(reading, new TakeOver(SalesColumns.type(reading.table()), run));
    }

    /** Sales does not let us read. Decisions do not depend on it, so the job goes on without. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception e,
            @ExchangeProperty("claim") Claim claim,
            @ExchangeProperty("run") JobRun run) {
        refused = new Refused(e.getMessage(), headquarters.clock().instant().plus(A_PERSON_IS_NEEDED));
        run.waits(e.getMessage(), null);
        if (claim != null && claim.job().equals(CustomerRetry.LANE)) {
            queue.release(claim, Duration.ZERO);
        }
    }

    /** The customers that headquarters refused before, of which some are due again; none where they are not wanted. */
    public Claim claim() {
        return on && refused == null ? retry.claim() : CustomerRetry.NOTHING;
    }

    /** The claimed customers, whose records are then asked for. */
    public RetriedCustomers load(@ExchangeProperty("claim") Claim claim) {
        return retry.load(claim);
    }

    /** Takes what Sales says: one outcome for each of {@link RetriedCustomers#accounts}, in their order. */
    public void accounts(@ExchangeProperty("customers") RetriedCustomers customers, @Body List<Outcome> outcomes) {
        customers.answered(PartyType.Organization, outcomes);
    }

    /** The same for {@link RetriedCustomers#contacts}. */
    public void contacts(@ExchangeProperty("customers") RetriedCustomers customers, @Body List<Outcome> outcomes) {
        customers.answered(PartyType.Person, outcomes);
    }

    /**
     * Takes them over, each for itself.
     *
     * @return the next ones; none when it is clear that nothing comes through
     */
    public Claim retry(@ExchangeProperty("customers") RetriedCustomers customers, @ExchangeProperty("run") JobRun run) {
        return retry.apply(customers, run, this::takeOver);
    }

    /** The effects of one page. */
    private final class TakeOver implements PageEffects {
        private final PartyType type;
        private final JobRun run;

        TakeOver(PartyType type, JobRun run) {
            this.type = type;
            this.run = run;
        }

        @Override
        public void prepare(ChangePage page) {
            if (!page.changed().isEmpty()) {
                amounts.refresh();
            }
        }

        @Override
        public void apply(ChangePage page) {
            forget(page);
            Map<String, JsonNode> records = records(page);
            run.done(takeOver(type, linked(records), records));
        }

        @Override
        public void oneByOne(ChangePage page) {
            forget(page);
            queue.putAll(
                    CustomerRetry.LANE,
                    linked(records(page)).stream().map(LinkedCustomer::key).toList());
        }

        private Map<String, JsonNode> records(ChangePage page) {
            return page.changed().stream()
                    .collect(toMap(row -> row.path(SalesColumns.key(type)).asText(), row -> row, (a, b) -> b));
        }
    }

    private void forget(ChangePage page) {
        headquarters.update(
                "customers/customerlinks-forget",
                Map.of(
                        "recordids",
                        texts(page.deleted().stream().map(UUID::toString).toList())));
    }

    private List<LinkedCustomer> linked(Map<String, JsonNode> records) {
        return headquarters
                .rows("customers/customerlinks-by-record", Map.of("recordids", texts(records.keySet())))
                .stream()
                .map(LinkedCustomer::of)
                .toList();
    }

    /** Returns the number of changed customers. */
    private int takeOver(PartyType type, List<LinkedCustomer> linked, Map<String, JsonNode> records) {
        List<Map<String, Object>> customers = new ArrayList<>();
        List<Map<String, Object>> links = new ArrayList<>();
        List<RecordKey> contested = new ArrayList<>();
        List<LinkedCustomer> inOrder = new ArrayList<>(linked);
        // several rows are locked in the order of their keys, by everybody
        inOrder.sort(Comparator.comparing(LinkedCustomer::key));
        for (LinkedCustomer customer : inOrder) {
            var merge = new CustomerMerge(type, customer, records.get(customer.recordId()), amounts);
            if (merge.notice() != null) {
                errors.park(CustomerRetry.LANE, customer.key(), merge.notice());
            }
            if (merge.isNews()) {
                links.add(merge.link());
            }
            if (merge.isTakenOver()) {
                customers.add(merge.customer(headquarters.utcNow()));
            }
            if (merge.isContested()) {
                contested.add(customer.key());
            }
        }
        headquarters.each("customers/customerlink-known", links);
        headquarters.batch(
                type == PartyType.Organization ? "customers/organization-from-sales" : "customers/person-from-sales",
                customers);
        queue.putAll(CustomersToSales.LANE, contested);
        return customers.size();
    }
}
