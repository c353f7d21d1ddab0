package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.gangway.EmbeddedGangway;
import dev.gangway.TlsServer;
import dev.gangway.database.TestDatabases;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.odata.signin.certificate.TestIssuing;
import dev.gangway.onboarding.doctor.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose TLS is not right are refused in words, by HTTP, by the mail server and by PostgreSQL; one setting trusts. */
class TlsTroubleTest {
    private static final String HERE = "127.0.0.1";
    /** The same, but not taken for this machine, so that nothing has to be asked for. */
    private static final String ELSEWHERE = "127.1";

    private static TestCertificate root;
    private static TestCertificate between;
    private static TestCertificate revoked;
    private static HttpServer issuer;
    private static TlsServer server;
    private static EmbeddedGangway gangway;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        root = TestIssuing.named("root").days(30, 60).authority().make();
        between = TestIssuing.named("between").by(root).authority().make();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        revoked = issuing()
                .by(root)
                .list("http://127.0.0.1:" + issuer.getAddress().getPort() + "/root.crl")
                .make();
        byte[] list = new JcaX509v2CRLBuilder(root.certificate().getSubjectX500Principal(), new Date())
                .setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(1))))
                .addCRLEntry(revoked.certificate().getSerialNumber(), new Date(), CRLReason.keyCompromise)
                .build(TestIssuing.signer(root.key()))
                .getEncoded();
        issuer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        issuer.start();
        server = new TlsServer();
        gangway = new EmbeddedGangway(
                TestDatabases.HSQLDB,
                "gangway.tls.trust",
                Files.writeString(directory.resolve("root.pem"), root.pemOfCertificate()),
                "gangway.tls.revocation",
                "soft",
                "gangway.sales.url",
                "https://127.0.0.1:" + server.port(),
                "gangway.sales.token-url",
                "https://127.0.0.1:" + server.port() + "/token",
                "gangway.sales.client-id",
                "x",
                "gangway.sales.client-secret",
                "x",
                "gangway.mail.url",
                "smtps://127.0.0.1:" + server.port(),
                "gangway.mail.from",
                "onboarding@fabrikam.example",
                "gangway.channel.url",
                "jdbc:postgresql://" + ELSEWHERE + ":" + server.port() + "/x",
                "gangway.database.connect-seconds",
                "1",
                "gangway.migrate",
                "false");
    }

    @AfterAll
    static void close() {
        gangway.close();
        server.close();
        issuer.stop(0);
    }

    private static TestIssuing issuing() {
        return TestIssuing.named("server").host(HERE, ELSEWHERE);
    }

    private static void show(TestCertificate shown, TestCertificate... behind) throws Exception {
        server.show(
                shown.key(),
                Stream.concat(Stream.of(shown), Stream.of(behind))
                        .map(TestCertificate::certificate)
                        .toArray(X509Certificate[]::new));
    }

    /** What is said about Sales, the mail server and the channel's PostgreSQL. */
    private static Map<String, String> said() {
        List<Finding> findings = gangway.gangway.doctor(finding -> {});
        return Map.of(
                "HTTP", said(findings, "sign-in to Sales"),
                "SMTP", said(findings, "mail"),
                "PostgreSQL", said(findings, "channel"));
    }

    private static String said(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::seen)
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings.toString()));
    }

    @Test
    void aCertificateThatHasExpiredIsRefusedInWords() throws Exception {
        show(issuing().days(90, 60).by(root).make());

        refusedWith("the server's certificate has expired");
    }

    @Test
    void aCertificateThatWasRevokedIsRefusedInWords() throws Exception {
        show(revoked);

        refusedWith("the server's certificate was revoked");
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsRefusedInWords() throws Exception {
        show(issuing().by(between).make());

        refusedWith("the issuer of the server's certificate is not trusted here");
    }

    private static void refusedWith(String words) {
        assertThat(said()).allSatisfy((way, said) -> assertThat(said).as(way).contains(words));
        assertThat(server.handshakes()).isZero();
    }

    @Test
    void aCertificateForAnotherNameIsRefusedInWords() throws Exception {
        show(TestIssuing.named("server").host("other.example").by(root).make());

        assertThat(said().get("HTTP")).contains("certificate is for another host");
        assertThat(said().get("SMTP")).contains("certificate is for another host");
        // the pool tells for a while what it met before
        await().atMost(Duration.ofMinutes(1))
                .until(() -> said().get("PostgreSQL").contains("hostname 127.1 could not be verified"));
    }

    @Test
    void anOldTlsIsRefusedInWords() throws IOException {
        server.speakOldTls();

        assertThat(said())
                .allSatisfy((way, said) -> assertThat(said).as(way).contains("versions of TLS that are not safe"));
    }

    @Test
    void issuersInAnyOrderAreGoodEnough() throws Exception {
        show(issuing().by(between).make(), root, between);

        // the pool tells for a while what it met before
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(said())
                .allSatisfy((way, said) -> assertThat(said).as(way).doesNotContain("certificate", "encrypted")));
        assertThat(server.handshakes()).as("each has gone on behind it").isPositive();
    }
}
