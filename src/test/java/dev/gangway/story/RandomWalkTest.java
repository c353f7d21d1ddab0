package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.TestDatabases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random requests, random acts of a salesperson, jobs in random order, and crashes between any two steps; at the end both
 * systems must agree, as a checker sees it that knows only the public tables, Sales' rows and the mailbox. The seed is
 * printed with every failure; {@code -Dgangway.walk.steps=20000 -Dgangway.walk.seed=7} walks longer, or the same way again.
 */
class RandomWalkTest {
    private static final long SEED = Long.getLong("gangway.walk.seed", 2);
    private static final int STEPS = Integer.getInteger("gangway.walk.steps", 250);

    /** Steps whose failure the route itself takes for a refusal by the mail server. */
    private static final Set<String> WITHIN_TRY = Set.of("compose-mail", "send-mail", "mail-is-sent");

    private final Random random = new Random(SEED);
    private boolean crashesHappen = true;
    private final List<String> requests = new ArrayList<>();
    private final Map<UUID, Past> pasts = new HashMap<>();

    /** What a lead has been through, as the salesperson remembers it. */
    private static final class Past {
        private UUID opportunity;
        private boolean everWon;
        private boolean everRefused;
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void bothSystemsAgreeInTheEnd(TestDatabases kind) {
        try (var world =
                new World(kind, context -> context.getCamelContextExtension().addInterceptStrategy(crashing()))) {
            for (int step = 0; step < STEPS; step++) {
                walk(world);
            }
            crashesHappen = false;
            settle(world);
            assertThatCode(() -> check(world)).as("seed " + SEED).doesNotThrowAnyException();
        }
    }

    private InterceptStrategy crashing() {
        return (context, definition, target, nextTarget) -> new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) == null
                        && exchange.getProperty("run") != null
                        && !WITHIN_TRY.contains(definition.getId())
                        && isTimeToDie()) {
                    // whoever dies gives nothing back
                    exchange.removeProperty("claim");
                    exchange.setException(new IllegalStateException("the process died before " + definition.getId()));
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }

    private boolean isTimeToDie() {
        synchronized (random) {
            return crashesHappen && random.nextInt(150) == 0;
        }
    }

