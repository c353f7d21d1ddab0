package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.dataverse.Dataverse;
import dev.gangway.dataverse.Operation;
import dev.gangway.ledger.error.ErrorRecord;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessException;

/**
 * Values that sellers write in Sales and other programs in headquarters, at random over all columns that cross to
 * headquarters, back to Sales and on to the channel, with healthy partners among them: no healthy one is kept waiting, and
 * what does not arrive is an error that names its record. {@code -Dhostile.seed=7} repeats a run,
 * {@code -Dhostile.partners=500} makes it longer.
 */
class HostileSalesRowsTest {
    /** So many partners are on their way together. */
    private static final int ROUND = 250;
    /** On a busy machine a round of thousands of errors takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> ADDRESS = List.of(
            "address1_line1",
            "address1_city",
            "address1_stateorprovince",
            "address1_postalcode",
            "address1_country",
            "telephone1",
            "emailaddress1");
    private static final Map<String, List<String>> TEXTS = Map.of(
            "leads",
                    List.of(
                            "firstname",
                            "lastname",
                            "companyname",
                            "subject",
                            "description",
                            "jobtitle",
                            "mobilephone"),
            "accounts", List.of("name", "accountnumber", "description", "websiteurl"),
            "contacts", List.of("firstname", "lastname", "msdyn_contactpersonid", "jobtitle", "middlename"),
            "opportunities", List.of("name", "description"));
    private static final List<String> CUSTOMER_TEXTS = List.of(
            "partytype",
            "partynumber",
            "prospectid",
            "organizationname",
            "personfirstname",
            "personlastname",
            "primarycontactemail",
            "primarycontactphone",
            "languageid",
            "salescurrencycode",
            "customergroupid",
            "addressstreet",
            "addresscity",
            "addressstateid",
            "addresszipcode",
            "addresscountryregionisocode",
            "customerhierarchyid",
            "contactof",
            "salestaxgroup");

    @ParameterizedTest
    @EnumSource
    void noHostileValueBlocksOthersOrIsSilent(Pairing kind) {
        strike(kind, Integer.getInteger("hostile.partners", 30));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void noneOfTenThousandHostileValuesBlocksOthersOrIsSilent(Pairing kind) {
        strike(kind, 10_000);
    }

    private static void strike(Pairing kind, int partners) {
        try (var paired = kind.start("gangway.errors.max-attempts", "1", "gangway.customers.sync", "true")) {
            var run = new Run(paired, kind, Long.getLong("hostile.seed", 20261128));
            for (int i = 0; i < partners; i += ROUND) {
                run.round(Math.min(ROUND, partners - i));
            }
        }
    }

    /** What was done to whom. */
    private static final class Run {
        private final Pairing.Paired paired;
        private final Pairing kind;
        private final World world;
        private final Random random;
        private final long seed;
        private final List<String> currencies;
        private final List<String> healthy = new ArrayList<>();
        private int written;

        Run(Pairing.Paired paired, Pairing kind, long seed) {
            this.paired = paired;
            this.kind = kind;
            this.world = paired.world();
            // ten thousand partners at once are more than Sales would take in so short a time
            world.sales.control().limits(ProtectionLimits.NONE);
            this.random = new Random(seed);
            this.seed = seed;
            this.currencies = world.rows("transactioncurrencies").stream()
                    .map(currency -> currency.path("transactioncurrencyid").asText())
                    .toList();
        }

