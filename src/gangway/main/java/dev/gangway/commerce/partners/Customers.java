package dev.gangway.commerce.partners;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.text.Fold;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.SqlParameterValue;

/** Customers of headquarters that come out of prospects: one Organization and one Person (or contact) each. */
public final class Customers {
    private static final List<String> COLUMNS = List.of(
            "organizationname",
            "personfirstname",
            "personlastname",
            "primarycontactemail",
            "primarycontactphone",
            "languageid",
            "salescurrencycode",
            "customergroupid",
            "salestaxgroup",
            "creditlimit",
            "creditlimitismandatory",
            "addressstreet",
            "addresscity",
            "addressstateid",
            "addresszipcode",
            "addresscountryregionisocode");

    public static final String SEQUENCE = "Customer";

    private final Database headquarters;
    private final NumberSequences numbers;
    private final Map<String, Company> companies;
    private final Requestor requestor;

    /**
     * @param companies what legal entities give their customers, by their ids
     * @param requestor what the person who asked becomes
     */
    public Customers(
            Database headquarters, NumberSequences numbers, Map<String, Company> companies, Requestor requestor) {
        this.headquarters = headquarters;
        this.numbers = numbers;
        this.companies = Collections.unmodifiableMap(companies);
        this.requestor = requestor;
    }

    /**
     * A customer to be made.
     *
     * @param hierarchy the id of the hierarchy that is made with it, whose Admin a person then is; null when none is yet
     * @param columns the columns of {@code hq.customer} by name, as a map (JSLT) gave them
     */
    public record NewCustomer(RecordKey prospect, PartyType partyType, String hierarchy, JsonNode columns) {}

    /**
     * An approved prospect.
     *
     * @param currency ISO 4217; null when the prospect names none
     * @param creditLimit what Sales or the prospect names; null when neither does
     * @param before what Sales named when the customer was made; null when nothing
     * @param mandatory whether Sales says that the limit is to be kept
     */
    public record Approved(
            RecordKey prospect, String currency, BigDecimal creditLimit, BigDecimal before, boolean mandatory) {}

    /** The party types that a prospect has had customers of. */
    public Map<RecordKey, Set<PartyType>> of(Collection<RecordKey> prospects) {
        return headquarters
                .rows("partners/customers-of-prospects", RecordKey.parameters(prospects, "prospectids"))
                .stream()
                .collect(groupingBy(
                        row -> RecordKey.of(row, "prospectid"),
                        mapping(row -> PartyType.valueOf(row.text("partytype")), toSet())));
    }

    /**
     * An existing customer, whatever program created it.
     *
     * @param key legal entity and customer account
     * @param email of a person, in lower case; null for an organization
     * @param prospect the open prospect whose customer it is; null when it is free of one
     * @param hierarchy the hierarchy that it belongs to; null for none
     * @param columns as headquarters has it
     */
    public record Existing(
            RecordKey key, PartyType partyType, String email, RecordKey prospect, String hierarchy, Row columns) {
        /** A row of {@code hq.customer} with its prospect, its hierarchy and its link to Sales. */
        public static Existing of(Row row) {
            boolean open = row.text("b2bprospectstatus") != null
                    && ProspectStatus.valueOf(row.text("b2bprospectstatus")) != ProspectStatus.Rejected;
            return new Existing(
                    RecordKey.of(row, "customeraccount"),
                    PartyType.valueOf(row.text("partytype")),
                    row.text("personemailaddress"),
                    open ? RecordKey.of(row, "prospectid") : null,
                    row.text("customerhierarchyid"),
                    row);
        }

        /** The customer account. */
        public String account() {
            return key.id();
        }

        /** The text of a column of {@code hq.customer}; null when there is none. */
        public String column(String name) {
            return columns.text(name);
        }

        /** Keys only: the columns may be personal. */
        @Override
        public String toString() {
            return "Customer " + key;
        }
    }

    /** An organization to look for by its name or its e-mail address, each in any case; null when it has none. */
    public record Organization(String dataareaid, String name, String email) {}

    /** Until the transaction ends, no other transaction creates customers, so a missing one can be created. */
    public void hold() {
        numbers.hold(SEQUENCE);
    }

