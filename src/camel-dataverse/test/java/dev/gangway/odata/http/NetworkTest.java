package dev.gangway.odata.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.gangway.dataverse.component.DataverseComponent;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.signin.certificate.CertificateStores;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.odata.signin.certificate.TestIssuing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out: a proxy that wants a sign-in, and servers whose TLS is right or wrong. */
class NetworkTest {
    private static TestCertificate right;
    private static TestCertificate otherName;
    private static TestCertificate issuer;
    private static TestCertificate expired;
    private static TestCertificate client;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        right = TestIssuing.named("right").host("127.0.0.1").make();
        otherName = TestIssuing.named("other").host("other.example").make();
        // what is trusted itself may be as old as it likes, so the one that has expired needs an issuer
        issuer = TestIssuing.named("issuer").days(30, 90).authority().make();
        expired = TestIssuing.named("expired")
                .days(9, 8)
                .host("127.0.0.1")
                .by(issuer)
                .make();
        client = TestCertificate.create(directory, "client", 1, 30);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static KeyStore trusting(TestCertificate certificate) throws Exception {
        Path file = Files.createTempFile("trust", ".pem");
        Files.writeString(file, certificate.pemOfCertificate());
        return CertificateStores.trusted(file, "");
    }

    private URI server(TestCertificate certificate, KeyStore clients) throws Exception {
        var keys = KeyManagerFactory.getInstance("PKIX");
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("server", certificate.key(), new char[] {'x'}, new Certificate[] {certificate.certificate()});
        keys.init(own, new char[] {'x'});
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(clients == null ? trusting(certificate) : clients);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters all = getSSLContext().getDefaultSSLParameters();
                all.setNeedClientAuth(clients != null);
                parameters.setSSLParameters(all);
            }
        });
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private CamelHttp through(URI server, Network network) {
        var context = new DefaultCamelContext();
        context.getRegistry().bind("network", Network.class, network);
        context.start();
        var http = new CamelHttp(
                context,
                "test",
                new ServiceConnection(
                        server,
                        null,
                        null,
                        null,
                        null,
                        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 2)));
        open.add(http);
        open.add(context);
        return http;
    }

    private static SSLContextParameters tls(KeyStore trusted, TestCertificate own) throws Exception {
        var tls = new SSLContextParameters();
        var trust = new TrustManagersParameters();
        trust.setKeyStore(parameters(trusted));
        tls.setTrustManagers(trust);
        if (own != null) {
            var keys = new KeyManagersParameters();
            keys.setKeyStore(parameters(CertificateStores.withKeys(own.store(), TestCertificate.PASSWORD)));
            keys.setKeyPassword(CertificateStores.PASSWORD);
            tls.setKeyManagers(keys);
        }
        return tls;
    }

    private static KeyStoreParameters parameters(KeyStore store) {
        var parameters = new KeyStoreParameters();
        parameters.setKeyStore(store);
        return parameters;
    }

    private static Network direct(SSLContextParameters tls) {
        return new Network(null, null, null, List.of(), tls);
    }

    private static int status(CamelHttp http, URI server) {
        return http.send("GET", server.resolve("/x"), Map.of(), null, 1000).status();
    }

    private String trouble(URI server, Network network) {
        CamelHttp http = through(server, network);
        return catchThrowableOfType(ServiceUnavailableException.class, () -> status(http, server))
                .getMessage();
    }

    @Test
    void aProxyIsSignedInTo() throws Exception {
        URI server = server(right, null);
        var proxy = new TestProxy("gangway", "p{{ss:w0rd");
        open.add(proxy);
        var network = new Network(proxy.url(), "gangway", () -> "p{{ss:w0rd", List.of(), tls(trusting(right), null));

        assertThat(status(through(server, network), server)).isEqualTo(200);
        assertThat(proxy.tunnels()).containsExactly(server.getAuthority());
    }

    @Test
    void aProxyThatDoesNotTakeTheSignInIsNamed() throws Exception {
        URI server = server(right, null);
        var proxy = new TestProxy("gangway", "right");
        open.add(proxy);
        var network = new Network(proxy.url(), "gangway", () -> "hush-hush", List.of(), tls(trusting(right), null));

        assertThat(trouble(server, network))
                .contains("the proxy does not accept our sign-in")
                .doesNotContain("hush-hush");
        assertThat(proxy.tunnels()).isEmpty();
    }

    @Test
    void someHostsAreReachedWithoutTheProxy() throws Exception {
        URI server = server(right, null);
        var proxy = new TestProxy("gangway", "right");
        open.add(proxy);
        var network =
                new Network(proxy.url(), "gangway", () -> "right", List.of("127.0.0.1"), tls(trusting(right), null));

        assertThat(status(through(server, network), server)).isEqualTo(200);
        assertThat(proxy.tunnels()).isEmpty();
    }

    @Test
    void anotherNameIsRefusedInWords() throws Exception {
        assertThat(trouble(server(otherName, null), direct(tls(trusting(otherName), null))))
                .contains("certificate is for another host");
    }

    @Test
    void anExpiredCertificateIsRefusedInWords() throws Exception {
        assertThat(trouble(server(expired, null), direct(tls(trusting(issuer), null))))
                .contains("certificate has expired");
    }

    @Test
    void anUnknownIssuerIsRefusedInWords() throws Exception {
        assertThat(trouble(server(right, null), direct(tls(trusting(otherName), null))))
                .contains("issuer of the server's certificate is not trusted");
        assertThat(trouble(server(right, null), direct(null)))
                .as("by Java's own trust store")
                .contains("issuer of the server's certificate is not trusted");
    }

    /** Java itself no longer speaks 1.1, so this server says what one that speaks nothing else says: alert 70. */
    @Test
    void anOldTlsIsRefusedInWords() throws Exception {
        var old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        open.add(old);
        Thread thread = new Thread(() -> {
            while (!old.isClosed()) {
                try (Socket socket = old.accept()) {
                    InputStream in = socket.getInputStream();
                    byte[] head = in.readNBytes(5);
                    in.readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
                    socket.getOutputStream().write(new byte[] {0x15, 3, 2, 0, 2, 2, 70});
                } catch (IOException e) {
                    // closed
                }
            }
        });
        thread.setDaemon(true);
        thread.start();

        assertThat(trouble(URI.create("https://127.0.0.1:" + old.getLocalPort()), direct(tls(trusting(right), null))))
                .contains("versions of TLS that are not safe");
    }

    @Test
    void aGatewayIsShownOurCertificate() throws Exception {
        URI gateway = server(right, trusting(client));

        assertThat(status(through(gateway, direct(tls(trusting(right), client))), gateway))
                .isEqualTo(200);
        assertThat(trouble(gateway, direct(tls(trusting(right), null)))).contains("No answer");
    }

    @Test
    void anEndpointOfTheComponentTrustsWhomItsOptionSays() throws Exception {
        URI server = server(right, null);
        try (var context = new DefaultCamelContext();
                var template = context.createProducerTemplate()) {
            DataverseComponent component = new DataverseComponent(context);
            context.addComponent("dataverse", component);
            component.getConfiguration().setEnvironment(server.toString());
            component.getConfiguration().setTokenSource(() -> "token");
            context.getRegistry().bind("ours", tls(trusting(right), null));
            context.start();
            String uri = "dataverse:delete/leads?id=" + UUID.randomUUID();

            template.requestBody(uri + "&sslContextParameters=#ours", (Object) null);
            assertThatThrownBy(() -> template.requestBody(uri, (Object) null))
                    .hasStackTraceContaining("with another secret, scope, timeout, proxy, trust");
        }
    }
}
