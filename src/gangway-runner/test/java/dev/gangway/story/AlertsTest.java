package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.gangway.EmbeddedGangway;
import dev.gangway.TlsServer;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.CertificateStores;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.odata.signin.certificate.TestIssuing;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People are told once when something needs them and once when it is over. */
class AlertsTest {
    private static final String JOB = "prospects-to-leads";
    private static final String OFF_DUTY = "0 0 0 1 1 ? 2099";

    /** Takes the posts of the webhook, or refuses them. */
    private static final class Chat implements AutoCloseable {
        final List<JsonNode> posts = new CopyOnWriteArrayList<>();
        volatile int status = 200;
        private final HttpServer server;

        Chat() throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        }

        private Chat(HttpServer server) {
            this.server = server;
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/hook", exchange -> {
                JsonNode post =
                        new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
                if (status == 200) {
                    posts.add(post);
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        /** With TLS, behind a gateway that lets one client in. */
        static Chat showing(TestCertificate certificate, TestCertificate client) throws Exception {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(CertificateStores.trusted(client.store(), TestCertificate.PASSWORD));
            SSLContext tls = TlsServer.context(trust.getTrustManagers(), certificate.key(), certificate.certificate());
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters all = tls.getDefaultSSLParameters();
                    all.setNeedClientAuth(true);
                    parameters.setSSLParameters(all);
                }
            });
            return new Chat(server);
        }

        String address() {
            return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                    + server.getAddress().getPort() + "/hook";
        }

        List<JsonNode> about(String alert) {
            return posts.stream()
                    .filter(post -> post.path("alert").asText().equals(alert))
                    .toList();
        }

        List<String> events(String alert) {
            return about(alert).stream()
                    .map(post -> post.path("event").asText())
                    .toList();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static World world(TestDatabases kind, Chat chat, Object... settings) {
        List<Object> all = new ArrayList<>(List.of(
                "gangway.schedules", "true",
                "gangway.alerts.webhook", chat.address(),
                "gangway.alerts.every", "3s",
                "gangway.alerts.stuck-after", "2s"));
        all.addAll(Arrays.asList(settings));
        return new World(kind, all.toArray());
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void newErrorsAreToldBundledAndWhenTheyAreSettled(TestDatabases kind) throws Exception {
        try (var chat = new Chat();
                var world =
                        world(kind, chat, "gangway.alerts.mail.to", "ops@fabrikam.example, night@fabrikam.example")) {
            for (int request = 0; request < 5; request++) {
                world.partnerAsks("lastname", null, "email", "secret" + request + "@person.example");
            }
            await().until(() -> chat.events("errors").contains("start"));
            await().atMost(Duration.ofSeconds(30)).until(() -> told(chat) == 5);
            await().during(Duration.ofSeconds(4)).until(() -> told(chat) == 5);
            assertThat(chat.about("errors").size())
                    .as("bundled: %s", chat.posts)
                    .isLessThanOrEqualTo(2);
            assertThat(chat.posts.toString())
                    .contains("RequestInvalid in synchronize-channel-requests")
                    .doesNotContain("person.example");

            world.partnerAsks("lastname", null);
            await().atMost(Duration.ofSeconds(30)).until(() -> told(chat) == 6);
            world.errors().forEach(error -> world.gangway.gangway.errors().discard(error.id()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chat.events("errors").contains("over"));

            List<String> events = chat.events("errors");
            assertThat(events).startsWith("start").endsWith("over");
            assertThat(events.stream().filter(event -> !event.equals("more"))).hasSize(2);
            await().until(() -> world.mails().size() >= 2 * events.size());
            assertThat(world.mails().get(0).getSubject())
                    .startsWith("[Gangway] ")
                    .contains("for a person");
            assertThat(world.mails().get(0).getHeader("Auto-Submitted")).containsExactly("auto-generated");
        }
    }

    private static int told(Chat chat) {
        return chat.about("errors").stream()
                .filter(post -> !post.path("event").asText().equals("over"))
                .mapToInt(post -> Integer.parseInt(post.path("summary").asText().split(" ")[0]))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void severalNodesTellOnceThatAJobIsStuck(TestDatabases kind) throws Exception {
        try (var chat = new Chat();
                var world = world(kind, chat);
                EmbeddedGangway another = world.another()) {
            world.sales.control().failNext(Fault.status(503).always());
            world.partnerAsks();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chat.events("stuck/" + JOB).contains("start"));
            assertThat(chat.about("stuck/" + JOB).get(0).path("job").asText()).isEqualTo(JOB);
            await().during(Duration.ofSeconds(5))
                    .until(() -> chat.events("stuck/" + JOB).equals(List.of("start")));

            world.sales.control().clearFaults();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> chat.events("stuck/" + JOB).equals(List.of("start", "over")));
            assertThat(chat.about("stuck/" + JOB))
                    .extracting(post -> post.path("summary").asText())
                    .containsExactly(
                            JOB + " does not get through: records have been waiting longer than 2 s",
                            JOB + " has caught up");
            assertThat(another.gangway.jobs()).contains(JOB);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aRefusedSignInIsToldByEveryWayThatWorks(TestDatabases kind) throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        try (var chat = new Chat()) {
            chat.status = 500;
            try (var world = new World(
                    kind,
                    host -> route(host, told),
                    "gangway.schedules",
                    "true",
                    "gangway.alerts.webhook",
                    chat.address(),
                    "gangway.alerts.endpoint",
                    "direct:our-alerts",
                    "gangway.alerts.every",
                    "2s",
                    "gangway.sales.client-secret",
                    "wrong")) {
                world.partnerAsks();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> told.stream().anyMatch(json -> json.contains("\"alert\":\"waits/" + JOB)));
                assertThat(told.toString()).contains("AADSTS").doesNotContain("webhook");

                chat.status = 200;
                await().atMost(Duration.ofSeconds(40))
                        .until(() -> chat.events("waits/" + JOB).equals(List.of("start")));
                assertThat(told.stream().filter(json -> json.contains("waits/" + JOB)))
                        .hasSize(1);
            }
        }
    }

    private static void route(org.apache.camel.CamelContext host, List<String> told) {
        try {
            host.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:our-alerts")
                            .process(exchange -> told.add(exchange.getMessage().getBody(String.class)));
                    from("direct:our-decisions")
                            .process(exchange -> told.add(exchange.getMessage().getBody(String.class)));
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aSilenceOfAllNodesIsTold(TestDatabases kind) throws Exception {
        try (var chat = new Chat();
                var world = world(
                        kind,
                        chat,
                        Stream.of("P-0001", JOB)
                                .flatMap(job -> Stream.of("gangway.jobs." + job + ".schedule", OFF_DUTY))
                                .toArray())) {
            await().until(() -> world.gangway.count("gangway.lastalive") == 1);
            assertThat(chat.posts).isEmpty();

            // as if nobody had been there for an hour
            world.gangway.jdbc.update("UPDATE gangway.lastalive SET seen = seen - INTERVAL '1' HOUR");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> chat.events("nodes").equals(List.of("start", "over")));
            assertThat(chat.about("nodes").get(0).path("summary").asText()).startsWith("No node is alive");
            assertThat(chat.about("nodes").get(1).path("summary").asText()).isEqualTo("a node is alive again");
        }
    }

    @Test
    void aCertificateThatEndsSoonIsToldAndWhenItIsReplaced(@TempDir Path directory) throws Exception {
        TestCertificate older = TestCertificate.create(directory, "older", 1, 20);
        TestCertificate newer = TestCertificate.create(directory, "newer", 1, 365);
        Path file = Files.writeString(directory.resolve("gangway.pem"), older.pem());
        TestCertificate root = TestIssuing.named("root").authority().make();
        try (var chat = Chat.showing(
                        TestIssuing.named("chat").host("127.0.0.1").by(root).make(), newer);
                var world = world(
                        TestDatabases.HSQLDB,
                        chat,
                        "gangway.tls.trust",
                        Files.writeString(directory.resolve("root.pem"), root.pemOfCertificate()),
                        "gangway.sales.credential",
                        "certificate",
                        "gangway.sales.certificate",
                        file,
                        "gangway.tls.certificate",
                        newer.store(),
                        "gangway.tls.certificate-password",
                        TestCertificate.PASSWORD)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chat.events("credential/sales").contains("start"));
            assertThat(chat.about("credential/sales").get(0).path("summary").asText())
                    .contains(
                            world.sales.clientId(),
                            "ends on " + older.certificate().getNotAfter().toInstant());
            assertThat(chat.about("credential/sales").get(0).path("cure").asText())
                    .contains("gangway doctor");

            TestCertificate.replace(file, newer.pem());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> chat.events("credential/sales").equals(List.of("start", "over")));
            assertThat(chat.events("credential/tls")).isEmpty();
        }
    }

    @Test
    void decisionsGoOutByHttpsToWhomTheSettingsTrust(@TempDir Path directory) throws Exception {
        TestCertificate root = TestIssuing.named("root").authority().make();
        TestCertificate client = TestCertificate.create(directory, "client", 1, 365);
        try (var chat = Chat.showing(
                        TestIssuing.named("chat").host("127.0.0.1").by(root).make(), client);
                var world = new World(
                        TestDatabases.HSQLDB,
                        "gangway.decisions.endpoint",
                        chat.address(),
                        "gangway.tls.trust",
                        Files.writeString(directory.resolve("root.pem"), root.pemOfCertificate()),
                        "gangway.tls.certificate",
                        client.store(),
                        "gangway.tls.certificate-password",
                        TestCertificate.PASSWORD)) {
            world.approve();

            assertThat(chat.posts)
                    .singleElement()
                    .satisfies(post -> assertThat(post.path("event").asText()).isEqualTo("decision"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void decisionsGoOutAsEvents(TestDatabases kind) {
        var told = new CopyOnWriteArrayList<String>();
        try (var world =
                new World(kind, host -> route(host, told), "gangway.decisions.endpoint", "direct:our-decisions")) {
            world.approve();

            assertThat(told).singleElement().satisfies(json -> assertThat(json)
                    .contains("\"event\":\"decision\"", "\"outcome\":\"approved\"", "\"prospectid\":\"P-0000001\""));
        }
    }
}
