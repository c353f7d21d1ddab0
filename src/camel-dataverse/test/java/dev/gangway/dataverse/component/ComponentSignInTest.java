package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.odata.SignInException;
import dev.gangway.odata.signin.certificate.TestCertificate;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to sign in without a client secret. */
class ComponentSignInTest extends ComponentTestCase {
    @TempDir
    private Path directory;

    private final DataverseComponent component = new DataverseComponent(context);

    @BeforeEach
    void add() {
        context.addComponent("other", component);
        component.getConfiguration().setEnvironment(sandbox.url().toString());
    }

    @Test
    void withACertificate() throws Exception {
        TestCertificate certificate = TestCertificate.create(directory, "contoso", 1, 100);
        sandbox.registrations().addCertificate(sandbox.clientId(), certificate.certificate());
        context.getPropertiesComponent().addInitialProperty("secret.of.file", TestCertificate.PASSWORD);

        send(
                "other:create/leads?credential=certificate&certificate=" + certificate.store()
                        + "&certificatePassword={{secret.of.file}}&tokenEndpoint=" + sandbox.tokenUrl() + "&clientId="
                        + sandbox.clientId(),
                lead("a"));

        assertThat(leads()).hasSize(1);
        assertThat(context.getEndpoints().toString()).doesNotContain(TestCertificate.PASSWORD);
    }

    @Test
    void aFileThatIsNoCertificateIsSaidBeforeAnythingIsSent() {
        component.getConfiguration().setTokenEndpoint(sandbox.tokenUrl().toString());
        component.getConfiguration().setClientId(sandbox.clientId());

        assertThatThrownBy(() -> send("other:create/leads?credential=certificate&certificate=nowhere.p12", lead("a")))
                .rootCause()
                .hasMessageContaining("nowhere.p12");
        assertThatThrownBy(() -> send("other:create/contacts?credential=certificate", lead("a")))
                .hasMessageContaining("camel.component.dataverse.certificate");
        assertThat(sandbox.control().requests()).isEmpty();
    }

    @Test
    void withAProfileOfCamelOauth() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String profile = "p" + UUID.randomUUID();
        OAuthProfiles.PROFILES.put(profile, () -> {
            asked.incrementAndGet();
            return token();
        });

        send("other:create/leads?oauthProfile=" + profile, lead("a"));
        send("other:query/leads?select=subject&oauthProfile=" + profile, null);
        sandbox.control().expireTokens();
        send("other:create/leads?oauthProfile=" + profile, lead("b"));

        assertThat(asked).hasValue(2);
        assertThat(leads()).hasSize(2);
    }

    @Test
    void aProfileThatGivesNoTokenNeedsAPersonAndTellsNoSecret() {
        assertThatThrownBy(() -> send("other:create/leads?oauthProfile=forgotten", lead("a")))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("camel.oauth.forgotten")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> send("other:create/leads?oauthProfile=a&tokenSource=#tokens", lead("a")))
                .hasMessageContaining("tokenSource");
    }

    private String token() {
        try {
            String form = "grant_type=client_credentials&client_id=" + sandbox.clientId() + "&client_secret="
                    + URLEncoder.encode(sandbox.clientSecret(), StandardCharsets.UTF_8) + "&scope=" + sandbox.url()
                    + "/.default";
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(sandbox.tokenUrl().toString()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            String body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return body.replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
