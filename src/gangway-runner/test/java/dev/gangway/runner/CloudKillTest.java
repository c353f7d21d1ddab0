package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.SandboxSettings;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.fno.FnoSandbox;
import dev.gangway.story.CloudAgreement;
import dev.gangway.story.RequestCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runners between Finance and Operations and Sales that are killed at random moments, while sellers and clerks do what they
 * like: in the end both sides say the same, or a person is asked, and nothing was sent that a correct client would not send.
 * {@code -Dwalk.kills=30 -Dwalk.seed=7} kills more often, or another way.
 */
class CloudKillTest {
    private static final Logger LOG = LoggerFactory.getLogger(CloudKillTest.class);
    private static final int LONGEST_LIFE_IN_MILLIS = 8000;
    private static final int BETWEEN_KILLS = 250;

    private final long seed = Long.getLong("walk.seed", System.nanoTime());
    private final int kills = Integer.getInteger("walk.kills", 12);
    private final Random random = new Random(seed);
    private int prospects;

    @TempDir
    Path directory;

    @Test
    void aRunnerThatIsKilledWhileItWritesDecisionsLosesAndDoublesNone() throws Exception {
        try (FnoSandbox fno = FnoSandbox.start();
                Surroundings world = world(fno, Commerce.EMBEDDED)) {
            add(fno, 12);
            assertThat(world.type("once").exitCode()).isZero();
            for (JsonNode lead : world.rows("leads")) {
                win(world, id(lead));
            }
            try (ChildJvm runner = world.startRunner()) {
                await().atMost(Duration.ofSeconds(60)).until(() -> writes(fno) > 3);
                runner.kill();
            }
            settle(world);

            assertThat(differences(world, fno)).isEmpty();
            assertThat(fno.control().mails()).isEqualTo(12);
            assertThat(fno.control().misuse()).isEmpty();
            assertThat(world.sales.control().violations()).isEmpty();
        }
    }

    @Test
    @Tag("long")
    void twoNodesThatAreKilledAgainAndAgainAgreeInTheEnd() throws Exception {
        try (FnoSandbox fno = FnoSandbox.start();
                Surroundings world = world(fno, Commerce.POSTGRESQL)) {
            world.type("init");
            ChildJvm[] nodes = {world.startRunner(), world.startRunner()};
            try {
                for (int i = 0; i < kills; i++) {
                    add(fno, BETWEEN_KILLS);
                    disturb(fno);
                    live(world, fno, Duration.ofMillis(random.nextInt(LONGEST_LIFE_IN_MILLIS)));
                    int victim = random.nextInt(2);
                    nodes[victim].kill();
                    nodes[victim] = world.startRunner();
                }
            } finally {
                nodes[0].kill();
                nodes[1].kill();
            }
            fno.control().clearFaults();
            settle(world);

            LOG.info(
                    "{} prospects, {} kills: {} requests to Sales and {} to F&O per 1,000; the latest: {} and {}",
                    prospects,
                    kills,
                    world.sales.control().requestCount() * 1000 / prospects,
                    fno.control().requestCount() * 1000 / prospects,
                    RequestCounts.byTarget(world.sales.control().requests()),
                    RequestCounts.byTarget(fno.control().requests()));
            assertThat(differences(world, fno)).as("seed %s", seed).isEmpty();
            assertThat(fno.control().misuse()).as("seed %s", seed).isEmpty();
            assertThat(world.sales.control().violations()).as("seed %s", seed).isEmpty();
        }
    }

    private Surroundings world(FnoSandbox fno, Commerce commerce) {
        return new Surroundings(
                directory,
                commerce,
                SandboxSettings.lines(
                        fno,
                        "gangway.fno.companies=usrt",
                        "gangway.fno.settle-seconds=2",
                        "gangway.jobs.lease-seconds=10",
                        "gangway.jobs.chunk=100",
                        "gangway.jobs.headquarters.schedule=every 1s",
                        "gangway.jobs.sales-outcomes.schedule=every 500ms"));
    }

    private void add(FnoSandbox fno, int count) {
        for (int i = 0; i < count; i++) {
            prospects++;
            fno.control()
                    .prospect(
                            "usrt",
                            String.format("K%06d", prospects),
                            "Ann",
                            "Lee " + prospects,
                            "ann." + prospects + "@example.com");
        }
    }

    private static long writes(FnoSandbox fno) {
        return fno.control().requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    private void disturb(FnoSandbox fno) {
        switch (random.nextInt(4)) {
            case 0 ->
                fno.control().failNext(Fault.reset().on("PATCH", "Prospects").afterApplying());
            case 1 -> fno.control().failNext(Fault.reset().on("PATCH", "Prospects"));
            case 2 -> fno.control().failNext(Fault.cut().on("GET", "Prospects"));
            default -> {}
        }
    }

    private void live(Surroundings world, FnoSandbox fno, Duration life) throws IOException {
        long end = System.nanoTime() + life.toNanos();
        do {
            sell(world);
            clerk(fno);
        } while (System.nanoTime() < end);
    }

    private void sell(Surroundings world) throws IOException {
        for (JsonNode lead : world.rows("leads")) {
            if (lead.path("statecode").asInt() == 0 && random.nextInt(5) == 0) {
                if (random.nextInt(3) > 0) {
                    win(world, id(lead));
                } else {
                    world.sales.control().disqualify(id(lead), 5);
                }
            }
        }
    }

    private static UUID id(JsonNode lead) {
        return UUID.fromString(lead.path("leadid").asText());
    }

    private static void win(Surroundings world, UUID lead) {
        world.sales
                .control()
                .win(world.sales.control().qualify(lead, true, true, true).opportunityId());
    }

    /** A few of the pending ones: deciding by hand what somebody else decides at the same moment is refused. */
    private void clerk(FnoSandbox fno) {
        List<Map<String, Object>> rows = new ArrayList<>(fno.control().rows("Prospects"));
        for (int i = 0; i < 5 && !rows.isEmpty(); i++) {
            Map<String, Object> row = rows.get(random.nextInt(rows.size()));
            String id = (String) row.get("ProspectId");
            try {
                switch (random.nextInt(6)) {
                    case 0 -> fno.control().approve("usrt", id);
                    case 1 -> fno.control().reject("usrt", id);
                    default -> {}
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("{} is decided already", id);
            }
        }
    }

    /** What a killed runner held comes free with its lease. */
    private static void settle(Surroundings world) throws Exception {
        await().atMost(Duration.ofMinutes(5)).pollDelay(Duration.ZERO).until(() -> {
            Terminal.Result once = world.type("once");
            // 2 says that some records wait for a person
            assertThat(once.exitCode()).as(once.toString()).isIn(0, 2);
            return world.number("SELECT COUNT(*) FROM gangway.due") == 0;
        });
    }

    private static List<String> differences(Surroundings world, FnoSandbox fno) throws Exception {
        Set<String> asked = new HashSet<>();
        world.look(database -> asked.addAll(database.queryForList("SELECT subject FROM gangway.error", String.class)));
        return CloudAgreement.differences(fno.control(), world.sales.control(), asked);
    }
}