    /**
     * Looks for customers.
     *
     * @param byAccount customer accounts, each within its legal entity
     * @param byRecord the same for keys of accounts and contacts in Sales
     * @param byEmail the same for e-mail addresses of persons, in any case
     */
    public List<Existing> find(
            Collection<RecordKey> byAccount, Collection<RecordKey> byRecord, Collection<RecordKey> byEmail) {
        Map<String, Object> parameters = RecordKey.parameters(byAccount, "accounts");
        parameters.put("recordareas", each(byRecord, RecordKey::dataareaid));
        parameters.put("recordids", each(byRecord, RecordKey::id));
        parameters.put("emailareas", each(byEmail, RecordKey::dataareaid));
        parameters.put("emails", each(byEmail, key -> Fold.address(key.id())));
        return headquarters.rows("partners/customers-existing", parameters).stream()
                .filter(row -> row.text("partytype") != null)
                .map(Existing::of)
                .toList();
    }

    /** Looks for organizations by name and by e-mail address; empty texts find nothing, since headquarters has null instead. */
    public List<Existing> alike(Collection<Organization> organizations) {
        if (organizations.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Map.of(
                "dataareaids", each(organizations, Organization::dataareaid),
                "names", each(organizations, one -> Objects.toString(one.name(), "")),
                "emails", each(organizations, one -> one.email() == null ? "" : Fold.address(one.email())));
        return headquarters.rows("partners/organizations-alike", parameters).stream()
                .map(Existing::of)
                .toList();
    }

    private static <T> Object each(Collection<T> all, Function<T, String> text) {
        return texts(all.stream().map(text).toList());
    }

    /** An existing customer that becomes the prospect's. */
    public record Adopted(RecordKey prospect, Existing customer, String email) {}

    /** Uses customers that exist instead of making new ones; after {@link #hold}. */
    public void adopt(List<Adopted> customers) {
        headquarters.batch(
                "partners/customer-adopt",
                customers.stream()
                        .map(one -> Map.of(
                                "dataareaid", one.customer().key().dataareaid(),
                                "customeraccount", one.customer().account(),
                                "prospectid", one.prospect().id(),
                                "email", nullable(one.email()),
                                "now", headquarters.utcNow()))
                        .toList());
        becomeContacts(customers.stream().map(Adopted::prospect).toList());
    }

    /** Makes customers; after {@link #hold} and a look that said that they are missing. */
    public void create(List<NewCustomer> customers) {
        List<String> accounts = numbers.take(SEQUENCE, customers.size());
        List<String> parties = numbers.take("Party", customers.size());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            NewCustomer customer = customers.get(i);
            Map<String, Object> row = new HashMap<>();
            COLUMNS.forEach(column -> row.put(column, value(customer.columns().path(column))));
            Company company = Company.of(companies, customer.prospect().dataareaid());
            row.computeIfAbsent("salescurrencycode", column -> company.currency());
            row.computeIfAbsent("customergroupid", column -> company.customerGroup());
            row.computeIfAbsent("salestaxgroup", column -> company.taxGroup());
            row.put("dataareaid", customer.prospect().dataareaid());
            row.put("prospectid", customer.prospect().id());
            row.put("partytype", customer.partyType().name());
            row.put("customeraccount", accounts.get(i));
            row.put("partynumber", parties.get(i));
            row.put("customerhierarchyid", customer.hierarchy());
            row.put("isb2badmin", customer.hierarchy() != null && customer.partyType() == PartyType.Person ? 1 : 0);
            row.put("now", headquarters.utcNow());
            rows.add(row);
        }
        headquarters.each("partners/customer-insert", rows);
        becomeContacts(customers.stream().map(NewCustomer::prospect).toList());
    }

    private void becomeContacts(Collection<RecordKey> prospects) {
        if (requestor == Requestor.CONTACT && !prospects.isEmpty()) {
            headquarters.update("partners/customers-become-contacts", RecordKey.parameters(prospects, "prospectids"));
        }
    }

    /**
     * Gives the organizations of approved prospects their credit: the limit that Sales or the prospect names, else that of
     * the company. A limit that the customer has already stays, unless it is what Sales named before.
     */
    public void grantCredit(List<Approved> approved) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Approved one : approved) {
            Company company = Company.of(companies, one.prospect().dataareaid());
            BigDecimal limit = one.creditLimit() == null ? company.creditLimit(one.currency()) : one.creditLimit();
            boolean mandatory = one.mandatory() || company.creditLimitMandatory();
            if (limit != null || mandatory) {
                rows.add(Map.of(
                        "dataareaid",
                        one.prospect().dataareaid(),
                        "prospectid",
                        one.prospect().id(),
                        "creditlimit",
                        new SqlParameterValue(Types.DECIMAL, limit),
                        "before",
                        new SqlParameterValue(Types.DECIMAL, one.before()),
                        "mandatory",
                        mandatory ? 1 : 0,
                        "now",
                        headquarters.utcNow()));
            }
        }
        headquarters.each("partners/customer-credit", rows);
    }

    private static Object value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isNumber() ? node.decimalValue() : node.asText();
    }
}
