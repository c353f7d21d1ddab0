package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.commerce.partners.PartyType;
import dev.gangway.database.Database;
import dev.gangway.database.DatabaseRefusal;
import dev.gangway.database.SqlFiles;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import dev.gangway.sandbox.control.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Name, phone, address and credit limit of a customer may change on both sides; every change crosses over once. */
class CustomerSyncStoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatASellerChangesOfAnAccountReachesTheCustomer(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "accounts", account -> account.put("name", "Fabrikam Nordic AS")
                    .put("telephone1", "+47 2")
                    .put("address1_city", "Oslo")
                    .put("creditlimit", 2500)
                    .put("msdyn_creditlimitismandatory", true));
            world.runAll();

            Map<String, Object> customer = customer(world, "Organization");
            assertThat(customer)
                    .containsEntry("organizationname", "Fabrikam Nordic AS")
                    .containsEntry("primarycontactphone", "+47 2")
                    .containsEntry("addresscity", "Oslo")
                    .containsEntry("creditlimitismandatory", 1);
            assertThat(customer.get("creditlimit").toString()).isEqualTo("2500.00");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatASellerChangesOfAContactReachesTheCustomer(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "contacts", contact -> contact.put("lastname", "Berg-Lind"));
            world.runAll();

            assertThat(customer(world, "Person"))
                    .containsEntry("personlastname", "Berg-Lind")
                    .containsEntry("personfirstname", "Ida");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatASellerEmptiesIsEmptied(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "accounts", account -> account.putNull("telephone1"));
            world.runAll();

            assertThat(customer(world, "Organization")).containsEntry("primarycontactphone", null);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whatHeadquartersChangesReachesAccountAndContact(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            world.gangway.jdbc.update(
                    "UPDATE hq.customer SET organizationname = 'Fabrikam Nordic AS', creditlimit = 700,"
                            + " primarycontactphone = NULL WHERE partytype = 'Organization'");
            world.gangway.jdbc.update("UPDATE hq.customer SET personlastname = 'Berg-Lind' WHERE partytype = 'Person'");
            world.runAll();

            JsonNode account = world.rows("accounts").get(0);
            assertThat(account.path("name").asText()).isEqualTo("Fabrikam Nordic AS");
            assertThat(account.path("creditlimit").asDouble()).isEqualTo(700);
            assertThat(account.hasNonNull("telephone1")).isFalse();
            assertThat(world.rows("contacts").get(0).path("lastname").asText()).isEqualTo("Berg-Lind");
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeCrossesOverOnceAndDoesNotComeBack(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "accounts", account -> account.put("telephone1", "+47 2"));
            world.sales.control().clearRequests();
            world.runAll();
            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("$batch"));

            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Oslo' WHERE partytype = 'Organization'");
            world.runAll();
            Map<String, Object> customer = customer(world, "Organization");
            world.sales.control().clearRequests();
            world.runAll();

            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("$batch"));
            assertThat(customer(world, "Organization")).isEqualTo(customer);
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whenBothSidesChangeTheSameColumnHeadquartersWins(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "accounts", account -> account.put("telephone1", "+47 2")
                    .put("address1_city", "Oslo"));
            world.gangway.jdbc.update(
                    "UPDATE hq.customer SET primarycontactphone = '+47 3' WHERE partytype = 'Organization'");
            world.runAll();

            assertThat(customer(world, "Organization"))
                    .containsEntry("primarycontactphone", "+47 3")
                    .containsEntry("addresscity", "Oslo");
            assertThat(world.rows("accounts").get(0).path("telephone1").asText())
                    .isEqualTo("+47 3");
            assertThat(world.rows("accounts").get(0).path("address1_city").asText())
                    .isEqualTo("Oslo");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void withoutTheSettingEachSideKeepsItsOwn(TestDatabases kind) {
        try (var world = partner(kind, false)) {
            change(world, "accounts", account -> account.put("telephone1", "+47 2"));
            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Oslo' WHERE partytype = 'Organization'");
            world.runAll();

            assertThat(customer(world, "Organization")).containsEntry("primarycontactphone", "+47 1");
            assertThat(world.rows("accounts").get(0).path("address1_city").asText())
                    .isNotEqualTo("Oslo");
            assertThat(world.gangway.count("gangway.due")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anIdleLookCostsTwoRequestsMore(TestDatabases kind) {
        for (boolean sync : new boolean[] {false, true}) {
            try (var world = partner(kind, sync)) {
                world.sales.control().clearRequests();
                world.run("sales-outcomes");

                assertThat(world.sales.control().requests()).hasSize(sync ? 4 : 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aChangeThatHeadquartersRefusesKeepsNoOtherWaiting(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            for (int i = 0; i < 5; i++) {
                world.approve("companyname", "Fabrikam " + i);
            }
            world.gangway.jdbc.execute(
                    "ALTER TABLE hq.customer ADD CONSTRAINT no_poison CHECK (organizationname <> 'Poison')");
            List<UUID> accounts = world.keys("accounts", "accountid");
            for (int i = 0; i < accounts.size(); i++) {
                ObjectNode change = JsonNodeFactory.instance.objectNode().put("telephone1", "+47 " + i);
                world.seller(
                        Operation.update("accounts", accounts.get(i), i == 2 ? change.put("name", "Poison") : change));
            }
            world.runAll();

            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT primarycontactphone FROM ax.customer WHERE partytype = 'Organization'",
                            String.class))
                    .contains("+47 0", "+47 1", "+47 3", "+47 4", "+47 5")
                    .doesNotContain("+47 2");
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.job()).isEqualTo("customers-from-sales");
                assertThat(error.code()).isEqualTo("Headquarters");
                assertThat(error.message()).containsIgnoringCase("no_poison");
                assertThat(error.status()).isEqualTo("Parked");
            });
            assertThat(world.run("sales-outcomes").paused()).isNull();

            world.gangway.jdbc.execute("ALTER TABLE hq.customer DROP CONSTRAINT no_poison");
            world.retryErrors();
            world.runAll();
            assertThat(world.gangway.text(
                            "SELECT primarycontactphone FROM ax.customer WHERE organizationname = 'Poison'"))
                    .isEqualTo("+47 2");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void accountsThatMayNotBeReadKeepNoDecisionWaiting(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            world.sales
                    .control()
                    .failNext(Fault.status(403)
                            .code("0x80040220")
                            .message("missing prvReadAccount privilege")
                            .on("GET", "accounts")
                            .always());
            assertThat(world.run("sales-outcomes").paused()).contains("prvReadAccount");
            assertThat(world.gangway.gangway.wait("sales-outcomes")).isZero();

            world.approve();
            assertThat(world.gangway.jdbc.queryForList("SELECT b2bprospectstatus FROM hq.prospect", String.class))
                    .containsOnly("Approved");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCountryThatASellerWritesBecomesItsCode(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            change(world, "accounts", account -> account.put("address1_country", "Czech Republic"));
            change(world, "contacts", contact -> contact.put("address1_country", "Norway"));
            world.runAll();
            assertThat(customer(world, "Organization")).containsEntry("addresscountryregionisocode", "CZE");
            assertThat(customer(world, "Person")).containsEntry("addresscountryregionisocode", "NOR");
            assertThat(world.rows("accounts").get(0).path("address1_country").asText())
                    .isEqualTo("Czech Republic");

            change(world, "accounts", account -> account.put("address1_country", "Atlantis")
                    .put("address1_city", "Brno"));
            world.runAll();
            assertThat(customer(world, "Organization"))
                    .containsEntry("addresscountryregionisocode", "CZE")
                    .containsEntry("addresscity", "Brno");
            assertThat(world.errors()).singleElement().satisfies(error -> assertThat(error.code())
                    .isEqualTo("CountryUnknown"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAmountCrossesInTheCurrencyOfTheOtherSide(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            JsonNode dollar = world.rows("transactioncurrencies").stream()
                    .filter(currency ->
                            currency.path("isocurrencycode").asText().equals("USD"))
                    .findFirst()
                    .orElseThrow();
            change(world, "accounts", account -> account.put("creditlimit", 1000)
                    .put(
                            "transactioncurrencyid@odata.bind",
                            "/transactioncurrencies("
                                    + dollar.path("transactioncurrencyid").asText() + ")"));
            world.runAll();

            BigDecimal euros =
                    new BigDecimal(1000).divide(dollar.path("exchangerate").decimalValue(), 2, RoundingMode.HALF_UP);
            assertThat((BigDecimal) customer(world, "Organization").get("creditlimit"))
                    .isEqualByComparingTo(euros)
                    .isNotEqualByComparingTo("1000");

            world.gangway.jdbc.update("UPDATE hq.customer SET creditlimit = 500 WHERE partytype = 'Organization'");
            world.runAll();
            assertThat(world.rows("accounts").get(0).path("creditlimit").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(500)
                            .multiply(dollar.path("exchangerate").decimalValue())
                            .setScale(2, RoundingMode.HALF_UP));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theLimitAtQualificationIsInTheCurrencyOfTheProspect(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard("currencycode", "USD");
            UUID account = UUID.randomUUID();
            world.seller(
                    Operation.createIfAbsent(
                            "accounts",
                            account,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", "Fabrikam")
                                    .put("creditlimit", 1000)
                                    .put("address1_country", "Norway")),
                    Operation.update(
                            "leads",
                            lead,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("parentaccountid@odata.bind", "/accounts(" + account + ")")));
            world.win(lead, false, true);
            world.runAll();

            BigDecimal rate = world.rows("transactioncurrencies").stream()
                    .filter(currency ->
                            currency.path("isocurrencycode").asText().equals("USD"))
                    .findFirst()
                    .orElseThrow()
                    .path("exchangerate")
                    .decimalValue();
            assertThat((BigDecimal) customer(world, "Organization").get("creditlimit"))
                    .isEqualByComparingTo(new BigDecimal(1000).multiply(rate).setScale(2, RoundingMode.HALF_UP));
            assertThat(customer(world, "Organization")).containsEntry("addresscountryregionisocode", "NOR");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theLegalEntitysCurrencyStandsInForTheProspects(TestDatabases kind) {
        try (var world = new World(kind, "gangway.companies.USMF.currency", "USD")) {
            UUID lead = world.onboard("currencycode", null);
            UUID account = UUID.randomUUID();
            world.seller(
                    Operation.createIfAbsent(
                            "accounts",
                            account,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("name", "Fabrikam")
                                    .put("creditlimit", 1000)),
                    Operation.update(
                            "leads",
                            lead,
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("parentaccountid@odata.bind", "/accounts(" + account + ")")));
            world.win(lead, false, true);
            world.runAll();

            assertThat(customer(world, "Organization")).containsEntry("salescurrencycode", "USD");
            assertThat((BigDecimal) customer(world, "Organization").get("creditlimit"))
                    .isPositive();
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAmountThatCannotCrossToSalesIsToldToAPerson(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            world.gangway.jdbc.update("UPDATE hq.customer SET creditlimit = 500, salescurrencycode = 'XTS',"
                    + " addresscity = 'Bergen' WHERE partytype = 'Organization'");
            world.runAll();

            JsonNode account = world.rows("accounts").get(0);
            assertThat(account.path("address1_city").asText()).isEqualTo("Bergen");
            assertThat(account.hasNonNull("creditlimit")).isFalse();
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.job()).isEqualTo("customers-to-sales");
                assertThat(error.code()).isEqualTo("CurrencyUnknown");
                assertThat(error.message()).contains("XTS");
            });

            world.gangway.jdbc.update(
                    "UPDATE hq.customer SET salescurrencycode = 'EUR' WHERE partytype = 'Organization'");
            world.retryErrors();
            world.runAll();
            assertThat(world.rows("accounts").get(0).path("creditlimit").asInt())
                    .isEqualTo(500);
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aTextThatIsTooLongIsAnErrorWithItsColumnAndNotCut(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            Object before = customer(world, "Organization").get("addresscity");
            if (kind == TestDatabases.POSTGRESQL) {
                // it names the column, which could not be altered
                world.gangway.jdbc.execute("DROP TRIGGER customer_differs ON hq.customer");
            }
            world.gangway.jdbc.execute("ALTER TABLE hq.customer ALTER COLUMN addresscity "
                    + (kind == TestDatabases.POSTGRESQL ? "TYPE " : "SET DATA TYPE ") + "VARCHAR(10)");
            String city = "Llanfairpwllgwyngyll";
            change(world, "accounts", account -> account.put("address1_city", city));
            world.runAll();

            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.job()).isEqualTo("customers-from-sales");
                assertThat(error.message())
                        .contains("address1_city has 20 characters")
                        .contains("addresscity holds 10");
                assertThat(error.message()).doesNotContain(city);
            });
            assertThat(world.gangway.text("SELECT addresscity FROM hq.customer WHERE partytype = 'Organization'"))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void noStatementCutsWhatASellerWrote(TestDatabases kind) {
        try (var world = partner(kind, true)) {
            var headquarters = new Database(
                    world.gangway.dataSource,
                    new SqlFiles(world.gangway.context, "classpath:gangway/routes/"),
                    Clock.systemUTC());
            for (PartyType type : PartyType.values()) {
                String statement = type == PartyType.Organization
                        ? "customers/organization-from-sales"
                        : "customers/person-from-sales";
                Map<String, Object> row =
                        world.gangway.jdbc.queryForMap("SELECT * FROM hq.customer WHERE partytype = ?", type.name());
                Map<String, Object> tooLong = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                tooLong.putAll(row);
                tooLong.put("addresscity", "x".repeat(300));
                tooLong.put("now", LocalDateTime.now(ZoneOffset.UTC));
                Map<String, Object> parameters = new HashMap<>();
                tooLong.forEach((column, value) -> parameters.put(column.toLowerCase(Locale.ROOT), value));
                assertThatThrownBy(() -> headquarters.batch(statement, List.of(parameters)))
                        .as(statement)
                        .satisfies(
                                e -> assertThat(DatabaseRefusal.of(e).message()).contains("longer than its column"));
            }
        }
    }

    private static World partner(TestDatabases kind, boolean sync) {
        var world = new World(kind, "gangway.customers.sync", sync);
        world.approve("phone", "+47 1", "companyname", "Fabrikam AS");
        return world;
    }

    private static void change(World world, String entitySet, Consumer<ObjectNode> columns) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        columns.accept(body);
        String key = entitySet.equals("accounts") ? "accountid" : "contactid";
        world.seller(Operation.update(entitySet, world.keys(entitySet, key).get(0), body));
    }

    /** As the channel has it. */
    private static Map<String, Object> customer(World world, String type) {
        return world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE partytype = ?", type);
    }
}
