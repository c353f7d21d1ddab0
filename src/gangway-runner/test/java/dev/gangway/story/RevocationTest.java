package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gangway.Setting;
import dev.gangway.TlsServer;
import dev.gangway.odata.http.TlsTrouble;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.odata.signin.certificate.TestIssuing;
import dev.gangway.wiring.network.ConfiguredNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.apache.camel.impl.DefaultCamelContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code gangway.tls.revocation} makes of what issuers say by OCSP, and of those that say nothing. */
class RevocationTest {
    private static TestCertificate root;
    private static Path trusted;
    private static HttpServer responder;
    private static TlsServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        root = TestIssuing.named("root").authority().make();
        trusted = Files.writeString(directory.resolve("root.pem"), root.pemOfCertificate());
        responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        responder.createContext("/good", exchange -> answer(exchange, CertificateStatus.GOOD));
        responder.createContext(
                "/revoked", exchange -> answer(exchange, new RevokedStatus(new Date(), CRLReason.keyCompromise)));
        responder.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        responder.start();
        server = new TlsServer();
    }

    @AfterAll
    static void stop() {
        server.close();
        responder.stop(0);
    }

    /** RFC 6960: short questions come in the path. */
    private static void answer(HttpExchange exchange, CertificateStatus status) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] question = exchange.getRequestMethod().equals("GET")
                ? Base64.getDecoder().decode(path.substring(path.indexOf('/', 1) + 1))
                : exchange.getRequestBody().readAllBytes();
        try {
            var basic = new BasicOCSPRespBuilder(new RespID(
                    new X500Name(root.certificate().getSubjectX500Principal().getName())));
            basic.addResponse(new OCSPReq(question).getRequestList()[0].getCertID(), status);
            byte[] answer = new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic.build(TestIssuing.signer(root.key()), null, new Date()))
                    .getEncoded();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            exchange.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    off    | revoked |
                    soft   | good    |
                    soft   | revoked | was revoked
                    soft   | broken  |
                    soft   | none    |
                    strict | good    |
                    strict | revoked | was revoked
                    strict | broken  | cannot be learnt from its issuer
                    strict | none    | cannot be learnt from its issuer
                    """)
    void whatTheIssuerSaysCounts(String setting, String issuer, String refusal) throws Exception {
        TestIssuing issuing = TestIssuing.named("server").host("127.0.0.1").by(root);
        TestCertificate shown = (issuer.equals("none")
                        ? issuing
                        : issuing.responder(
                                "http://127.0.0.1:" + responder.getAddress().getPort() + "/" + issuer))
                .make();
        server.show(shown.key(), shown.certificate());

        Throwable failure = catchThrowable(() -> connect(setting));

        if (refusal == null) {
            assertThat(failure).isNull();
        } else {
            assertThat(TlsTrouble.words(failure)).contains(refusal);
        }
    }

    private static void connect(String revocation) throws Exception {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.TLS_TRUST, trusted.toString());
        settings.put(Setting.TLS_REVOCATION, revocation);
        try (var context = new DefaultCamelContext()) {
            new ConfiguredNetwork(setting -> settings.getOrDefault(setting, setting.defaultValue())).bind(context);
            try (var socket = (SSLSocket) ConfiguredNetwork.sockets(context)
                    .orElseThrow()
                    .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.startHandshake();
            }
        }
    }
}
