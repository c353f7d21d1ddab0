package dev.gangway.odata.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.SignInException;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.signin.certificate.TestCertificate;
import dev.gangway.sandbox.SalesSandbox;
import dev.gangway.sandbox.signin.Registrations.Federation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a Kubernetes cluster that the application trusts. */
class FederatedTokenTest {
    private static final String ISSUER = "https://oidc.example/cluster/";
    private static final String SUBJECT = "system:serviceaccount:gangway:gangway";
    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final KeyPair CLUSTER = pair();

    @TempDir
    Path directory;

    private final SalesSandbox sandbox = SalesSandbox.builder().start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private CamelHttp http;
    private Path file;
    private Credential credential;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void connect() {
        context.start();
        http = new CamelHttp(
                context, "test", ServiceConnection.of(sandbox.url(), sandbox.tokenUrl(), "unused", "unused", "unused"));
        file = directory.resolve("azure-identity-token");
        credential = SignIn.of(
                        new AppRegistration(sandbox.tokenUrl(), sandbox.clientId(), "any/.default"),
                        new FederatedToken(file))
                .open(http, Clock.systemUTC(), Clock.systemUTC());
        sandbox.registrations()
                .federate(sandbox.clientId(), new Federation(ISSUER, SUBJECT, AUDIENCE, CLUSTER.getPublic()));
    }

    @AfterEach
    void disconnect() {
        http.close();
        context.stop();
        sandbox.close();
    }

    private static String token(String subject, Instant end) throws Exception {
        return token(subject, AUDIENCE, CLUSTER, end);
    }

    private static String token(String subject, String audience, KeyPair keys, Instant end) throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(subject)
                        .audience(audience)
                        .notBeforeTime(Date.from(end.minusSeconds(7260)))
                        .expirationTime(Date.from(end))
                        .build());
        jwt.sign(new RSASSASigner(keys.getPrivate()));
        return jwt.serialize();
    }

    @Test
    void aReplacedTokenIsReadAgain() throws Exception {
        Instant now = Instant.now();
        Files.writeString(file, token(SUBJECT, now.plusSeconds(3600)) + "\n");
        assertThat(credential.fetch().value()).isNotBlank();

        Files.writeString(file, token(SUBJECT, now.minusSeconds(3600)));
        assertThatThrownBy(credential::fetch)
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("AADSTS700024")
                .hasMessageContaining("renew the federated token");

        TestCertificate.replace(file, token(SUBJECT, now.plusSeconds(7200)));
        assertThat(credential.fetch().value()).isNotBlank();
    }

    @Test
    void aTokenOfSomebodyElseIsNamed() throws Exception {
        String other =
                token("system:serviceaccount:default:default", Instant.now().plusSeconds(3600));
        Files.writeString(file, other);

        assertThatThrownBy(credential::fetch)
                .hasMessageContaining(
                        "AADSTS700213 (no federated credential of the application has the token's subject)")
                .hasMessageNotContaining(other);
    }

    @Test
    void aTokenForSomebodyElseAndOneOfAnotherKeyAreRefused() throws Exception {
        Instant end = Instant.now().plusSeconds(3600);
        Files.writeString(file, token(SUBJECT, "https://kubernetes.default.svc", CLUSTER, end));
        assertThatThrownBy(credential::fetch).hasMessageContaining("AADSTS700212");

        Files.writeString(file, token(SUBJECT, AUDIENCE, pair(), end));
        assertThatThrownBy(credential::fetch).hasMessageContaining("AADSTS50027");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(credential::fetch)
                .isInstanceOf(SignInException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("see that the platform projects it");
    }
}
