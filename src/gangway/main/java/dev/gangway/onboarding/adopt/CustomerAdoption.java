package dev.gangway.onboarding.adopt;

import static dev.gangway.database.Database.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.onboarding.adopt.report.Tally;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.adopt.sales.SalesRecords;
import dev.gangway.onboarding.customers.SalesColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The customers of an adoption: finds the account or contact of each that has none, by its number within the legal entity,
 * else a person by the e-mail address and an organization by the rules that are set.
 */
final class CustomerAdoption {
    private static final int ROWS = 500;

    private final Database headquarters;
    private final SalesRecords records;
    private final CustomerRules rules;
    private final CustomerLinking linking;
    private final List<String> areas;
    private final Tally tally;

    /** Which record is whose: without writing, the database does not know. */
    private final Set<String> given = new HashSet<>();

    CustomerAdoption(
            Database headquarters,
            SalesRecords records,
            CustomerRules rules,
            CustomerLinking linking,
            List<String> areas,
            Tally tally) {
        this.headquarters = headquarters;
        this.records = records;
        this.rules = rules;
        this.linking = linking;
        this.areas = areas;
        this.tally = tally;
    }

    /** A customer and the records that may be its. */
    record Candidates(AdoptionCustomer customer, List<JsonNode> records, String by) {}

    void run() {
        linking.prepare();
        new KeyedPages(headquarters, "adopt/customers-page", "customeraccount", ROWS).within(areas, this::adopt);
    }

    private void adopt(List<Row> rows) {
        List<AdoptionCustomer> page = rows.stream().map(AdoptionCustomer::of).toList();
        List<Candidates> found = new ArrayList<>();
        for (PartyType type : PartyType.values()) {
            List<AdoptionCustomer> customers = page.stream()
                    .filter(customer -> customer.customer().is(type))
                    .toList();
            found.addAll(find(type, customers));
        }
        List<Candidates> certain = new ArrayList<>();
        List<Candidates> ambiguous = new ArrayList<>();
        for (Candidates one : found) {
            boolean isCertain = one.records().size() == 1
                    && given.add(one.records().get(0).path(key(one.customer())).asText());
            (isCertain ? certain : ambiguous).add(one);
        }
        linking.take(certain, ambiguous, tally);
        alone(page, found);
        tally.looked("customers", page.size());
    }

    /** Each is told only where nothing is linked yet: in a preview people look for what is missing. */
    private void alone(List<AdoptionCustomer> page, List<Candidates> found) {
        tally.alone(page.size() - found.size());
        if (linking.isPreview()) {
            Set<AdoptionCustomer> accompanied = Collections.newSetFromMap(new IdentityHashMap<>());
            found.forEach(one -> accompanied.add(one.customer()));
            page.stream()
                    .filter(customer -> !accompanied.contains(customer))
                    .forEach(customer -> tally.line(AdoptionLines.alone(customer)));
        }
    }

    static String key(AdoptionCustomer customer) {
        return SalesColumns.key(customer.type());
    }

    private List<Candidates> find(PartyType type, List<AdoptionCustomer> customers) {
        List<Candidates> found = new ArrayList<>(byNumber(type, customers));
        List<AdoptionCustomer> left = new ArrayList<>(customers);
        found.forEach(one -> left.remove(one.customer()));
        for (CustomerRules.Rule rule : rules.of(type)) {
            List<Candidates> some = byRule(type, rule, left);
            some.forEach(one -> left.remove(one.customer()));
            found.addAll(some);
        }
        return found;
    }

