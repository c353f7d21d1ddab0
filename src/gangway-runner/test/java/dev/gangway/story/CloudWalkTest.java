package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.EmbeddedGangway;
import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sellers and clerks at random, two nodes, lost answers: in the end both sides say the same, or a person is asked. */
@Tag("long")
class CloudWalkTest {
    @ParameterizedTest
    @EnumSource
    void bothSidesAgreeInTheEnd(TestDatabases kind) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (var world = new CloudWorld(kind, "gangway.fno.settle-seconds", "1", "gangway.fno.page-size", "7");
                EmbeddedGangway other = world.another()) {
            for (int round = 0; round < 15; round++) {
                for (int i = 0; i < 10; i++) {
                    world.prospect("R" + round + "-" + i);
                }
                disturb(world, random);
                EmbeddedGangway node = random.nextBoolean() ? other : world.gangway;
                node.gangway.jobs().forEach(node.gangway::run);
                sell(world, random);
                clerk(world, random);
            }
            world.fno.control().clearFaults();
            world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP, owner = NULL");
            world.settle();

            assertThat(CloudAgreement.differences(
                            world.fno.control(),
                            world.sales.control(),
                            Set.copyOf(world.gangway.jdbc.queryForList(
                                    "SELECT subject FROM gangway.error", String.class))))
                    .as("seed %s", seed)
                    .isEmpty();
            assertThat(world.fno.control().misuse()).as("seed %s", seed).isEmpty();
        }
    }

    private static void disturb(CloudWorld world, Random random) {
        switch (random.nextInt(5)) {
            case 0 ->
                world.fno
                        .control()
                        .failNext(Fault.reset().on("PATCH", "Prospects").afterApplying());
            case 1 -> world.fno.control().failNext(Fault.reset().on("PATCH", "Prospects"));
            case 2 -> world.fno.control().failNext(Fault.cut().on("GET", "Prospects"));
            case 3 ->
                world.fno
                        .control()
                        .failNext(Fault.status(502).html("<html>gateway</html>").on("GET", "Customer"));
            default -> {}
        }
    }

    private static void sell(CloudWorld world, Random random) {
        for (UUID lead : world.openLeads()) {
            if (random.nextInt(4) == 0) {
                if (random.nextInt(3) > 0) {
                    world.win(lead);
                } else {
                    world.disqualify(lead);
                }
            }
        }
    }

    private static void clerk(CloudWorld world, Random random) {
        for (Map<String, Object> row : world.fno.control().rows("Prospects")) {
            if (row.get("B2BProspectStatus").equals("Pending") && random.nextInt(12) == 0) {
                String id = (String) row.get("ProspectId");
                switch (random.nextInt(3)) {
                    case 0 -> world.fno.control().approve("usrt", id);
                    case 1 -> world.fno.control().reject("usrt", id);
                    default -> world.fno.control().deleteProspect("usrt", id);
                }
            }
        }
    }
}
