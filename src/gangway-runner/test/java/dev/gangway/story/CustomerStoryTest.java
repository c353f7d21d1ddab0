package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.TestDatabases;
import dev.gangway.dataverse.Operation;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Customers that exist are found again, and Sales learns by which number headquarters knows them. */
class CustomerStoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void accountAndContactLearnTheNumbersOfTheirCustomers(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();

            JsonNode account = world.rows("accounts").get(0);
            assertThat(account.path("accountnumber").asText()).isEqualTo(account(world, "Organization"));
            assertThat(account.path("customertypecode").asInt()).isEqualTo(3);
            JsonNode contact = world.rows("contacts").get(0);
            assertThat(contact.path("msdyn_contactpersonid").asText()).isEqualTo(account(world, "Person"));
            assertThat(contact.path("msdyn_sellable").asBoolean()).isTrue();
            assertThat(world.gangway.count("gangway.due")).isZero();
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void numbersThatSalesHasAreNotWrittenOnceMore(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject)"
                    + " SELECT 'customers-to-sales', dataareaid, customeraccount FROM hq.customer");
            assertThat(world.sales.control().requests())
                    .anyMatch(request -> request.toString().contains("$batch"));
            world.sales.control().clearRequests();
            world.runAll();

            assertThat(world.gangway.count("gangway.due")).isZero();
            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("$batch"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aContactUnderAnOrganizationIsNotSellable(TestDatabases kind) {
        try (var world = new World(kind, "gangway.requestor", "contact")) {
            world.approve();

            JsonNode contact = world.rows("contacts").get(0);
            assertThat(contact.path("msdyn_contactpersonid").asText()).isEqualTo(account(world, "Person"));
            assertThat(contact.path("msdyn_sellable").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anExistingAccountOfAPartnerIsFoundByItsNumber(TestDatabases kind) {
        try (var world = new World(kind)) {
            customer(world, "C-7777777", "Organization", null);
            UUID lead = world.onboard();
            parent(world, lead, "C-7777777");
            world.win(lead, false, true);
            world.runAll();

            assertThat(account(world, "Organization")).isEqualTo("C-7777777");
            assertThat(world.gangway.text("SELECT prospectid FROM hq.customer WHERE customeraccount = 'C-7777777'"))
                    .isEqualTo("P-0000001");
            assertThat(world.gangway.text("SELECT organizationcustomeraccount FROM ax.customerhierarchy"))
                    .isEqualTo("C-7777777");
            assertThat(world.status()).isEqualTo("Approved");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aCustomerThatSomebodyMakesAtTheSameMomentIsFoundToo(TestDatabases kind) throws Exception {
        var worker = Executors.newSingleThreadExecutor();
        try (var world = new World(kind);
                Connection other = world.gangway.dataSource.getConnection()) {
            UUID lead = world.onboard("email", "megan@fabrikam.example");
            world.win(lead);
            other.setAutoCommit(false);
            var others = new JdbcTemplate(new SingleConnectionDataSource(other, true));
            others.update("UPDATE hq.numbersequence SET nextvalue = nextvalue + 1 WHERE sequenceid = 'Customer'");

            Future<?> job = worker.submit(() -> world.run("sales-outcomes"));
            await().until(() -> world.gangway.jdbc.queryForObject(waiting(kind), Long.class) > 0);
            customer(others, "C-7777777", "Person", "megan@fabrikam.example");
            other.commit();
            job.get();

            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT customeraccount FROM hq.customer WHERE personemailaddress = 'megan@fabrikam.example'",
                            String.class))
                    .containsExactly("C-7777777");
            assertThat(world.status()).isEqualTo("Approved");
            assertThat(world.gangway.count("hq.customerhierarchynode")).isEqualTo(1);
            assertThat(world.gangway.count("hq.emailnotification")).isEqualTo(1);
        } finally {
            worker.shutdownNow();
        }
    }

    /** How many sessions wait for another. */
    private static String waiting(TestDatabases kind) {
        return kind == TestDatabases.HSQLDB
                ? "SELECT COUNT(*) FROM information_schema.system_sessions WHERE this_waiting_for <> ''"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anExistingOrganizationIsFoundByTheFirstRuleThatIsMet(TestDatabases kind) {
        try (var world =
                new World(kind, "gangway.customers.match", "organizationname+addresszipcode, primarycontactemail")) {
            customer(world, "C-7777777", "Organization", "office@fabrikam.example");
            customer(world, "C-8888888", "Organization", "sales@fabrikam.example");
            world.gangway.jdbc.update("UPDATE hq.customer SET organizationname = 'FABRIKAM as', addresszipcode = '0150'"
                    + " WHERE customeraccount = 'C-8888888'");
            UUID byName = world.onboard("companyname", "Fabrikam AS", "zipcode", "0150");
            UUID byEmail = world.onboard("email", "office@fabrikam.example");
            UUID byNothing = world.onboard("companyname", "Fabrikam AS", "zipcode", "5000");
            for (UUID lead : List.of(byName, byEmail, byNothing)) {
                world.win(lead);
                world.runAll();
            }

            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT organizationcustomeraccount FROM ax.customerhierarchy ORDER BY prospectid",
                            String.class))
                    .startsWith("C-8888888", "C-7777777")
                    .hasSize(3)
                    .doesNotHaveDuplicates();
            assertThat(world.rows("accounts").stream()
                            .map(account -> account.path("accountnumber").asText()))
                    .contains("C-7777777", "C-8888888");
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void whenARuleMeetsSeveralAPersonChoosesByNumber(TestDatabases kind) {
        try (var world = new World(kind, "gangway.customers.match", "organizationname")) {
            customer(world, "C-7777777", "Organization", null);
            customer(world, "C-8888888", "Organization", null);
            UUID lead = world.onboard("companyname", "Known before");
            world.win(lead);
            world.runAll();
            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("CustomerAmbiguous");
                assertThat(error.message()).contains("C-7777777, C-8888888");
            });
            assertThat(world.status()).isEqualTo("Pending");

            world.seller(update(
                    "accounts", world.keys("accounts", "accountid").get(0), Map.of("accountnumber", "C-8888888")));
            world.retryErrors();
            world.runAll();
            assertThat(world.status()).isEqualTo("Approved");
            assertThat(world.gangway.text("SELECT organizationcustomeraccount FROM ax.customerhierarchy"))
                    .isEqualTo("C-8888888");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theNumberOfAnotherLegalEntityIsNotFound(TestDatabases kind) {
        try (var world = new World(kind)) {
            customer(world, "C-7777777", "Organization", null);
            UUID lead = world.onboard("dataareaid", "DEMF");
            parent(world, lead, "C-7777777");
            world.win(lead, false, true);
            world.runAll();

            assertThat(world.gangway.text("SELECT organizationcustomeraccount FROM ax.customerhierarchy"))
                    .isEqualTo("C-0000001");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anExistingPersonIsFoundByTheEmail(TestDatabases kind) {
        try (var world = new World(kind)) {
            customer(world, "C-7777777", "Person", "Ida@fabrikam.example");
            UUID lead = world.onboard("email", "ida@fabrikam.example");
            world.win(lead);
            world.runAll();

            assertThat(account(world, "Person")).isEqualTo("C-7777777");
            assertThat(world.gangway.text("SELECT customeraccount FROM ax.customerhierarchynode WHERE role = 'Admin'"))
                    .isEqualTo("C-7777777");
            assertThat(world.rows("contacts")
                            .get(0)
                            .path("msdyn_contactpersonid")
                            .asText())
                    .isEqualTo("C-7777777");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aNumberThatHeadquartersDoesNotKnowIsTheSellersAndStays(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID lead = world.onboard();
            UUID account = parent(world, lead, "X-77");
            world.win(lead, false, true);
            world.runAll();

            assertThat(account(world, "Organization")).isEqualTo("C-0000001");
            assertThat(world.row("accounts", "accountid", account)
                            .path("accountnumber")
                            .asText())
                    .isEqualTo("X-77");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theCustomerOfAnotherPartnerIsNotTakenAway(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            UUID lead = world.onboard();
            parent(world, lead, "C-0000001");
            world.win(lead, false, true);
            world.runAll();

            assertThat(world.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("CustomerTaken");
                assertThat(error.message())
                        .contains("USMF/P-0000002 is customer C-0000001")
                        .contains("came on board with prospect USMF/P-0000001");
            });
            assertThat(world.statusOf("P-0000002")).isEqualTo("Pending");
            assertThat(world.gangway.count("hq.customer")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theCustomersOfARejectedProspectServeTheNextOne(TestDatabases kind) {
        try (var world = new World(kind)) {
            UUID first = world.onboard("email", "ida@fabrikam.example");
            var qualified = world.qualify(first);
            world.runAll();
            world.sales.control().lose(qualified.opportunityId());
            world.runAll();
            assertThat(world.status()).isEqualTo("Rejected");

            UUID second = world.onboard("email", "ida@fabrikam.example");
            world.seller(update(
                    "leads", second, Map.of("parentaccountid@odata.bind", "/accounts(" + qualified.accountId() + ")")));
            world.win(second, false, true);
            world.runAll();

            assertThat(world.gangway.count("hq.customer")).isEqualTo(2);
            assertThat(world.gangway.jdbc.queryForList("SELECT DISTINCT prospectid FROM ax.customer", String.class))
                    .containsExactly("P-0000002");
            assertThat(world.statusOf("P-0000002")).isEqualTo("Approved");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theLinkToAnAccountThatIsGoneInSalesIsForgotten(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();
            world.sales
                    .control()
                    .delete("contact", world.keys("contacts", "contactid").get(0));
            world.gangway.jdbc.update("UPDATE gangway.customerlink SET known = '{}' WHERE entityset = 'contacts'");
            world.gangway.jdbc.update("INSERT INTO gangway.due (job, dataareaid, subject)"
                    + " VALUES ('customers-to-sales', 'USMF', 'C-0000002')");
            world.runAll();

            assertThat(world.gangway.text("SELECT entityset FROM gangway.customerlink"))
                    .isEqualTo("accounts");
            assertThat(world.errors()).isEmpty();
        }
    }

    private static void customer(World world, String account, String type, String email) {
        customer(world.gangway.jdbc, account, type, email);
    }

    private static void customer(JdbcTemplate headquarters, String account, String type, String email) {
        headquarters.update(
                "INSERT INTO hq.customer (dataareaid, customeraccount, partytype, partynumber, organizationname,"
                        + " primarycontactemail) VALUES ('USMF', ?, ?, ?, 'Known before', ?)",
                account,
                type,
                "PA-" + account,
                email);
    }

    /** A seller's own account with that number, as the lead's. */
    private static UUID parent(World world, UUID lead, String number) {
        UUID account = UUID.randomUUID();
        world.seller(
                Operation.createIfAbsent(
                        "accounts", account, body(Map.of("name", "Fabrikam", "accountnumber", number))),
                update("leads", lead, Map.of("parentaccountid@odata.bind", "/accounts(" + account + ")")));
        return account;
    }

    private static Operation update(String entitySet, UUID id, Map<String, String> columns) {
        return Operation.update(entitySet, id, body(columns));
    }

    private static ObjectNode body(Map<String, String> columns) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        columns.forEach(body::put);
        return body;
    }

    private static String account(World world, String type) {
        return world.gangway.text("SELECT customeraccount FROM hq.customer WHERE partytype = ?", type);
    }
}
