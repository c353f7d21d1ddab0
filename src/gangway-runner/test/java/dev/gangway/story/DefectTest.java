package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gangway.database.TestDatabases;
import dev.gangway.ledger.Claim;
import dev.gangway.spi.DecisionListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One record hits a bug in the code of a job: it waits for a person by itself, and all others go on. */
class DefectTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void isTheErrorOfTheOneRecordInEachJob(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(6);
            String request = world.partnerAsks();
            world.run("P-0001");

            isolates(world, "synchronize-channel-requests", "make-prospects", request, () -> assertThat(
                            world.gangway.count("hq.prospect"))
                    .isEqualTo(6));
            String prospect = world.gangway.text("SELECT MIN(prospectid) FROM hq.prospect");
            isolates(world, "prospects-to-leads", "send-leads", prospect, () -> assertThat(
                            world.gangway.count("gangway.link"))
                    .isEqualTo(6));
            world.leads().forEach(world::win);
            isolates(world, "sales-outcomes", "apply-outcomes", prospect, () -> assertThat(
                            world.gangway.count("hq.prospect WHERE b2bprospectstatus = 'Approved'"))
                    .isEqualTo(6));
            String mail = world.gangway.text("SELECT MIN(notificationid) FROM hq.emailnotification");
            isolates(world, "email-notifications", "load-mails", mail, () -> assertThat(world.mails())
                    .hasSize(6));
            String customer = "customer/" + world.gangway.text("SELECT MIN(customeraccount) FROM hq.customer");
            isolates(world, "1010", "deliver-to-channel", customer, () -> assertThat(world.gangway.count("ax.customer"))
                    .isEqualTo(13));

            world.settle();
            assertThat(world.differences()).isEmpty();
        }
    }

    @Test
    void isTheErrorOfTheOneCustomerOnTheWayBack() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            world.partnersAsk(5);
            world.runAll();
            world.leads().forEach(world::win);
            var numbers = new ConcurrentSkipListSet<String>();
            world.steps.before("write-customers-back", exchange -> {
                claim(exchange).keys().forEach(key -> numbers.add(key.id()));
                if (claim(exchange).keys().stream().anyMatch(key -> key.id().equals(numbers.first()))) {
                    throw new ClassCastException("injected");
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                world.run("sales-outcomes");
                return codes(world, "customers-to-sales").equals(List.of("Defect Parked"));
            });

            assertThat(world.rows("accounts").stream()
                                    .filter(account -> account.hasNonNull("accountnumber"))
                                    .count()
                            + world.rows("contacts").stream()
                                    .filter(contact -> contact.hasNonNull("msdyn_contactpersonid"))
                                    .count())
                    .isEqualTo(9);
        }
    }

    /** Runs the job while the record hits a bug, looks at the others, then mends the code and tries again. */
    private static void isolates(World world, String job, String step, String subject, Runnable othersAreDone) {
        world.steps.before(step, exchange -> {
            if (claim(exchange).keys().stream().anyMatch(key -> key.id().equals(subject))) {
                throw new NullPointerException("injected");
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            world.run(job);
            return codes(world, job).equals(List.of("Defect Parked"));
        });
        assertThat(world.gangway.text("SELECT message FROM gangway.error")).contains("NullPointerException: injected");
        othersAreDone.run();
        world.steps.free(step);
        world.retryErrors();
        world.run(job);
        assertThat(codes(world, job)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void thatAllRecordsHitIsTheJobsTroubleAndCountsAgainstNone(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(6);
            world.run("P-0001");
            world.steps.before("make-prospects", exchange -> {
                throw new NullPointerException("injected");
            });

            var report = world.run("synchronize-channel-requests");

            // the words of an exception may quote what a partner entered: no log and no alert shows them
            assertThat(report.paused())
                    .contains("None of 1 records came through", "refused with Defect")
                    .doesNotContain("injected");
            assertThat(world.gangway.text("SELECT MIN(message) FROM gangway.error"))
                    .contains("injected");
            assertThat(codes(world, "synchronize-channel-requests")).allMatch(code -> code.equals("Defect Waiting"));
            assertThat(world.gangway.text("SELECT MAX(attempts) FROM gangway.due"))
                    .isEqualTo("0");
            world.steps.free("make-prospects");
            world.settle();
            assertThat(world.gangway.count("gangway.link")).isEqualTo(6);
            assertThat(world.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void isTheErrorOfTheOneRowThatIsPulled(TestDatabases kind) {
        try (var world = new World(kind)) {
            world.partnersAsk(5);
            world.steps.before("apply-upload-session", DefectTest::poisonTheThird);
            world.run("P-0001");

            assertThat(world.gangway.count("hq.channelrequest")).isEqualTo(4);
            assertThat(codes(world, "P-0001")).containsExactly("Defect Parked");
            world.steps.free("apply-upload-session");
            world.retryErrors();
            world.run("P-0001");
            assertThat(world.gangway.count("hq.channelrequest")).isEqualTo(5);
            assertThat(codes(world, "P-0001")).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static void poisonTheThird(Exchange exchange) {
        List<Map<String, Object>> rows = exchange.getMessage().getBody(List.class);
        exchange.getMessage()
                .setBody(rows.stream().map(DefectTest::poisonedIfThird).toList());
    }

    private static Map<String, Object> poisonedIfThird(Map<String, Object> row) {
        Map<String, Object> copy = new HashMap<>(row);
        if (((Number) row.get("replicationcounterfromorigin")).longValue() == 3) {
            copy.put("requestid", new Object() {
                @Override
                public String toString() {
                    throw new IllegalArgumentException("injected");
                }
            });
        }
        return copy;
    }

    @Test
    void isTheErrorOfTheOneProspectOfTheCloud() {
        var steps = new Steps();
        try (var cloud = new CloudWorld(TestDatabases.HSQLDB.fresh(), context -> context.getCamelContextExtension()
                .addInterceptStrategy(steps))) {
            for (int i = 1; i <= 4; i++) {
                cloud.onboard("P" + i);
            }
            for (int i = 1; i <= 4; i++) {
                cloud.disqualify(cloud.lead("P" + i));
            }
            steps.before("read-and-write-prospects", exchange -> {
                if (claim(exchange).keys().stream().anyMatch(key -> key.id().equals("P2"))) {
                    throw new NullPointerException("injected");
                }
            });
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                cloud.run("sales-outcomes", "headquarters");
                return "Defect".equals(cloud.errorOf("P2"))
                        && cloud.gangway
                                .text("SELECT status FROM gangway.error")
                                .equals("Parked");
            });

            assertThat(List.of(cloud.status("P1"), cloud.status("P2"), cloud.status("P3"), cloud.status("P4")))
                    .containsExactly("Rejected", "Pending", "Rejected", "Rejected");
            steps.free("read-and-write-prospects");
            cloud.retryErrors();
            cloud.settle();
            assertThat(cloud.status("P2")).isEqualTo("Rejected");
        }
    }

    /** Another program has written a request with the id of another one and something invisible behind it. */
    @Test
    void requestsWhoseIdsLookAlikeHoldUpNobody() {
        try (var world = new World(TestDatabases.HSQLDB)) {
            String request = world.partnerAsks("requestid", "R-1");
            world.partnerAsks();
            world.run("P-0001");
            world.gangway.jdbc.update(
                    "INSERT INTO hq.channelrequest (requestid, requesttype, dataareaid, lastname, companyname, email,"
                            + " syncstatus) VALUES (?, 'OnboardPartner', 'USMF', 'B', 'C', 'b@example.com', 'Pending')",
                    request + "\t");
            world.settle();

            assertThat(world.gangway.count("gangway.link")).isEqualTo(2);
            assertThat(codes(world, "synchronize-channel-requests")).containsExactly("RequestInvalid Parked");
        }
    }

    /** Another program has written a status that nobody knows, between the decision and the call of the listeners. */
    @Test
    void anUnknownStatusKeepsTheListenersFromNobodyElse() {
        var heard = new ConcurrentSkipListSet<String>();
        DecisionListener listener = decision -> heard.add(decision.prospectid());
        try (var world =
                new World(TestDatabases.HSQLDB, context -> context.getRegistry().bind("listener", listener))) {
            world.partnersAsk(3);
            world.runAll();
            world.leads().forEach(world::win);
            world.steps.before("tell-decisions", exchange -> {
                throw new NullPointerException("too soon");
            });
            world.run("sales-outcomes");
            world.steps.free("tell-decisions");
            String odd = world.gangway.text("SELECT MIN(prospectid) FROM hq.prospect");
            world.gangway.jdbc.update(
                    "UPDATE hq.prospect SET b2bprospectstatus = 'Dreaming' WHERE prospectid = ?", odd);
            world.run("sales-outcomes");

            assertThat(heard).hasSize(2).doesNotContain(odd);
            assertThat(codes(world, "decision-listeners")).containsExactly("StatusUnknown Parked");
        }
    }

    private static Claim claim(Exchange exchange) {
        return exchange.getProperty("claim", Claim.class);
    }

    /** Code and status of the errors of a job. */
    private static List<String> codes(World world, String job) {
        return world.gangway.jdbc.queryForList(
                "SELECT code || ' ' || status FROM gangway.error WHERE job = ?", String.class, job);
    }
}