        void round(int partners) {
            Map<String, Boolean> requests = new LinkedHashMap<>();
            for (int i = 0; i < partners; i++) {
                String request = paired.submit("companyname", "Fabrikam " + UUID.randomUUID());
                requests.put(request, i % 5 == 0);
                if (i % 5 == 0) {
                    healthy.add(request);
                }
            }
            world.settle(PATIENCE);
            try (var seller = world.seller()) {
                requests.forEach((request, isHealthy) -> sell(seller, world.lead(request), !isHealthy));
                world.settle(PATIENCE);
                healthyAreOnBoard();
                wonAreOnBoardOrErrors();

                // again, now that they are customers
                Map<String, Boolean> leads = new HashMap<>();
                requests.forEach(
                        (request, isHealthy) -> leads.put(world.lead(request).toString(), isHealthy));
                for (JsonNode lead : world.rows("leads")) {
                    Boolean isHealthy = leads.get(lead.path("leadid").asText());
                    if (isHealthy != null) {
                        edit(seller, lead, isHealthy);
                    }
                }
            }
            world.settle(PATIENCE);
            nothingSellersWroteIsSilent();
            requests.forEach((request, isHealthy) -> {
                if (!isHealthy) {
                    strikeHeadquarters(request);
                }
            });
            world.gangway.jdbc.update("UPDATE hq.customer SET primarycontactphone = '+47 99' WHERE prospectid IN"
                    + " (SELECT prospectid FROM hq.prospect WHERE requestid IN ('"
                    + String.join("','", healthy) + "'))");
            world.settle(PATIENCE);
            nothingOfHeadquartersIsSilent();
        }

        /** What Sales itself refuses cannot hurt anybody. */
        private void write(Dataverse seller, String table, UUID id, boolean hostile) {
            if (id != null && hostile) {
                List<Operation> operations = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(3); i++) {
                    operations.add(Operation.update(table, id, hostile(table)));
                }
                written += operations.size();
                seller.batch(operations);
            }
        }

