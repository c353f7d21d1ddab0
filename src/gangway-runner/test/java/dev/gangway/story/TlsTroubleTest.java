package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.gangway.EmbeddedGangway;
import dev.gangway.TlsServer;
import dev.gangway.database.TestDatabases;
import dev.gangway.onboarding.doctor.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose TLS is not right are refused in words, by HTTP, by the mail server and by PostgreSQL; one setting trusts. */
class TlsTroubleTest {
    private static final String PASSWORD = "in-memory";
    private static final String HERE = "san=ip:127.0.0.1";

    private static KeyStore store;
    private static HttpServer issuer;
    private static TlsServer server;
    private static EmbeddedGangway gangway;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        Path crl = directory.resolve("root.crl");
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            byte[] list = Files.readAllBytes(crl);
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        issuer.start();
        Path file = directory.resolve("all.p12");
        certificate(file, "root", "-30d", "-ext", "bc:c");
        certificate(file, "between", "-20d", "-signer", "root", "-ext", "bc:c");
        certificate(file, "server", "-1d", "-signer", "between", "-ext", HERE);
        certificate(file, "other-name", "-1d", "-signer", "root", "-ext", "san=dns:other.example");
        certificate(file, "expired", "-90d", "-signer", "root", "-ext", HERE);
        certificate(file, "revoked", "-1d", "-signer", "root", "-ext", HERE, "-ext", "2.5.29.31=" + listAt(issuer));
        store = load(file);
        keytool(
                file,
                "-gencrl",
                "-alias",
                "root",
                "-id",
                one("revoked").getSerialNumber().toString(),
                "-file",
                crl.toString());
        server = new TlsServer();
        gangway = new EmbeddedGangway(
                TestDatabases.HSQLDB,
                "gangway.tls.trust",
                pem(directory, one("root")),
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
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/x?sslmode=verify-full",
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

    private static void certificate(Path file, String alias, String start, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-startdate",
                start,
                "-validity",
                "60"));
        arguments.addAll(Arrays.asList(more));
        keytool(file, arguments.toArray(String[]::new));
    }

    private static void keytool(Path file, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** A CRLDistributionPoints extension (RFC 5280, 4.2.1.13) with one address, which keytool has no name for. */
    private static String listAt(HttpServer server) {
        byte[] address =
                ("http://127.0.0.1:" + server.getAddress().getPort() + "/root.crl").getBytes(StandardCharsets.US_ASCII);
        byte[] der = address;
        for (int tag : new int[] {0x86, 0xa0, 0xa0, 0x30, 0x30}) {
            byte[] outer = new byte[der.length + 2];
            outer[0] = (byte) tag;
            outer[1] = (byte) der.length;
            System.arraycopy(der, 0, outer, 2, der.length);
            der = outer;
        }
        return HexFormat.of().formatHex(der);
    }

    private static KeyStore load(Path file) throws Exception {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private static String pem(Path directory, Certificate certificate) throws Exception {
        return Files.writeString(
                        directory.resolve("root.pem"),
                        "-----BEGIN CERTIFICATE-----\n"
                                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                                + "\n-----END CERTIFICATE-----\n")
                .toString();
    }

    private static X509Certificate one(String alias) throws Exception {
        return (X509Certificate) store.getCertificate(alias);
    }

    private static void show(String alias, X509Certificate... behind) throws Exception {
        List<X509Certificate> chain = new ArrayList<>(List.of(one(alias)));
        chain.addAll(Arrays.asList(behind));
        server.show((PrivateKey) store.getKey(alias, PASSWORD.toCharArray()), chain.toArray(X509Certificate[]::new));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    expired | the server's certificate has expired
                    revoked | the server's certificate was revoked
                    server  | the issuer of the server's certificate is not trusted here
                    """)
    void aCertificateThatIsNotGoodIsRefusedInWords(String alias, String words) throws Exception {
        show(alias);

        assertThat(said()).allSatisfy((way, said) -> assertThat(said).as(way).contains(words));
        assertThat(server.handshakes()).isZero();
    }

    @Test
    void aCertificateForAnotherNameIsRefusedInWords() throws Exception {
        show("other-name");

        assertThat(said().get("HTTP")).contains("certificate is for another host");
        assertThat(said().get("SMTP")).contains("certificate is for another host");
        // the pool tells for a while what it met before
        await().atMost(Duration.ofMinutes(1))
                .until(() -> said().get("PostgreSQL").contains("hostname 127.0.0.1 could not be verified"));
    }

    @Test
    void anOldTlsIsRefusedInWords() throws IOException {
        server.speakOldTls();

        assertThat(said())
                .allSatisfy((way, said) -> assertThat(said).as(way).contains("versions of TLS that are not safe"));
    }

    @Test
    void issuersInAnyOrderAreGoodEnough() throws Exception {
        show("server", one("root"), one("between"));

        assertThat(said())
                .allSatisfy((way, said) -> assertThat(said).as(way).doesNotContain("certificate", "encrypted"));
        assertThat(server.handshakes()).as("each has gone on behind it").isPositive();
    }
}
