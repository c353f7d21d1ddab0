package dev.gangway.odata.signin.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.signin.AppRegistration;
import dev.gangway.odata.signin.ClientProof;
import dev.gangway.odata.signin.Credential;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.sandbox.SalesSandbox;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates against a token endpoint that checks them as Entra ID does, and against a library of somebody else's. */
class ClientCertificateTest {
    private static TestCertificate older;
    private static TestCertificate newer;
    private static TestCertificate ended;

    @TempDir
    Path directory;

    private final SalesSandbox sandbox = SalesSandbox.builder().start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private AppRegistration application;
    private CamelHttp http;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        older = TestCertificate.create(directory, "older", 2, 30);
        newer = TestCertificate.create(directory, "newer", 1, 365);
        ended = TestCertificate.create(directory, "ended", 9, 8);
    }

    @BeforeEach
    void connect() {
        context.start();
        application = new AppRegistration(sandbox.tokenUrl(), sandbox.clientId(), "any/.default");
        http = new CamelHttp(
                context, "test", ServiceConnection.of(sandbox.url(), sandbox.tokenUrl(), "unused", "unused", "unused"));
    }

    @AfterEach
    void disconnect() {
        http.close();
        context.stop();
        sandbox.close();
    }

    private Credential credential(ClientCertificate certificate) {
        return SignIn.of(application, certificate).open(http, Clock.systemUTC(), Clock.systemUTC());
    }

    private static ClientCertificate certificate(Clock clock, Path... files) {
        return new ClientCertificate(List.of(files), () -> TestCertificate.PASSWORD, clock);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(Files.createTempFile(directory, "key", ".pem"), content);
    }

    private void register(TestCertificate certificate) {
        sandbox.registrations().addCertificate(sandbox.clientId(), certificate.certificate());
    }

    @Test
    void everyFormOfTheFileSignsIn() throws Exception {
        register(older);

        for (Path form :
                List.of(older.store(), file(older.pem()), file(older.pemOfOlderTools()), file(older.encryptedPem()))) {
            assertThat(credential(certificate(Clock.systemUTC(), form)).fetch().value())
                    .as(form.toString())
                    .isNotBlank();
        }
    }

    @Test
    void anotherLibraryAcceptsTheAssertion() throws Exception {
        ClientCertificate certificate = certificate(Clock.systemUTC(), older.store());
        SignedJWT jwt = SignedJWT.parse(certificate.fields(application).get("client_assertion"));
        SignedJWT next = SignedJWT.parse(certificate.fields(application).get("client_assertion"));

        assertThat(jwt.verify(
                        new RSASSAVerifier((RSAPublicKey) older.certificate().getPublicKey())))
                .isTrue();
        assertThat(jwt.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(X509CertUtils.computeSHA256Thumbprint(older.certificate()));
        assertThat(jwt.getJWTClaimsSet().getAudience())
                .containsExactly(sandbox.tokenUrl().toString());
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(sandbox.clientId());
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(sandbox.clientId());
        assertThat(jwt.getJWTClaimsSet().getJWTID())
                .isNotBlank()
                .isNotEqualTo(next.getJWTClaimsSet().getJWTID());
    }

    @Test
    void anAssertionIsTakenOnce() {
        register(older);
        Map<String, String> copied =
                certificate(Clock.systemUTC(), older.store()).fields(application);
        Credential thief = showing(copied);

        assertThat(thief.fetch().value()).isNotBlank();
        assertThatThrownBy(thief::fetch).isInstanceOf(SignInException.class).hasMessageContaining("AADSTS50027");
        Credential own = credential(certificate(Clock.systemUTC(), older.store()));
        own.fetch();
        assertThat(own.fetch().value()).as("each of our own is a new one").isNotBlank();
    }

    private Credential showing(Map<String, String> fields) {
        return SignIn.of(application, new ClientProof() {
                    @Override
                    public Map<String, String> fields(AppRegistration forWhom) {
                        return fields;
                    }

                    @Override
                    public boolean hasAnother() {
                        return false;
                    }

                    @Override
                    public String described() {
                        return "copied assertion";
                    }
                })
                .open(http, Clock.systemUTC(), Clock.systemUTC());
    }

    @Test
    void anAssertionIsForOneTenant() {
        register(older);
        Map<String, String> elsewhere = certificate(Clock.systemUTC(), older.store())
                .fields(new AppRegistration(
                        URI.create("https://login.example/other/oauth2/v2.0/token"),
                        application.clientId(),
                        application.scope()));

        assertThatThrownBy(showing(elsewhere)::fetch)
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("AADSTS700023");
    }

    @Test
    void aCertificateThatIsNotRegisteredIsNamed() {
        Credential credential = credential(certificate(Clock.systemUTC(), older.store()));

        assertThatThrownBy(credential::fetch)
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("AADSTS700027 (this certificate is not registered with the application");
    }

    @Test
    void oneCertificateTakesOverFromTheOther() throws Exception {
        Path file = file(older.pem());
        register(older);
        ClientCertificate certificate = certificate(Clock.systemUTC(), file);
        Credential credential = credential(certificate);
        credential.fetch();

        TestCertificate.replace(file, older.pem() + newer.pem());
        assertThat(credential.fetch().value())
                .as("the new one is not registered yet")
                .isNotBlank();
        assertThat(certificate.end()).contains(older.certificate().getNotAfter().toInstant());
        register(newer);
        sandbox.registrations().removeCertificate(sandbox.clientId(), older.certificate());
        assertThat(credential.fetch().value()).as("the old one is gone").isNotBlank();
        assertThat(certificate.end()).contains(newer.certificate().getNotAfter().toInstant());
        TestCertificate.replace(file, newer.pem());
        assertThat(credential.fetch().value()).isNotBlank();
    }

    @Test
    void aHalfWrittenFileStopsNobody() throws Exception {
        Path file = file(older.pem());
        register(older);
        Credential credential = credential(certificate(Clock.systemUTC(), file));
        credential.fetch();

        Files.writeString(file, older.pem().substring(0, 900));

        assertThat(credential.fetch().value()).isNotBlank();
    }

    @Test
    void anEndedCertificateIsNotEvenSent() {
        register(ended);

        SignInException refused = catchThrowableOfType(
                SignInException.class, credential(certificate(Clock.systemUTC(), ended.store()))::fetch);

        assertThat(refused).hasMessageContaining("ended on").hasMessageContaining("make a new one");
        assertThat(refused.status()).isZero();
    }

    @Test
    void aWrongClockIsNamed() {
        register(older);
        Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-20));

        assertThatThrownBy(credential(certificate(early, older.store()))::fetch)
                .hasMessageContaining("AADSTS700024")
                .hasMessageContaining("correct this machine's clock");
        Clock nearly = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(4));
        assertThat(credential(certificate(nearly, older.store())).fetch().value())
                .as("a few minutes are forgiven")
                .isNotBlank();
    }

    @Test
    void filesThatCannotBeUsedSayWhy() throws Exception {
        TestCertificate curve = TestIssuing.named("curve").make().storedIn(directory.resolve("curve.p12"));
        String keyOnly = older.pem().substring(0, older.pem().indexOf("-----BEGIN CERT"));
        String otherKey = keyOnly + newer.pemOfCertificate();

        assertThatThrownBy(certificate(Clock.systemUTC(), directory.resolve("nowhere.pem"))::check)
                .hasMessageContaining("is not there");
        assertThatThrownBy(certificate(Clock.systemUTC(), curve.store())::check).hasMessageContaining("not RSA");
        assertThatThrownBy(certificate(Clock.systemUTC(), file(keyOnly))::check)
                .hasMessageContaining("no certificate with its private key");
        assertThatThrownBy(certificate(Clock.systemUTC(), file(otherKey))::check)
                .hasMessageContaining("no certificate with its private key");
        assertThatThrownBy(new ClientCertificate(List.of(older.store()), () -> "wrong", Clock.systemUTC())::check)
                .hasMessageContaining("password")
                .hasMessageNotContaining("wrong");
    }
}
