package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The judge is judged: it is content with what is right, and sees what is wrong. */
class AuditTest {
    private World world;
    private JdbcTemplate headquarters;

    @BeforeEach
    void fourPartnersInAllStates() {
        world = new World(TestDatabases.HSQLDB);
        headquarters = world.gangway.jdbc;
        world.partnersAsk(4);
        world.settle();
        world.sellersDecide();
        world.settle();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void allIsWell() {
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void aDeletedLeadIsMissed() {
        world.sales.control().delete("lead", anyLead());
        assertThat(world.differences()).anyMatch(line -> line.startsWith("number of: lead of prospect"));
    }

    @Test
    void aLostProspectIsMissed() {
        headquarters.update("DELETE FROM hq.prospect WHERE prospectid = 'P-0000002'");
        assertThat(world.differences())
                .anyMatch(line -> line.startsWith("number of: prospect of request"))
                .anyMatch(line -> line.equals("lead of prospect P-0000002, which is not there"));
    }

    @Test
    void aMissingCustomerAndAContraryStatusAreSeen() {
        headquarters.update("DELETE FROM hq.customer WHERE partytype = 'Organization'");
        headquarters.update(
                "UPDATE hq.prospect SET b2bprospectstatus = 'Pending' WHERE b2bprospectstatus = 'Approved'");
        assertThat(world.differences())
                .anyMatch(line -> line.startsWith("number of: Organization of prospect"))
                .anyMatch(line -> line.startsWith("status of prospect"))
                .anyMatch(line -> line.startsWith("status of the lead of prospect"))
                .anyMatch(line -> line.startsWith("number of: mail to pending prospect"));
    }

    @Test
    void aMailTooManyIsSeen() {
        headquarters.update("DELETE FROM hq.emailnotification WHERE notificationtype = 'B2BProspectRejected'");
        assertThat(world.differences())
                .anyMatch(line -> line.startsWith("number of: mail to prospect"))
                .anyMatch(line -> line.endsWith("that nobody queued"));
    }

    private UUID anyLead() {
        return world.leads().get(0);
    }
}
