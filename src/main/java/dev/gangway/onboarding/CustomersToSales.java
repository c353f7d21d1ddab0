package dev.gangway.onboarding;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.PartyType;
import dev.gangway.commerce.Requestor;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Due;
import dev.gangway.ledger.ErrorLedger;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.sales.Dataverse;
import dev.gangway.sales.DataverseUnavailableException;
import dev.gangway.sales.Operation;
import dev.gangway.sales.Outcome;
import dev.gangway.sales.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;

/**
 * The last part of the job {@code sales-outcomes}: writes the customer's number back to the account or contact that it came
 * from, so that both systems know it by one number (dual-write mapping reference, Customers V3), and where that is wanted
 * later changes of the customer. Only columns that differ from what is known to be there are written, so that a repetition
 * changes nothing.
 *
 * <p>A number that Sales has already and that headquarters does not know is the seller's and stays.
 */
public final class CustomersToSales {
    /** Under this name its records are due and its errors are listed. */
    public static final String LANE = "customers-to-sales";

    /** Most records in one request: small enough for any plug-in to finish in time. */
    public static final int BATCH = 200;

    private static final int CUSTOMER = 3;
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Dataverse sales;
    private final Requestor requestor;
    private final boolean twoWay;
    private final int chunk;

    /**
     * @param requestor whether contacts are customers in person, who can be sold to
     * @param twoWay whether later changes in headquarters follow, see {@link CustomerChanges}
     * @param chunk how many records are written with one request
     */
    public CustomersToSales(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            Dataverse sales,
            Requestor requestor,
            boolean twoWay,
            int chunk) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.sales = sales;
        this.requestor = requestor;
        this.twoWay = twoWay;
        this.chunk = chunk;
    }

    /** A customer whose record in Sales may have to change. */
    private record Write(Due due, Row customer, ObjectNode known, ObjectNode difference) {
        Operation operation() {
            return Operation.update(customer.text("entityset"), UUID.fromString(customer.text("recordid")), difference);
        }
    }

    /** The customers to look at now. */
    public Claim claim() {
        return queue.claim(LANE, chunk);
    }

    /**
     * Writes the claimed customers with one request, then acknowledges them.
     *
     * @throws DataverseUnavailableException when Sales is away or asks to wait
     */
    public void write(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        List<Write> writes = writes(claim).stream()
                .filter(write -> !write.difference().isEmpty())
                .toList();
        List<Outcome> outcomes = writes.isEmpty()
                ? List.of()
                : sales.batch(writes.stream().map(Write::operation).toList());
        headquarters.inTransaction(() -> acknowledge(claim, writes, outcomes, run));
    }

    private List<Write> writes(Claim claim) {
        Map<String, Due> dues = claim.records().stream().collect(toMap(Due::toString, due -> due));
        return headquarters
                .rows(
                        "customers-claimed",
                        Map.of(
                                "dataareaids",
                                        texts(claim.records().stream()
                                                .map(Due::dataareaid)
                                                .toList()),
                                "accounts",
                                        texts(claim.records().stream()
                                                .map(Due::subject)
                                                .toList())))
                .stream()
                .map(customer ->
                        write(dues.get(customer.text("dataareaid") + '/' + customer.text("customeraccount")), customer))
                .toList();
    }

    private Write write(Due due, Row customer) {
        ObjectNode known = known(customer);
        ObjectNode difference = known.objectNode();
        numbers(customer, known).properties().forEach(column -> {
            if (!column.getValue().equals(known.get(column.getKey()))) {
                difference.set(column.getKey(), column.getValue());
            }
        });
        if (twoWay) {
            TwoWayColumn.of(PartyType.valueOf(customer.text("partytype"))).forEach(column -> {
                JsonNode value = column.ofCustomer(customer);
                if (!column.same(value, known.path(column.sales()))) {
                    difference.set(column.sales(), value);
                }
            });
        }
        return new Write(due, customer, known, difference);
    }

    private ObjectNode numbers(Row customer, JsonNode known) {
        PartyType type = PartyType.valueOf(customer.text("partytype"));
        ObjectNode numbers = JSON.createObjectNode();
        String account = customer.text("customeraccount");
        String number = known.path(SalesColumns.number(type)).asText("");
        if (number.isBlank() || number.equals(account)) {
            numbers.put(SalesColumns.number(type), account);
        }
        if (type == PartyType.Organization) {
            numbers.put("customertypecode", CUSTOMER);
        } else if (requestor == Requestor.PERSON) {
            numbers.put("msdyn_sellable", true);
        }
        return numbers;
    }

    /** What is known to be the same on both sides, in the columns of Sales. */
    static ObjectNode known(Row customer) {
        try {
            return (ObjectNode) JSON.readTree(customer.text("known"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("gangway.customerlink.known is not JSON; delete the row to start anew", e);
        }
    }

    private void acknowledge(Claim claim, List<Write> writes, List<Outcome> outcomes, JobRun run) {
        headquarters.preferIndexes();
        List<Due> done = new ArrayList<>(claim.records());
        List<Map<String, Object>> known = new ArrayList<>();
        List<Map<String, Object>> gone = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            Outcome outcome = outcomes.get(i);
            switch (outcome.verdict()) {
                case DONE -> {
                    write.known().setAll(write.difference());
                    known.add(link(write));
                }
                // merged or deleted: nothing is left to be kept up to date
                case NOT_FOUND -> gone.add(link(write));
                case RETRY, UNKNOWN -> {
                    done.remove(write.due());
                    queue.release(claim.of(List.of(write.due())), SHORTLY);
                }
                default -> {
                    done.remove(write.due());
                    errors.refused(claim, write.due(), refusal(outcome));
                    run.failed(1);
                }
            }
        }
        headquarters.each("customerlink-known", known);
        headquarters.each("customerlink-delete", gone);
        errors.resolved(claim.of(done));
        queue.done(claim.of(done));
        run.done(known.size());
    }

    private static Map<String, Object> link(Write write) {
        return Map.of(
                "dataareaid", write.due().dataareaid(),
                "customeraccount", write.due().subject(),
                "known", write.known().toString());
    }

    private static Refusal refusal(Outcome outcome) {
        return new Refusal(
                null,
                outcome.code() == null ? "HTTP " + outcome.status() : outcome.code(),
                outcome.message(),
                outcome.verdict() == Verdict.REJECTED);
    }
}
