package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request has that no answer shows. */
class WireTest extends ComponentTestCase {
    private final List<Headers> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private HttpServer server;
    private int refusals;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .add("OData-EntityId", root + "/api/data/v9.2/leads(" + UUID.randomUUID() + ")");
            exchange.sendResponseHeaders(refusals-- > 0 ? 401 : 204, -1);
            exchange.close();
        });
        server.start();
        DataverseComponent component = new DataverseComponent(context);
        context.addComponent("wire", component);
        component.getConfiguration().setEnvironment(root);
        component.getConfiguration().setTokenSource(() -> "token-" + tokens.incrementAndGet());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void microsoftsHeadersGoAlong() throws Exception {
        UUID caller = UUID.randomUUID();

        send(
                "wire:create/leads?bypass=customSync,customAsync,flows&detectDuplicates=true&callerObjectId=" + caller,
                lead("a"));

        assertThat(received).hasSize(1);
        Headers headers = received.get(0);
        assertThat(headers.get("CallerObjectId")).containsExactly(caller.toString());
        assertThat(headers.get("MSCRM.BypassBusinessLogicExecution")).containsExactly("CustomSync,CustomAsync");
        assertThat(headers.get("MSCRM.SuppressCallbackRegistrationExpanderJob")).containsExactly("true");
        assertThat(headers.get("MSCRM.SuppressDuplicateDetection")).containsExactly("false");
    }

    @Test
    void theSecondTryAfterA401HasOneTokenTheNewOne() throws Exception {
        refusals = 1;

        send("wire:create/leads", lead("a"));

        assertThat(received)
                .extracting(headers -> headers.get("Authorization"))
                .containsExactly(List.of("Bearer token-1"), List.of("Bearer token-2"));
    }

    @Test
    void aBodyThatCannotBeReadToItsEndIsNotSent() {
        InputStream broken = new InputStream() {
            private final String text = "{\"name\":\"a";
            private int at;

            @Override
            public int read() throws IOException {
                if (at == text.length()) {
                    throw new IOException("disk gone");
                }
                return text.charAt(at++);
            }
        };

        assertThatThrownBy(() -> send("wire:create/accounts", broken)).hasStackTraceContaining("disk gone");
        assertThat(received).isEmpty();
    }

    @Test
    void aProxyOfTheComponentsOwnIsTheWay() throws Exception {
        DataverseComponent component = new DataverseComponent(context);
        context.addComponent("proxied", component);
        component.getConfiguration().setEnvironment("http://127.0.0.1:1");
        component.getConfiguration().setTokenSource(() -> "token");
        component.getConfiguration().setProxyHost("127.0.0.1");
        assertThatThrownBy(() -> send("proxied:create/leads", lead("a"))).hasStackTraceContaining("proxyPort");

        component.getConfiguration().setProxyPort(server.getAddress().getPort());
        send("proxied:create/contacts", lead("a"));

        assertThat(received).hasSize(1);
        assertThat(received.get(0).get("Host")).containsExactly("127.0.0.1:1");
    }
}