    private void walk(World world) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> requests.add(world.gangway.submit("email", "u" + random.nextInt(STEPS) + "@x.example"));
            case 3, 4, 5 -> run(world);
            case 6, 7, 8 -> sell(world);
            default ->
                world.gangway.jdbc.update(
                        "UPDATE hq.prospect SET primaryphonenumber = ? WHERE prospectid = ?",
                        "+" + random.nextInt(1000),
                        String.format("P-%07d", 1 + random.nextInt(STEPS)));
        }
    }

    private void run(World world) {
        List<String> jobs = world.gangway.gangway.jobs();
        world.gangway.gangway.run(jobs.get(random.nextInt(jobs.size())));
        // what somebody died over is due again when its lease ends
        world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP WHERE owner IS NOT NULL");
    }

    private void sell(World world) {
        List<JsonNode> leads = world.rows("leads");
        if (leads.isEmpty()) {
            return;
        }
        JsonNode lead = leads.get(random.nextInt(leads.size()));
        UUID id = UUID.fromString(lead.path("leadid").asText());
        Past past = pasts.computeIfAbsent(id, key -> new Past());
        var seller = world.sales.control();
        switch (lead.path("statecode").asInt()) {
            case 0 -> {
                if (random.nextInt(4) == 0) {
                    seller.disqualify(id, 4 + random.nextInt(4));
                    past.everRefused = true;
                } else {
                    past.opportunity = seller.qualify(id, random.nextBoolean(), random.nextBoolean(), true)
                            .opportunityId();
                }
            }
            case 1 -> closeOrReopen(world, past);
            default -> {
                if (random.nextInt(3) == 0) {
                    seller.reactivate(id);
                }
            }
        }
    }

    private void closeOrReopen(World world, Past past) {
        int state = world.row("opportunities", "opportunityid", past.opportunity)
                .path("statecode")
                .asInt();
        if (state != 0) {
            if (random.nextInt(5) == 0) {
                world.sales.control().reopen(past.opportunity);
            }
        } else if (random.nextBoolean()) {
            world.sales.control().win(past.opportunity);
            past.everWon = true;
        } else {
            world.sales.control().lose(past.opportunity);
            past.everRefused = true;
        }
    }

    private static void settle(World world) {
        world.gangway.jdbc.update("UPDATE gangway.due SET dueat = CURRENT_TIMESTAMP WHERE owner IS NOT NULL");
        world.gangway.jdbc.update("UPDATE gangway.countergap SET lookat = CURRENT_TIMESTAMP");
        world.gangway.runAll();
    }

    /** Knows nothing of how it came about. */
    private void check(World world) {
        Map<String, JsonNode> leads = new HashMap<>();
        world.rows("leads").forEach(lead -> leads.put(lead.path("leadid").asText(), lead));
        Map<String, Integer> notes = new HashMap<>();
        world.rows("annotations")
                .forEach(note -> notes.merge(note.path("_objectid_value").asText(), 1, Integer::sum));
        Map<String, List<JsonNode>> opportunities = new HashMap<>();
        world.rows("opportunities").forEach(one -> opportunities
                .computeIfAbsent(one.path("_originatingleadid_value").asText(), key -> new ArrayList<>())
                .add(one));
        var journeys = world.gangway.jdbc.queryForList("SELECT * FROM gangway.prospectjourney");

        assertThat(journeys).hasSameSizeAs(requests);
        assertThat(leads).hasSize((int) world.gangway.count("hq.prospect"));
        for (var journey : journeys) {
            if (journey.get("prospectid") == null) {
                assertThat((String) journey.get("lasterror")).startsWith("Duplicate");
                continue;
            }
            String leadId = (String) journey.get("leadid");
            assertThat(leads).containsKey(leadId);
            assertThat(notes).containsEntry(leadId, 1);
            checkDecision(
                    world,
                    journey,
                    leads.get(leadId),
                    opportunities.getOrDefault(leadId, List.of()),
                    pasts.getOrDefault(UUID.fromString(leadId), new Past()));
        }
        checkChannel(world);
    }

    private static void checkDecision(
            World world, Map<String, Object> journey, JsonNode lead, List<JsonNode> opportunities, Past past) {
        String prospect = (String) journey.get("prospectid");
        String status = (String) journey.get("b2bprospectstatus");
        boolean won =
                opportunities.stream().anyMatch(one -> one.path("statecode").asInt() == 1);
        boolean refused = lead.path("statecode").asInt() == 2
                || !opportunities.isEmpty()
                        && opportunities.stream()
                                .allMatch(one -> one.path("statecode").asInt() == 2);
        switch (status) {
            case "Approved" -> assertThat(past.everWon).as(prospect).isTrue();
            case "Rejected" -> {
                assertThat(past.everRefused).as(prospect).isTrue();
                assertThat(won).as(prospect).isFalse();
            }
            default -> assertThat(won || refused).as(prospect + " is pending").isFalse();
        }
        Map<String, Integer> statuses = Map.of("Pending", 192350000, "Approved", 192350001, "Rejected", 192350002);
        assertThat(lead.path("msdyn_b2bprospectstatus").asInt()).as(prospect).isEqualTo(statuses.get(status));
        assertThat(world.gangway.text(
                        "SELECT COALESCE(primaryphonenumber, '') FROM hq.prospect WHERE prospectid = ?", prospect))
                .as(prospect)
                .matches(phone -> !status.equals("Pending")
                        || phone.equals(lead.path("telephone1").asText()));
        boolean approved = status.equals("Approved");
        assertThat(counted(world, "hq.customerhierarchy WHERE prospectid = ?", prospect))
                .as(prospect)
                .isEqualTo(approved ? 1 : 0);
        assertThat(counted(world, "hq.customer WHERE partytype = 'Person' AND prospectid = ?", prospect))
                .as(prospect)
                .isLessThanOrEqualTo(1)
                .isGreaterThanOrEqualTo(approved ? 1 : 0);
        assertThat(counted(
                        world,
                        "hq.emailnotification WHERE status = 'Sent' AND notificationtype = 'B2BProspectApproved' AND prospectid = ?",
                        prospect))
                .as(prospect)
                .isEqualTo(approved ? 1 : 0);
        assertThat(counted(world, "hq.emailnotification WHERE status <> 'Sent' AND prospectid = ?", prospect))
                .as(prospect)
                .isZero();
    }

    private static void checkChannel(World world) {
        for (String table : List.of("customer", "customerhierarchy", "customerhierarchynode")) {
            assertThat(world.gangway.count("ax." + table)).as(table).isEqualTo(world.gangway.count("hq." + table));
        }
        assertThat(world.gangway.jdbc.queryForList(
                        "SELECT customerhierarchyid FROM hq.customerhierarchynode WHERE role = 'Admin'"
                                + " GROUP BY customerhierarchyid HAVING COUNT(*) <> 1"))
                .isEmpty();
    }

    private static long counted(World world, String what, String prospect) {
        return world.gangway.jdbc.queryForObject("SELECT COUNT(*) FROM " + what, Long.class, prospect);
    }
}