    private List<Candidates> byNumber(PartyType type, List<AdoptionCustomer> customers) {
        Map<String, List<JsonNode>> byNumber = new HashMap<>();
        List<String> numbers = customers.stream().map(AdoptionCustomer::account).toList();
        for (JsonNode record : free(type, records.having(type, SalesColumns.number(type), numbers))) {
            byNumber.computeIfAbsent(number(type, record), key -> new ArrayList<>())
                    .add(record);
        }
        Set<String> shared = byNumber.isEmpty() ? Set.of() : shared(byNumber.keySet());
        List<Candidates> found = new ArrayList<>();
        for (AdoptionCustomer customer : customers) {
            String number = SalesLead.key(customer.account());
            List<JsonNode> all = byNumber.getOrDefault(number, List.of());
            List<JsonNode> named = all.stream()
                    .filter(record -> customer.area().equals(records.company(record)))
                    .toList();
            List<JsonNode> loose = all.stream()
                    .filter(record -> records.company(record) == null)
                    .toList();
            if (!named.isEmpty()) {
                found.add(new Candidates(customer, named, "number"));
            } else if (!loose.isEmpty()) {
                // a record that names no legal entity may be another one's when several have the number
                found.add(new Candidates(
                        customer,
                        shared.contains(number)
                                ? Stream.concat(loose.stream(), loose.stream()).toList()
                                : loose,
                        shared.contains(number) ? "number, which customers of several legal entities have" : "number"));
            }
        }
        return found;
    }

    private static String number(PartyType type, JsonNode record) {
        return SalesLead.key(record.path(SalesColumns.number(type)).asText(""));
    }

    /** Those of the numbers that customers of several legal entities have. */
    private Set<String> shared(Set<String> numbers) {
        List<String> accounts = List.copyOf(numbers);
        List<String> keys = areas.stream().flatMap(area -> accounts.stream()).toList();
        List<String> where = areas.stream()
                .flatMap(area -> accounts.stream().map(account -> area))
                .toList();
        Set<String> once = new HashSet<>();
        Set<String> shared = new HashSet<>();
        headquarters
                .rowsByKey("adopt/customers", Map.of("dataareaids", texts(where), "accounts", texts(keys)))
                .forEach(row -> {
                    String number = SalesLead.key(AdoptionCustomer.of(row).account());
                    if (!once.add(number)) {
                        shared.add(number);
                    }
                });
        return shared;
    }

    private List<Candidates> byRule(PartyType type, CustomerRules.Rule rule, List<AdoptionCustomer> customers) {
        Map<String, List<AdoptionCustomer>> wanted = new LinkedHashMap<>();
        customers.stream()
                .filter(customer -> !rule.wanted(customer).isEmpty())
                .forEach(customer -> wanted.computeIfAbsent(rule.wanted(customer), key -> new ArrayList<>())
                        .add(customer));
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<JsonNode> free = free(type, records.having(type, rule.salesColumn(), wanted.keySet())).stream()
                .filter(record -> number(type, record).isEmpty())
                .toList();
        List<Candidates> found = new ArrayList<>();
        wanted.values()
                .forEach(same -> same.forEach(customer -> {
                    List<JsonNode> met = free.stream()
                            .filter(record -> rule.isMet(customer, record) && mayBe(customer, record))
                            .toList();
                    if (!met.isEmpty()) {
                        found.add(new Candidates(customer, met, rule.words()));
                    }
                }));
        return found;
    }

    private boolean mayBe(AdoptionCustomer customer, JsonNode record) {
        String company = records.company(record);
        return company == null || company.equals(customer.area());
    }

    /** Those that no link knows. */
    private List<JsonNode> free(PartyType type, List<JsonNode> found) {
        if (found.isEmpty()) {
            return found;
        }
        Set<String> linked = new HashSet<>();
        List<String> ids = found.stream()
                .map(record -> record.path(SalesColumns.key(type)).asText())
                .toList();
        headquarters
                .rows("customers/customerlinks-by-record", Map.of("recordids", texts(ids)))
                .forEach(row -> linked.add(row.text("recordid")));
        return found.stream()
                .filter(record ->
                        !linked.contains(record.path(SalesColumns.key(type)).asText()))
                .toList();
    }
}
