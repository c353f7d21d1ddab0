package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private TestClient client() {
        return TestClient.integration(sales.sandbox());
    }

    @Test
    void theTokenAnswerHasTheShapeOfEntraId() {
        SalesSandbox sandbox = sales.sandbox();
        TestClient.Answer answer = client().signIn(sandbox, sandbox.clientId(), sandbox.clientSecret());

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(body.path("expires_in").asLong()).isEqualTo(3599);
        assertThat(body.path("access_token").asText()).startsWith("eyJ0");
        assertThat(body.has("refresh_token")).isFalse();
    }

    @Test
    void aWrongSecretIsAnInvalidClient() {
        TestClient.Answer answer =
                client().signIn(sales.sandbox(), sales.sandbox().clientId(), "wrong");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(answer.json().path("error_codes").get(0).asInt()).isEqualTo(7000215);
        assertThat(answer.json().path("error_description").asText())
                .startsWith("AADSTS7000215")
                .doesNotContain("wrong");
    }

    @Test
    void anUnknownApplicationIsRefused() {
        TestClient.Answer answer = client().signIn(sales.sandbox(), "nobody", "x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void aScopeWithoutDefaultIsInvalid() {
        SalesSandbox sandbox = sales.sandbox();
        TestClient.Answer answer = client().form(
                        sandbox.tokenUrl(),
                        "grant_type=client_credentials&scope=x&client_id=" + sandbox.clientId() + "&client_secret="
                                + sandbox.clientSecret());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_scope");
        assertThat(answer.json().path("error_description").asText()).startsWith("AADSTS70011");
        assertThat(answer.json().path("trace_id").asText()).isNotEmpty();
    }

    @Test
    void anotherGrantIsUnsupported() {
        TestClient.Answer answer = client().form(sales.sandbox().tokenUrl(), "grant_type=password");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void withoutATokenTheAnswerTellsWhereToGetOne() {
        TestClient.Answer answer = TestClient.withToken(sales.sandbox(), null).get("WhoAmI");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=" + sales.sandbox().url())
                .contains("/oauth2/authorize", "resource_id=" + sales.sandbox().url());
    }

    @Test
    void aForeignTokenIsRefused() {
        try (SalesSandbox other = SalesSandbox.builder().start()) {
            String foreign = TestClient.integration(other).token();

            assertThat(TestClient.withToken(sales.sandbox(), foreign)
                            .get("WhoAmI")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTamperedTokenIsRefused() {
        String token = client().token();
        String tampered = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");

        assertThat(TestClient.withToken(sales.sandbox(), tampered).get("WhoAmI").status())
                .isEqualTo(401);
    }

    @Test
    void aTokenExpiresWithTheClock() {
        TestClient client = client();
        sales.control().clockOffset(Duration.ofSeconds(3598));
        assertThat(client.get("WhoAmI").status()).isEqualTo(200);

        sales.control().clockOffset(Duration.ofSeconds(3601));
        assertThat(client.get("WhoAmI").status()).isEqualTo(401);
    }

    @Test
    void tokensExpireOnCommandAndNewOnesWork() {
        TestClient client = client();
        sales.control().expireTokens();

        assertThat(client.get("WhoAmI").status()).isEqualTo(401);
        assertThat(client().get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void theSellerIsAnotherUser() {
        String integration = client().get("WhoAmI").json().path("UserId").asText();
        String seller = TestClient.seller(sales.sandbox())
                .get("WhoAmI")
                .json()
                .path("UserId")
                .asText();

        assertThat(seller).isNotEqualTo(integration);
    }

    @Test
    void anImpersonatedUserIsStampedWithTheRealOneBehind() {
        TestClient client = client();
        String me = client.get("WhoAmI").json().path("UserId").asText();
        String seller = TestClient.seller(sales.sandbox())
                .get("WhoAmI")
                .json()
                .path("UserId")
                .asText();

        JsonNode lead = client.post(
                        "leads",
                        "{\"subject\":\"A\",\"lastname\":\"B\"}",
                        "MSCRMCallerID",
                        seller,
                        "Prefer",
                        "return=representation")
                .json();

        assertThat(lead.path("_createdby_value").asText()).isEqualTo(seller);
        assertThat(lead.path("_ownerid_value").asText()).isEqualTo(seller);
        assertThat(lead.path("_createdonbehalfby_value").asText()).isEqualTo(me);
    }
}
