package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The newer model: who acts for an organization is a contact under it, not a customer beside it. */
class ContactStoryTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void theRequestorIsAContactUnderTheOrganizationAndItsOnlyAdmin(TestDatabases kind) {
        try (var world = new World(kind, "gangway.requestor", "contact")) {
            world.approve("email", "ida@fabrikam.example");

            assertThat(world.gangway.jdbc.queryForMap("SELECT * FROM ax.customer WHERE partytype = 'Person'"))
                    .containsEntry("contactof", organization(world))
                    .containsEntry("isb2badmin", 1)
                    .containsEntry("primarycontactemail", "ida@fabrikam.example");
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT role FROM ax.customerhierarchynode WHERE versionremoved IS NULL", String.class))
                    .containsExactly("Admin");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void anAddedUserIsAContactUnderTheOrganizationToo(TestDatabases kind) {
        try (var world = new World(kind, "gangway.requestor", "contact")) {
            world.approve();
            world.gangway.submit(
                    "requesttype", "AddUser", "customerhierarchyid", "CH-000001", "email", "olga@fabrikam.example");
            world.runAll();

            Map<String, Object> user = world.gangway.jdbc.queryForMap(
                    "SELECT * FROM ax.customer WHERE primarycontactemail = 'olga@fabrikam.example'");
            assertThat(user).containsEntry("contactof", organization(world)).containsEntry("isb2badmin", 0);
            assertThat(world.gangway.jdbc.queryForList(
                            "SELECT role FROM ax.customerhierarchynode ORDER BY versionadded", String.class))
                    .containsExactly("Admin", "User");
        }
    }

    /** The first time under an organization that came to nothing. */
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aContactWhoComesAgainIsUnderTheNewOrganization(TestDatabases kind) {
        try (var world = new World(kind, "gangway.requestor", "contact")) {
            var lead = world.onboard("email", "ida@fabrikam.example");
            world.sales.control().qualify(lead, true, true, false);
            world.runAll();
            world.gangway.jdbc.update("UPDATE hq.prospect SET b2bprospectstatus = 'Rejected'");
            world.approve("email", "ida@fabrikam.example", "companyname", "Contoso");

            assertThat(world.gangway.count("hq.customer WHERE partytype = 'Person'"))
                    .isEqualTo(1);
            assertThat(world.gangway.text("SELECT contactof FROM ax.customer WHERE partytype = 'Person'"))
                    .isEqualTo(world.gangway.text("SELECT organizationcustomeraccount FROM ax.customerhierarchy"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void byDefaultTheRequestorIsACustomerInPersonAndTheOnlyAdmin(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.approve();

            assertThat(world.gangway.text("SELECT contactof FROM ax.customer WHERE partytype = 'Person'"))
                    .isNull();
            assertThat(world.gangway.jdbc.queryForList("SELECT role FROM ax.customerhierarchynode", String.class))
                    .containsExactly("Admin");
        }
    }

    private static String organization(World world) {
        return world.gangway.text("SELECT customeraccount FROM ax.customer WHERE partytype = 'Organization'");
    }
}
