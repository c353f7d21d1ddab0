package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.SandboxControl;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random requests, random acts of salespeople, jobs in random order, crashes before any step of any route and a Sales that
 * misbehaves; at the end both systems must agree, as {@link Agreement} sees it. The seed is printed with every failure;
 * {@code -Dwalk.steps=5000 -Dgangway.walk.seed=7} walks longer, or another way. The same seed gives the same
 * requests, acts and order of jobs; where it crashes depends on the threads as well.
 */
class RandomWalkTest {
    private static final int SHORT = 250;
    private static final int LONG = 1200;
    /** In the long version, how many partners come at once. */
    private static final int CROWD = 10;

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void bothSystemsAgreeInTheEnd(TestDatabases kind) {
        new Walk(Long.getLong("walk.seed", 2), Integer.getInteger("gangway.walk.steps", SHORT), 1).of(kind);
    }

    /** Another way each time. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void bothSystemsAgreeAboutThousandsOfPartners(TestDatabases kind) {
        new Walk(Long.getLong("walk.seed", System.nanoTime()), Integer.getInteger("walk.steps", LONG), CROWD).of(kind);
    }

    private static final class Walk {
        private final long seed;
        private final int steps;
        private final int crowd;
        private final Random random;
        private final Random fate;
        private RandomSellers sellers;
        private int requests;
        private int crashes;

        Walk(long seed, int steps, int crowd) {
            this.seed = seed;
            this.steps = steps;
            this.crowd = crowd;
            this.random = new Random(seed);
            this.fate = new Random(seed);
        }

        void of(TestDatabases kind) {
            try (var world = new World(kind)) {
                sellers = new RandomSellers(world.sales.control(), new Random(seed));
                world.steps.beforeAll(this::dieSometimes);
                for (int step = 0; step < steps; step++) {
                    walk(world);
                }
                world.steps.beforeAll(exchange -> {});
                world.sales.control().clearFaults();
                world.leasesEnd();
                world.gangway.jdbc.update("UPDATE gangway.countergap SET lookat = CURRENT_TIMESTAMP");
                world.settle();

                var agreement = new Agreement(world.gangway.jdbc, world.dump(), world.mails(), sellers);
                assertThat(agreement.differences()).as(toString()).isEmpty();
                assertThat(agreement.mailsAgain()).as(toString()).isLessThanOrEqualTo(crashes);
                assertThat(world.sales.control().violations()).as(toString()).isEmpty();
                assertThat(crashes).as(toString()).isPositive();
                assertThat(world.gangway.jdbc.queryForList(
                                "SELECT DISTINCT b2bprospectstatus FROM hq.prospect", String.class))
                        .as(toString())
                        .hasSize(3);
                checkTheChecker(world);
            }
        }

        /** It must be able to find fault. */
        private void checkTheChecker(World world) {
            world.gangway.jdbc.update("DELETE FROM ax.customerhierarchynode");
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET b2bprospectstatus = 'Pending' WHERE b2bprospectstatus = 'Approved'");
            world.gangway.jdbc.update("UPDATE hq.emailnotification SET withdrawndatetime = CURRENT_TIMESTAMP"
                    + " WHERE notificationtype = 'B2BProspectApproved'");
            world.rows("annotations").stream().limit(1).forEach(note -> world.sales
                    .control()
                    .delete(
                            "annotation",
                            UUID.fromString(note.path("annotationid").asText())));

            assertThat(new Agreement(world.gangway.jdbc, world.dump(), world.mails(), sellers).differences())
                    .anyMatch(line -> line.startsWith("customerhierarchynode in the channel"))
                    .anyMatch(line -> line.contains("is pending, with errors"))
                    .anyMatch(line -> line.startsWith("status of the lead"))
                    .anyMatch(line -> line.startsWith("type of withdrawn mail"))
                    .anyMatch(line -> line.startsWith("status of withdrawn mail"))
                    .anyMatch(line -> line.startsWith("partner whose mail"))
                    .anyMatch(line -> line.startsWith("notes of"));
        }

        /** Before any step: nothing after it happens, and nothing is given back. */
        private synchronized void dieSometimes(Exchange exchange) {
            if (exchange.getProperty("run") != null && fate.nextInt(150) == 0) {
                exchange.setRouteStop(true);
                crashes++;
            }
        }

        private void walk(World world) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    for (int i = 0; i < crowd; i++) {
                        world.partnerAsks("email", "u" + random.nextInt(steps * crowd) + "@x.example");
                        requests++;
                    }
                }
                case 3, 4, 5 -> run(world);
                case 6, 7 -> sellers.act(1 + requests / 100);
                case 8 -> {
                    if (random.nextInt(4) == 0) {
                        misbehave(world.sales.control());
                    } else {
                        sellers.act(1 + requests / 100);
                    }
                }
                default ->
                    world.gangway.jdbc.update(
                            "UPDATE hq.prospect SET primaryphonenumber = ? WHERE prospectid = ?",
                            "+" + random.nextInt(1000),
                            String.format("P-%07d", 1 + random.nextInt(1 + requests)));
            }
        }

        private void run(World world) {
            List<String> jobs = world.gangway.gangway.jobs();
            world.run(jobs.get(random.nextInt(jobs.size())));
            // what somebody died over is due again when its lease ends
            world.leasesEnd();
        }

        private void misbehave(SandboxControl sales) {
            switch (random.nextInt(8)) {
                case 0 -> sales.failNext(Fault.reset().on("POST", "$batch").afterApplying());
                case 1 -> sales.failNext(Fault.cut().on("POST", "$batch"));
                case 2 -> sales.failNext(Fault.status(503).on("GET", "leads"));
                case 3 -> sales.failNext(Fault.cut().on("GET", "opportunities"));
                case 4 ->
                    sales.failNext(
                            Fault.status(503).on("POST", "leads").inBatch().times(3));
                case 5 -> sales.failNext(Fault.status(502).html("<html>Bad gateway</html>"));
                case 6 -> sales.expireTokens();
                default -> {
                    if (random.nextInt(4) == 0) {
                        sales.expireDeltas();
                    }
                }
            }
        }

        @Override
        public String toString() {
            return "seed " + seed + ", " + steps + " steps, " + requests + " requests, " + crashes + " crashes";
        }
    }
}
