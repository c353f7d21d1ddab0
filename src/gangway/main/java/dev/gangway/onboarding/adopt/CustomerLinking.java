package dev.gangway.onboarding.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.adopt.report.AdoptionLine;
import dev.gangway.onboarding.adopt.report.Tally;
import dev.gangway.onboarding.customers.FirstValues;
import dev.gangway.onboarding.customers.SalesColumns;
import dev.gangway.text.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes links between customers and their accounts and contacts, with what is taken to be the same on both sides. */
final class CustomerLinking {
    private static final String LANE = Job.Queue.CUSTOMERS_TO_SALES;

    private final Database headquarters;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final FirstValues.Comparison comparison;
    private final boolean twoWay;
    private final Runnable fence;

    /**
     * @param twoWay whether values flow both ways, so that differences have an end
     * @param fence is called first in each transaction; null when nothing is to be written
     */
    CustomerLinking(
            Database headquarters,
            WorkQueue queue,
            ErrorLedger errors,
            FirstValues.Comparison comparison,
            boolean twoWay,
            Runnable fence) {
        this.headquarters = headquarters;
        this.queue = queue;
        this.errors = errors;
        this.comparison = comparison;
        this.twoWay = twoWay;
        this.fence = fence;
    }

    boolean isPreview() {
        return fence == null;
    }

    void prepare() {
        comparison.prepare();
    }

    /** Links those that are certain, and asks about the others, in one transaction. */
    void take(List<CustomerAdoption.Candidates> certain, List<CustomerAdoption.Candidates> ambiguous, Tally tally) {
        List<Map<String, Object>> links = new ArrayList<>();
        List<RecordKey> toSales = new ArrayList<>();
        List<RecordKey> fromSales = new ArrayList<>();
        List<AdoptionLine> lines = new ArrayList<>();
        certain.stream().sorted(Comparator.comparing(CustomerLinking::key)).forEach(one -> {
            JsonNode record = one.records().get(0);
            FirstValues.Baseline baseline = comparison.baseline(one.customer().customer(), record);
            boolean numbered =
                    !Fold.isBlank(record.path(SalesColumns.number(type(one))).asText(""));
            links.add(link(one, baseline));
            if (baseline.toSales() && (twoWay || !numbered)) {
                toSales.add(key(one));
            }
            if (baseline.fromSales() && twoWay) {
                fromSales.add(key(one));
            }
            lines.add(linked(one, baseline));
        });
        if (fence != null && !(certain.isEmpty() && ambiguous.isEmpty())) {
            List<RecordKey> answered =
                    certain.stream().map(CustomerLinking::key).toList();
            headquarters.inTransaction(() -> {
                fence.run();
                headquarters.preferIndexes();
                errors.resolved(LANE, answered);
                ambiguous.forEach(one -> errors.park(LANE, key(one), question(one)));
                headquarters.each("customers/customerlink-insert", links);
                queue.putAll(Job.Queue.CUSTOMERS_FROM_SALES, fromSales);
                queue.putAll(LANE, toSales);
            });
        }
        lines.forEach(tally::line);
        ambiguous.forEach(one -> tally.line(asked(one)));
    }

    private static AdoptionLine asked(CustomerAdoption.Candidates one) {
        return new AdoptionLine(
                AdoptionLine.Kind.AMBIGUOUS,
                one.customer().area(),
                one.customer().account(),
                null,
                one.records().stream()
                        .map(record -> shown(one, record))
                        .distinct()
                        .toList(),
                words(one));
    }

    private static Map<String, Object> link(CustomerAdoption.Candidates one, FirstValues.Baseline baseline) {
        Map<String, Object> link = new HashMap<>();
        link.put("dataareaid", key(one).dataareaid());
        link.put("customeraccount", key(one).id());
        link.put("entityset", SalesColumns.entitySet(type(one)));
        link.put(
                "recordid",
                one.records().get(0).path(CustomerAdoption.key(one.customer())).asText());
        link.put("known", baseline.known().toString());
        return link;
    }

    private static AdoptionLine linked(CustomerAdoption.Candidates one, FirstValues.Baseline baseline) {
        return new AdoptionLine(
                type(one) == PartyType.Organization ? AdoptionLine.Kind.ACCOUNT : AdoptionLine.Kind.CONTACT,
                one.customer().area(),
                one.customer().account(),
                shown(one, one.records().get(0)),
                List.of(),
                "by " + one.by()
                        + (baseline.differences().isEmpty()
                                ? ""
                                : "; differs in " + String.join(", ", baseline.differences())));
    }

    private static Refusal question(CustomerAdoption.Candidates one) {
        return new Refusal(
                null,
                "CustomerAmbiguous",
                words(one)
                        + ". Put the customer's number on the right one in Sales, and take it from the others; then run"
                        + " 'gangway adopt' again",
                true);
    }

    private static String words(CustomerAdoption.Candidates one) {
        return "In Sales, customer " + key(one) + " may be "
                + one.records().stream()
                        .map(record -> shown(one, record))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + " by " + one.by();
    }

    private static String shown(CustomerAdoption.Candidates one, JsonNode record) {
        return SalesColumns.entitySet(type(one)) + "("
                + record.path(CustomerAdoption.key(one.customer())).asText() + ")";
    }

    private static PartyType type(CustomerAdoption.Candidates one) {
        return one.customer().type();
    }

    private static RecordKey key(CustomerAdoption.Candidates one) {
        return one.customer().key();
    }
}