        private ObjectNode hostile(String table) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (table.equals("accounts") && random.nextInt(4) == 0) {
                switch (random.nextInt(3)) {
                    case 0 ->
                        body.put(
                                "creditlimit",
                                new BigDecimal(List.of("0", "0.001", "0.005", "-1", "99999999999.99", "100000000000000")
                                        .get(random.nextInt(6))));
                    case 1 -> body.putNull("msdyn_creditlimitismandatory");
                    default ->
                        body.put(
                                "transactioncurrencyid@odata.bind",
                                "/transactioncurrencies(" + currencies.get(random.nextInt(currencies.size())) + ")");
                }
                return body;
            }
            List<String> columns = new ArrayList<>(TEXTS.get(table));
            if (!table.equals("opportunities")) {
                columns.addAll(ADDRESS);
            }
            String column = columns.get(random.nextInt(columns.size()));
            if (random.nextInt(10) == 0) {
                return body.putNull(column);
            }
            return body.put(column, HostileTexts.text(random));
        }

        /** From the lead to its opportunity, closed more often than not. */
        private void sell(Dataverse seller, UUID lead, boolean hostile) {
            write(seller, "leads", lead, hostile);
            if (hostile && random.nextInt(8) == 0) {
                world.sales.control().disqualify(lead, 4 + random.nextInt(4));
                return;
            }
            var made = world.sales
                    .control()
                    .qualify(lead, !hostile || random.nextInt(5) > 0, !hostile || random.nextInt(5) > 0, true);
            write(seller, "accounts", made.accountId(), hostile);
            write(seller, "contacts", made.contactId(), hostile);
            write(seller, "opportunities", made.opportunityId(), hostile);
            world.sales.control().win(made.opportunityId());
        }

        private void edit(Dataverse seller, JsonNode lead, boolean isHealthy) {
            UUID account = id(lead, "_parentaccountid_value");
            if (isHealthy) {
                ObjectNode phone = JsonNodeFactory.instance.objectNode().put("telephone1", "+47 1");
                seller.batch(List.of(Operation.update("accounts", account, phone)));
            } else {
                write(seller, "accounts", account, true);
                write(seller, "contacts", id(lead, "_parentcontactid_value"), true);
            }
        }

        private static UUID id(JsonNode row, String column) {
            return row.hasNonNull(column) ? UUID.fromString(row.path(column).asText()) : null;
        }

        private void healthyAreOnBoard() {
            for (String request : healthy) {
                assertThat(paired.channel()
                                .queryForObject(
                                        "SELECT COUNT(*) FROM ax.customer WHERE prospectid = ?",
                                        Integer.class,
                                        prospect(request)))
                        .as("customers of the healthy request %s, seed %s, errors %s", request, seed, errors())
                        .isEqualTo(2);
                assertThat(world.gangway.text(
                                "SELECT status FROM hq.emailnotification WHERE prospectid = ?", prospect(request)))
                        .isEqualTo("Sent");
            }
        }

        private String prospect(String request) {
            return world.gangway.text("SELECT prospectid FROM hq.prospect WHERE requestid = ?", request);
        }

        private void wonAreOnBoardOrErrors() {
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT prospectid FROM hq.prospect p WHERE b2bprospectstatus = 'Pending' AND NOT EXISTS"
                                    + " (SELECT 1 FROM gangway.error e WHERE e.subject = p.prospectid)",
                            String.class))
                    .as("neither decided nor an error, seed %s", seed)
                    .isEmpty();
        }

        private List<String> errors() {
            return world.errors().stream()
                    .map(error -> error.job() + " " + error.record() + " " + error.code() + " " + error.message())
                    .toList();
        }

        /** Whether there is an error about the customer, in any job. */
        private boolean isError(Object account) {
            return world.errors().stream()
                    .map(ErrorRecord::record)
                    .anyMatch(record -> record.id().equals(account)
                            || record.id().equals("customer/" + account)
                            || record.id().equals("hierarchy/" + account));
        }

        /** What the records of Sales say stands in headquarters and in the channel. */
        private void nothingSellersWroteIsSilent() {
            List<String> silent = new ArrayList<>();
            compare("Organization", "accounts", "accountid", "name", "organizationname", silent);
            compare("Organization", "accounts", "accountid", "address1_city", "addresscity", silent);
            compare("Organization", "accounts", "accountid", "address1_line1", "addressstreet", silent);
            compare("Organization", "accounts", "accountid", "telephone1", "primarycontactphone", silent);
            compare("Person", "contacts", "contactid", "firstname", "personfirstname", silent);
            compare("Person", "contacts", "contactid", "lastname", "personlastname", silent);
            compare("Person", "contacts", "contactid", "address1_postalcode", "addresszipcode", silent);
            assertThat(silent).as("seed %s", seed).isEmpty();
        }

        private void compare(
                String type, String table, String key, String sales, String headquarters, List<String> silent) {
            Map<String, JsonNode> records = new HashMap<>();
            world.rows(table).forEach(row -> records.put(row.path(key).asText(), row));
            for (Map<String, Object> customer : world.gangway.jdbc.queryForList(
                    "SELECT c.*, l.recordid FROM hq.customer c JOIN gangway.customerlink l ON l.dataareaid = c.dataareaid"
                            + " AND l.customeraccount = c.customeraccount WHERE c.partytype = ?",
                    type)) {
                JsonNode record = records.get(customer.get("recordid"));
                String there = record == null || !record.hasNonNull(sales)
                        ? ""
                        : record.path(sales).asText();
                String here = Objects.toString(customer.get(headquarters), "");
                if (!visible(there).equals(visible(here)) && !isError(customer.get("customeraccount"))) {
                    silent.add(customer.get("customeraccount") + ": " + sales + " is " + printable(there) + ", "
                            + headquarters + " is " + printable(here));
                }
            }
        }

        private static String visible(String text) {
            return text.replaceAll("^[\\p{C}\\p{Z}]+|[\\p{C}\\p{Z}]+$", "");
        }

        private static String printable(String text) {
            return JsonNodeFactory.instance.textNode(text).toString();
        }

        /** Another program writes into one of the partner's customers, or adds one. */
        private void strikeHeadquarters(String request) {
            List<Map<String, Object>> customers = world.gangway.jdbc.queryForList(
                    "SELECT dataareaid, customeraccount FROM hq.customer WHERE prospectid = ?", prospect(request));
            if (customers.isEmpty()) {
                return;
            }
            Map<String, Object> customer = customers.get(random.nextInt(customers.size()));
            try {
                switch (random.nextInt(8)) {
                    case 0 ->
                        update(
                                customer,
                                "creditlimit",
                                new BigDecimal(List.of("-0.01", "9999999999999999.99", "-9999999999999999.99", "0")
                                        .get(random.nextInt(4))));
                    case 1 -> update(customer, "creditlimitismandatory", random.nextInt());
                    case 2 -> update(customer, random.nextBoolean() ? "createddatetime" : "modifieddatetime", time());
                    case 3 ->
                        world.gangway.jdbc.update(
                                "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, organizationname)"
                                        + " VALUES (?, ?, 'Organization', ?)",
                                "US" + HostileTexts.any(random),
                                written + HostileTexts.any(random),
                                HostileTexts.text(random));
                    case 4 ->
                        world.gangway.jdbc.update(
                                "INSERT INTO hq.customerhierarchy (customerhierarchyid, dataareaid, name, prospectid)"
                                        + " VALUES (?, ?, ?, ?)",
                                written + HostileTexts.any(random),
                                random.nextBoolean() ? null : "US" + HostileTexts.any(random),
                                HostileTexts.text(random),
                                random.nextBoolean() ? null : HostileTexts.text(random));
                    default ->
                        update(
                                customer,
                                CUSTOMER_TEXTS.get(random.nextInt(CUSTOMER_TEXTS.size())),
                                random.nextInt(10) == 0 ? null : HostileTexts.text(random));
                }
                written++;
            } catch (DataAccessException e) {
                // too long, or not what the column takes
            }
        }

        private Object time() {
            if (kind.isHeadquartersOnPostgres() && random.nextBoolean()) {
                return new Timestamp(PGStatement.DATE_POSITIVE_INFINITY);
            }
            // HSQLDB's driver gives back other days than it took before 1582
            return List.of(
                            LocalDateTime.of(1753, 1, 1, 0, 0),
                            LocalDateTime.of(9999, 12, 31, 23, 59, 59),
                            LocalDateTime.of(2026, 3, 29, 2, 30))
                    .get(random.nextInt(3));
        }

        private void update(Map<String, Object> customer, String column, Object value) {
            world.gangway.jdbc.update(
                    "UPDATE hq.customer SET " + column + " = ? WHERE dataareaid = ? AND customeraccount = ?",
                    value,
                    customer.get("dataareaid"),
                    customer.get("customeraccount"));
        }

        /** Every customer and hierarchy of headquarters stands in the channel as it is, or is an error. */
        private void nothingOfHeadquartersIsSilent() {
            List<String> silent = new ArrayList<>();
            for (String table : List.of("customer", "customerhierarchy")) {
                String key = table.equals("customer") ? "customeraccount" : "customerhierarchyid";
                Map<Object, Map<String, Object>> there = new HashMap<>();
                paired.channel()
                        .queryForList("SELECT * FROM ax." + table)
                        .forEach(row -> there.put(List.of(Objects.toString(row.get("dataareaid")), row.get(key)), row));
                for (Map<String, Object> row : world.gangway.jdbc.queryForList("SELECT * FROM hq." + table)) {
                    Map<String, Object> delivered =
                            there.get(List.of(Objects.toString(row.get("dataareaid")), row.get(key)));
                    if (!row.equals(delivered) && !isError(row.get(key))) {
                        silent.add(printable(row + " is delivered as " + delivered));
                    }
                }
            }
            assertThat(silent).as("seed %s", seed).isEmpty();
            assertThat(written).isPositive();
            assertThat(errors()).as("seed %s", seed).noneMatch(error -> error.contains(" Defect "));
            assertThat(paired.channel()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM ax.customer WHERE primarycontactphone = '+47 99'",
                                    Integer.class))
                    .as("changes of the healthy ones, seed %s, errors %s", seed, errors())
                    .isEqualTo(2 * healthy.size());
        }
    }
}
