package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.TestDatabases;
import dev.gangway.sales.Operation;
import java.util.Map;
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
            world.gangway.runAll();

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
            world.gangway.runAll();

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
            world.gangway.runAll();

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
            world.gangway.runAll();

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
            world.gangway.runAll();
            assertThat(world.sales.control().requests())
                    .noneMatch(request -> request.toString().contains("$batch"));

            world.gangway.jdbc.update("UPDATE hq.customer SET addresscity = 'Oslo' WHERE partytype = 'Organization'");
            world.gangway.runAll();
            Map<String, Object> customer = customer(world, "Organization");
            world.sales.control().clearRequests();
            world.gangway.runAll();

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
            world.gangway.runAll();

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
            world.gangway.runAll();

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
                world.gangway.gangway.run("sales-outcomes");

                assertThat(world.sales.control().requests()).hasSize(sync ? 4 : 2);
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
        world.seller(Operation.update(
                entitySet,
                UUID.fromString(world.rows(entitySet).get(0).path(key).asText()),
                body));
    }

    /** As the channel has it. */
    private static Map<String, Object> customer(World world, String type) {
        return world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE partytype = ?", type);
    }
}
