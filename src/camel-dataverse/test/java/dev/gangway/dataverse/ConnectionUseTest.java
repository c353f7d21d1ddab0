package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.cut;
import static dev.gangway.dataverse.ScriptedService.dropped;
import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.html;
import static dev.gangway.dataverse.ScriptedService.json;
import static dev.gangway.dataverse.ScriptedService.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gangway.dataverse.ScriptedService.Reply;
import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUseTest extends DataverseTestCase {
    private static final Reply FINE = json(200, "{}");

    @Test
    void sendsThePlainHeadersOfTheWebApi() {
        service.answers(FINE);

        dataverse.get("leads");

        ScriptedService.Received request = service.only();
        assertThat(request.header("OData-Version")).isEqualTo("4.0");
        assertThat(request.header("OData-MaxVersion")).isEqualTo("4.0");
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.headers().keySet()).doesNotContain("Expect", "Cookie", "Prefer");
    }

    @Test
    void keepsNoCookies() {
        service.answers(FINE.with("Set-Cookie", "ARRAffinity=one-server; Path=/"), FINE);

        dataverse.get("leads");
        dataverse.get("leads");

        assertThat(service.received())
                .allSatisfy(request -> assertThat(request.header("Cookie")).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void sendsARequestThatWasPutOffOnlyOnce(int status) {
        service.answers(json(status, "{}").with("Retry-After", "0"), FINE);

        assertThatThrownBy(() -> dataverse.batch(Batches.creations(1))).isInstanceOf(ServiceUnavailableException.class);

        assertThat(service.received()).hasSize(1);
    }

    @Test
    void doesNotFollowRedirects() {
        service.answers(text(302, "text/plain", "").with("Location", "/maintenance"), FINE);

        ServiceUnavailableException away =
                catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.get("leads"));

        assertThat(away.status()).isEqualTo(302);
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void isNotSteeredByHeadersOfTheAnswer() {
        service.answers(
                error(404, "0x80040217", "Does Not Exist")
                        .with("CamelHttpResponseCode", "200")
                        .with("CamelHttpUri", "http://127.0.0.1:9/elsewhere"),
                FINE);

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(RequestRejectedException.class);
        dataverse.get("contacts");

        assertThat(service.received())
                .extracting(ScriptedService.Received::target)
                .containsExactly("/api/data/v9.2/leads", "/api/data/v9.2/contacts");
    }

    @Test
    void doesNotResolvePlaceholdersInUrls() {
        System.setProperty("sales.test.hidden", "resolved");
        service.answers(FINE);

        dataverse.get("leads?$filter=subject eq '{{sys:sales.test.hidden}}'");

        assertThat(service.only().target())
                .isEqualTo("/api/data/v9.2/leads?$filter=subject%20eq%20'%7B%7Bsys:sales.test.hidden%7D%7D'");
    }

    @Test
    void sendsUrlsAsUtf8() {
        service.answers(FINE);

        dataverse.get("accounts?$filter=name eq 'Ærø & Søn 100%'");

        assertThat(service.only().target())
                .isEqualTo("/api/data/v9.2/accounts?$filter=name%20eq%20'%C3%86r%C3%B8%20&%20S%C3%B8n%20100%25'");
    }

    @Test
    void readsAZippedAnswer() {
        service.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream zipped = new GZIPOutputStream(exchange.getResponseBody())) {
                zipped.write("{\"subject\":\"x\"}".getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(dataverse.get("leads").path("subject").asText()).isEqualTo("x");
        assertThat(service.only().header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void leavesTheHostsHttpComponentAlone() {
        HttpComponent hosts = context.getComponent("http", HttpComponent.class);
        service.answers(FINE);

        dataverse.get("leads");

        assertThat(hosts.isAutomaticRetriesDisabled()).isFalse();
        assertThat(hosts.isCookieManagementDisabled()).isFalse();
    }

    @Test
    void trustsWhomTheCamelContextTrusts() {
        SSLContextParameters trust = new SSLContextParameters();
        context.setSSLContextParameters(trust);
        URI environment = URI.create("https://contoso.crm4.dynamics.com");

        try (Dataverse secure = new Dataverse(
                context,
                DataverseConnection.of(environment, service.connection().tokenUrl(), "client", "secret"))) {
            assertThat(context.getComponent("dataverse-http-2", HttpComponent.class)
                            .getSslContextParameters())
                    .isSameAs(trust);
            assertThat(secure.limits().requestsSent()).isZero();
        }
    }

    @Test
    void letsSeveralClientsLiveInOneContext() {
        try (Dataverse second = new Dataverse(context, service.connection())) {
            service.answers(FINE, FINE);
            dataverse.get("leads");
            second.get("leads");
        }
        service.answers(FINE);
        dataverse.get("leads");

        assertThat(service.received()).hasSize(3);
        assertThat(context.getComponentNames()).contains("dataverse-http").doesNotContain("dataverse-http-2");
    }

    @Test
    void callsARefusedConnectionUnavailable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);
        try (Dataverse away = new Dataverse(
                context, DataverseConnection.of(nobody, service.connection().tokenUrl(), "client", "secret"))) {
            assertThatThrownBy(away::whoAmI).isInstanceOf(ServiceUnavailableException.class);
        }
    }

    @Test
    void callsANameThatNobodyKnowsUnavailable() {
        assertThatThrownBy(() -> talkTo(URI.create("https://nobody.invalid")))
                .isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void callsAnAddressThatSpeaksNoTlsUnavailable() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> {
                try (var caller = plain.accept()) {
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> talkTo(URI.create("https://127.0.0.1:" + plain.getLocalPort())))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageContaining("SSL");
        }
    }

    /** With the token from elsewhere, so that it is the service itself that cannot be reached. */
    private void talkTo(URI environment) {
        try (Dataverse elsewhere = new Dataverse(
                context,
                DataverseConnection.of(environment, service.connection().tokenUrl(), "client", "secret"))) {
            elsewhere.get("leads");
        }
    }

    @Test
    void callsAResetConnectionUnavailable() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> resetTheFirst(socket));
            URI environment = URI.create("http://127.0.0.1:" + socket.getLocalPort());
            try (Dataverse away = new Dataverse(
                    context,
                    DataverseConnection.of(environment, service.connection().tokenUrl(), "client", "secret"))) {
                assertThatThrownBy(away::whoAmI).isInstanceOf(ServiceUnavailableException.class);
            }
            server.get();
        }
    }

    private static void resetTheFirst(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            connection.getInputStream().read();
            connection.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void callsAConnectionClosedWithoutAnswerUnavailable() {
        service.answers(dropped());

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);

        assertThat(service.received()).hasSize(1);
    }

    @Test
    void callsSilenceUnavailable() {
        CountDownLatch end = new CountDownLatch(1);
        service.answers(exchange -> await(end, 60_000));
        try (Dataverse impatient = new Dataverse(context, service.connection(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> impatient.get("leads"))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageContaining("Timeout");
        } finally {
            end.countDown();
        }
    }

    @Test
    void callsADrippingAnswerUnavailable() {
        CountDownLatch end = new CountDownLatch(1);
        service.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            while (!await(end, 20)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });
        try (Dataverse impatient = new Dataverse(context, service.connection(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> impatient.get("leads"))
                    .isInstanceOf(ServiceUnavailableException.class)
                    .hasMessageContaining("not complete in time");
        } finally {
            end.countDown();
        }
    }

    @Test
    void callsACutAnswerUnavailable() {
        service.answers(cut("application/json", "{\"value\":[{}]}"));

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void callsHalfAJsonDocumentUnavailable() {
        service.answers(json(200, "{\"value\":[{\"subject\":"));

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 500, 502, 503, 504})
    void callsAnHtmlPageUnavailable(int status) {
        service.answers(html(status));

        ServiceUnavailableException away =
                catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.get("leads"));

        assertThat(away.status()).isEqualTo(status);
    }

    @Test
    void callsATransientErrorUnavailableWhateverItsStatus() {
        service.answers(error(500, "0x80044151", "SQL timeout expired."));

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void namesTheErrorOfARefusedRequest() {
        service.answers(error(404, "0X80040217", "Entity 'lead' With Id = 1 Does Not Exist")
                .with("x-ms-service-request-id", "7d2f"));

        RequestRejectedException refused =
                catchThrowableOfType(RequestRejectedException.class, () -> dataverse.get("leads?$top=1"));

        assertThat(refused)
                .hasMessage(
                        "GET /api/data/v9.2/leads: status 404, 0x80040217, Entity 'lead' With Id = 1 Does Not Exist");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.code()).isEqualTo("0x80040217");
        assertThat(refused.requestId()).isEqualTo("7d2f");
    }

    @Test
    void readsTheOlderErrorShape() {
        service.answers(json(400, "{\"Message\":\"No HTTP resource was found\",\"ErrorCode\":\"0x80060888\"}"));

        assertThatThrownBy(() -> dataverse.get("leads"))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("0x80060888, No HTTP resource was found");
    }

    @Test
    void callsAStoppedCamelContextUnavailable() {
        context.stop();

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void asksWhoItIs() {
        service.answers(json(200, "{\"UserId\":\"11111111-2222-3333-4444-555555555555\"}"));

        assertThat(dataverse.whoAmI()).hasToString("11111111-2222-3333-4444-555555555555");
        assertThat(service.only().target()).isEqualTo("/api/data/v9.2/WhoAmI");
    }

    private static boolean await(CountDownLatch end, long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
