package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.limits.ProtectionLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What went wrong in components of this kind, tried on this one. The list is in docs/dataverse-component.md. */
class FaultListTest extends ComponentTestCase {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final MemoryStateRepository cursors = new MemoryStateRepository();

    private void follow(String component) throws Exception {
        context.getRegistry().bind("cursors", cursors);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(component
                                + ":changes/leads?select=subject&delay=50&initialDelay=0&adaptive=false&stateRepository=#cursors&cursorKey=mine")
                        .routeId("follow")
                        .process(exchange ->
                                seen.add(exchange.getMessage().getHeader("CamelDataverseId", String.class)));
            }
        });
    }

    private HealthCheck.State health() {
        return ((HealthCheckAware) context.getRoute("follow").getConsumer())
                .getHealthCheck()
                .call()
                .getState();
    }

    @SuppressWarnings("unchecked")
    private static List<Outcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    @Test
    void manyCallsAfterA401SignInOnce() throws Exception {
        send("dataverse:function/WhoAmI", null);
        sandbox.control().expireTokens();
        sandbox.control().clearRequests();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> send("dataverse:function/WhoAmI", null));
            }
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get().getMessage().getBody()).isNotNull();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sandbox.control().requests())
                .filteredOn(request -> request.path().contains("token"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aBatchIsSentWholeOnceMoreAfterA401() throws Exception {
        send("dataverse:function/WhoAmI", null);
        sandbox.control().expireTokens();

        List<Outcome> outcomes =
                outcomes(send("dataverse:batch/leads?batchOperation=create", List.of(lead("a"), lead("b"), lead("c"))));

        assertThat(outcomes).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(leads()).hasSize(3);
    }

    @Test
    void anAnswerThatIsCutIsNoSuccess() throws Exception {
        Map<String, Object> lead = lead("once");
        lead.put("leadid", UUID.randomUUID().toString());
        sandbox.control().failNext(Fault.cut().on("POST", "$batch"));

        assertThatThrownBy(() -> send("dataverse:batch/leads?batchOperation=createIfAbsent", List.of(lead)))
                .isInstanceOf(ServiceUnavailableException.class);
        assertThat(outcomes(send("dataverse:batch/leads?batchOperation=createIfAbsent", List.of(lead))))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.ALREADY_EXISTS);
    }

    @Test
    void aListStoppedByALimitGoesOnWhereItWas() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:leads")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(20).redeliveryDelay(700))
                        .to("dataverse:batch/leads?batchOperation=create");
            }
        });
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(lead("lead " + i));
        }
        sandbox.control().limits(new ProtectionLimits(40, Duration.ofMinutes(20), 52, Duration.ofSeconds(3)));

        List<Outcome> outcomes = outcomes(send("direct:leads", rows));
        sandbox.control().limits(ProtectionLimits.PUBLISHED);

        assertThat(outcomes).hasSize(60).extracting(Outcome::verdict).containsOnly(Verdict.DONE);
        assertThat(leads()).hasSize(60);
    }

    @Test
    void passingErrorsDoNotEndTheReading() throws Exception {
        send("dataverse:create/leads", lead("a"));
        follow("dataverse");
        await().until(() -> seen.size() == 1);
        for (Fault fault : List.of(
                Fault.status(503).on("GET", "leads"),
                Fault.status(500).html("<html>oops</html>").on("GET", "leads"),
                Fault.reset().on("GET", "leads"),
                Fault.cut().on("GET", "leads"),
                Fault.status(403).code("0x80040220").on("GET", "leads"),
                Fault.throttled("0x80072322", 1).on("GET", "leads"))) {
            int before = seen.size();
            sandbox.control().failNext(fault);
            sandbox.control().dump();
            createQuietly();
            await().until(() -> seen.size() == before + 1);
        }

        await().until(() -> health() == HealthCheck.State.UP);
        assertThat(seen).doesNotHaveDuplicates();
    }

    private void createQuietly() {
        await().ignoreExceptions().until(() -> send("dataverse:create/leads", lead("x")) != null);
    }

    @Test
    void startsWhileTheServiceIsAway() throws Exception {
        sandbox.control().down();
        follow("dataverse");
        await().until(() -> health() == HealthCheck.State.DOWN);
        sandbox.control().up();
        send("dataverse:create/leads", lead("a"));

        await().until(() -> seen.size() == 1);
        await().until(() -> health() == HealthCheck.State.UP);
    }

    @Test
    void aChangeThatCannotBeReadIsNotSkipped() throws Exception {
        HttpServer odd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String root = "http://127.0.0.1:" + odd.getAddress().getPort();
        odd.createContext("/", exchange -> {
            String body = """
                    {"@odata.context":"x/$metadata#leads/$delta","value":[
                      {"@odata.context":"x/$metadata#leads/$deletedEntity","id":"no-guid","reason":"deleted"}],
                     "@odata.deltaLink":"%s/api/data/v9.2/leads?$deltatoken=2"}""".formatted(root);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        odd.start();
        try {
            String before = root + "/api/data/v9.2/leads?$deltatoken=1";
            cursors.start();
            cursors.setState("mine", before);
            DataverseComponent other = new DataverseComponent(context);
            context.addComponent("odd", other);
            other.getConfiguration().setEnvironment(root);
            other.getConfiguration().setTokenSource(() -> "token");
            follow("odd");

            await().until(() -> health() == HealthCheck.State.DOWN);
            assertThat(cursors.getState("mine")).isEqualTo(before);
        } finally {
            odd.stop(0);
        }
    }

    @Test
    void theListNamesTestsThatExist() throws Exception {
        String page = Files.readString(Path.of("docs/dataverse-component.md"));
        String list = page.substring(page.indexOf("## What went wrong elsewhere"));
        list = list.substring(0, list.indexOf("\n## ", 5));
        Pattern name = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

        assertThat(name.matcher(list).results().toList())
                .hasSizeGreaterThan(9)
                .allSatisfy(test -> assertThat(source(test.group(1))).contains("void " + test.group(2) + "("));
    }

    private static String source(String test) throws java.io.IOException {
        try (var all = Files.walk(Path.of("src/camel-dataverse/test/java"))) {
            Path file = all.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
