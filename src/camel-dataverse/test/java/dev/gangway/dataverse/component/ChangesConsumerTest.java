package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.dataverse.changes.ChangePage;
import dev.gangway.dataverse.component.consume.PageCommit;
import dev.gangway.sandbox.control.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following changes, against the strict sandbox. */
class ChangesConsumerTest extends ComponentTestCase {
    private static final String FAST = "&delay=50&initialDelay=0&stateRepository=#cursors";
    private static final String STEADY = "&adaptive=false";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Cursors cursors = new Cursors();

    /** A repository that can break. */
    static final class Cursors extends ServiceSupport implements StateRepository<String, String> {
        final Map<String, String> places = new ConcurrentHashMap<>();
        final AtomicBoolean broken = new AtomicBoolean();

        @Override
        public void setState(String name, String place) {
            if (broken.get()) {
                throw new IllegalStateException("disk full");
            }
            places.put(name, place);
        }

        @Override
        public String getState(String name) {
            return places.get(name);
        }
    }

    @BeforeEach
    void bind() {
        context.getRegistry().bind("cursors", cursors);
    }

    private void follow(String options) throws Exception {
        follow(options, exchange -> seen.add(text(exchange)));
    }

    private void follow(String options, org.apache.camel.Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dataverse:changes/leads?select=subject" + FAST + (options.contains("adaptive") ? "" : STEADY)
                                + options)
                        .routeId("follow")
                        .process(processor);
            }
        });
    }

    private static String text(Exchange exchange) {
        JsonNode row = exchange.getMessage().getBody(JsonNode.class);
        return exchange.getMessage().getHeader("CamelDataverseChange") + " "
                + row.path("subject").asText("-");
    }

    private HealthCheck.Result health() {
        var consumer = (HealthCheckAware) context.getRoute("follow").getConsumer();
        return consumer.getHealthCheck().call();
    }

    private UUID create(String subject) throws Exception {
        return UUID.fromString(
                send("dataverse:create/leads", lead(subject)).getMessage().getBody(String.class));
    }

    @Test
    void deliversAllThenWhatChangesAndWhatIsDeleted() throws Exception {
        UUID first = create("first");
        follow("");
        await().untilAsserted(() -> assertThat(seen).containsExactly("changed first"));

        UUID second = create("second");
        await().untilAsserted(() -> assertThat(seen).contains("changed second"));
        send("dataverse:update/leads?id=" + first, Map.of("subject", "renamed"));
        await().untilAsserted(() -> assertThat(seen).contains("changed renamed"));
        send("dataverse:delete/leads?id=" + second, null);
        await().untilAsserted(() ->
                assertThat(seen).containsExactly("changed first", "changed second", "changed renamed", "deleted -"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theCursorSurvivesARestart(@TempDir Path folder) throws Exception {
        for (int round = 0; round < 2; round++) {
            create("lead " + round);
            try (CamelContext other = new DefaultCamelContext()) {
                FileStateRepository file = FileStateRepository.fileStateRepository(
                        folder.resolve("cursor").toFile());
                other.getRegistry().bind("cursors", file);
                configure(other.getComponent("dataverse", DataverseComponent.class)
                        .getConfiguration());
                other.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("dataverse:changes/leads?select=subject" + FAST)
                                .process(exchange -> seen.add(text(exchange)));
                    }
                });
                other.start();
                String wanted = "changed lead " + round;
                await().untilAsserted(() -> assertThat(seen).contains(wanted));
                await().until(() -> !file.getCache().isEmpty());
            }
        }

        assertThat(seen).containsExactly("changed lead 0", "changed lead 1");
    }

    @Test
    void aChangeThatFailsIsDeliveredAgainAndHoldsNoOtherBack() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        for (String subject : List.of("a", "b", "c")) {
            create(subject);
        }
        follow("", exchange -> {
            if (text(exchange).endsWith(" b") && broken.get()) {
                throw new IllegalStateException("no room");
            }
            seen.add(text(exchange));
        });

        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(cursors.places).isEmpty();
        assertThat(seen).containsExactly("changed a");
        broken.set(false);
        await().untilAsserted(() -> assertThat(seen).containsExactly("changed a", "changed b", "changed c"));
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(cursors.places).hasSize(1);
    }

    @Test
    void theRouteCanMoveTheCursorItself() throws Exception {
        create("a");
        create("b");
        AtomicBoolean commits = new AtomicBoolean();
        follow("&commit=manual&split=false", exchange -> {
            seen.add("page of "
                    + exchange.getMessage().getBody(ChangePage.class).changed().size());
            if (commits.get()) {
                exchange.getMessage()
                        .getHeader("CamelDataverseCommit", PageCommit.class)
                        .commit();
            }
        });

        await().untilAsserted(() -> assertThat(seen).hasSizeGreaterThan(2));
        assertThat(cursors.places).isEmpty();
        commits.set(true);
        await().until(() -> !cursors.places.isEmpty());
        int until = seen.size();
        create("c");
        await().untilAsserted(() -> assertThat(seen).contains("page of 1"));
        assertThat(seen.subList(0, until)).containsOnly("page of 2");
    }

    @Test
    void canBeginWithWhatChangesFromNowOn() throws Exception {
        for (int i = 0; i < 5; i++) {
            create("old " + i);
        }
        follow("&initial=now&pageSize=2");
        await().until(() -> cursors.places.values().stream().anyMatch(place -> !place.startsWith("skip")));

        create("new");

        await().untilAsserted(() -> assertThat(seen).containsExactly("changed new"));
    }

    @Test
    void anExpiredCursorReadsAllAgain() throws Exception {
        create("a");
        follow("");
        await().until(() -> !cursors.places.isEmpty());
        sandbox.control().expireDeltas();

        create("b");

        await().untilAsserted(() -> assertThat(seen).containsExactlyInAnyOrder("changed a", "changed a", "changed b"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void anExpiredCursorCanBeLeftToAPerson() throws Exception {
        create("a");
        follow("&onExpired=fail");
        await().until(() -> !cursors.places.isEmpty());
        sandbox.control().expireDeltas();
        create("b");

        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(health().getDetails()).containsKey("dataverse.cursor.age.seconds");
        assertThat(seen).containsExactly("changed a");

        cursors.places.clear();
        await().untilAsserted(() -> assertThat(seen).contains("changed b"));
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void aServiceWhoseCursorsAlwaysExpireIsNotReadForEver() throws Exception {
        create("a");
        follow("");
        await().until(() -> !cursors.places.isEmpty());
        for (int i = 0; i < 2; i++) {
            sandbox.control().expireDeltas();
            int rows = seen.size();
            await().until(() -> seen.size() > rows || health().getState() == HealthCheck.State.DOWN);
        }

        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(seen).hasSize(2);
    }

    @Test
    void aCursorThatCannotBeStoredIsLoudAndRepeatsNothing() throws Exception {
        cursors.broken.set(true);
        create("a");
        follow("");
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(health().getError().orElseThrow()).hasMessageContaining("cannot be stored");

        cursors.broken.set(false);
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(cursors.places).hasSize(1);
        assertThat(seen).containsExactly("changed a");
    }

    @Test
    void aCursorThatLeadsElsewhereIsNotFollowed() throws Exception {
        // before the first poll, which would store a cursor of its own over it
        cursors.places.put("mine", "https://elsewhere.example/api/data/v9.2/leads?$deltatoken=1");
        follow("&cursorKey=mine");

        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        assertThat(health().getError().orElseThrow())
                .hasMessageContaining("leads out of the environment")
                .hasMessageContaining("The stored cursor mine cannot be followed")
                .hasMessageContaining("delete the cursor");
    }

    @Test
    void waitsAsLongAsTheServiceAsks() throws Exception {
        create("a");
        follow("");
        await().until(() -> !cursors.places.isEmpty());
        sandbox.control().failNext(Fault.throttled("0x80072322", 3600).on("GET", "leads"));
        await().until(() -> sandbox.control().requests().stream().anyMatch(request -> request.status() == 429));
        sandbox.control().clearRequests();

        await().during(Duration.ofMillis(400))
                .until(() -> sandbox.control().requests().isEmpty());
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void pollsBecomeRarerWhileNothingChanges() throws Exception {
        follow("&adaptive=true&maxDelay=3600000");
        await().until(() -> !cursors.places.isEmpty());
        // 50 ms, and half as much more each time: ten polls take longer than the quarter of an hour of a test
        await().during(Duration.ofSeconds(1))
                .until(() -> sandbox.control().requests().stream()
                                .filter(request -> request.path().contains("leads"))
                                .count()
                        < 12);
    }

    @Test
    void tablesWithoutTrackingAreFollowedByVersion() throws Exception {
        sandbox.control().changeTracking("lead", false);
        UUID first = create("a");
        create("b");
        follow("&cursor=versionnumber&pageSize=1");
        await().untilAsserted(() -> assertThat(seen).containsExactly("changed a", "changed b"));

        send("dataverse:update/leads?id=" + first, Map.of("subject", "c"));

        await().untilAsserted(() -> assertThat(seen).containsExactly("changed a", "changed b", "changed c"));
    }

    @Test
    void onlyChangesCanBeginARoute() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("dataverse:query/leads").to("log:x");
                    }
                }))
                .hasStackTraceContaining("dataverse:changes/TABLE");
    }
}
