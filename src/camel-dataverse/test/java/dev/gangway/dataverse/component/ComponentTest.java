package dev.gangway.dataverse.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.dataverse.Verdict;
import dev.gangway.odata.SignInException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.junit.jupiter.api.Test;

/** What holds for all endpoints. */
class ComponentTest extends ComponentTestCase {

    @Test
    void aTypoInTheOperationNamesThoseThatExist() {
        assertThatThrownBy(() -> context.getEndpoint("dataverse:creat/leads?clientSecret=RAW(hidden)"))
                .rootCause()
                .hasMessageContaining("'creat'")
                .hasMessageContaining("did you mean 'create'")
                .hasMessageContaining("createIfAbsent")
                .hasMessageContaining("upsert")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> context.getEndpoint("dataverse:create"))
                .rootCause()
                .hasMessageContaining("leads");
        assertThatThrownBy(() -> context.getEndpoint("dataverse:retrieve/leads(1)"))
                .rootCause()
                .hasMessageContaining("CamelDataverseId");
        assertThatThrownBy(() -> context.getEndpoint("dataverse:query/leads?selct=subject"))
                .hasMessageContaining("selct");
    }

    @Test
    void saysWhatIsMissingBeforeAnythingIsSent() throws Exception {
        DataverseComponent bare = new DataverseComponent(context);
        context.addComponent("bare", bare);

        assertThatThrownBy(() -> send("bare:create/accounts", lead("a"))).hasMessageContaining("environment");
        bare.getConfiguration().setEnvironment("https://contoso.crm4.dynamics.com");
        assertThatThrownBy(() -> send("bare:create/contacts", lead("a"))).hasMessageContaining("tenantId");
        bare.getConfiguration().setTenantId("contoso.example");
        assertThatThrownBy(() -> send("bare:create/leads", lead("a"))).hasMessageContaining("client-id");
        assertThatThrownBy(() -> send("dataverse:update/leads", lead("a"))).hasMessageContaining("CamelDataverseId");
        assertThatThrownBy(() -> send("dataverse:create/leads", null)).hasMessageContaining("empty");
        assertThatThrownBy(() -> send("dataverse:create/leads", "{\"lastname\": Geheim"))
                .hasMessageContaining("not JSON")
                .hasMessageNotContaining("Geheim");
        assertThat(sandbox.control().requests()).isEmpty();
    }

    @Test
    void noHeaderChangesOperationTableOrEnvironment() throws Exception {
        UUID lead = UUID.randomUUID();
        send("dataverse:upsert/leads?id=" + lead, lead("kept"));

        Exchange answer = send(
                "dataverse:query/leads?select=subject",
                null,
                Map.of(
                        "CamelDataverseOperation", "delete",
                        "CamelDataverseTarget", "accounts",
                        "CamelDataverseTable", "accounts",
                        "CamelDataverseEnvironment", "http://127.0.0.1:1",
                        "CamelHttpUri", "http://127.0.0.1:1",
                        "CamelHttpMethod", "DELETE",
                        "CamelHttpPath", "accounts",
                        "CamelDataverseId", lead.toString()));

        assertThat(answer.getMessage().getBody(java.util.List.class)).hasSize(1);
        assertThat(leads()).hasSize(1);
    }

    @Test
    void anIdFromOutsideIsAGuidOrNothing() {
        assertThatThrownBy(() -> send(
                        "dataverse:delete/leads",
                        null,
                        Map.of("CamelDataverseId", "1)/Microsoft.Dynamics.CRM.Merge?x=(" + UUID.randomUUID())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GUID");
    }

    @Test
    void endpointsOfOneUserShareOneTokenAndOneGate() throws Exception {
        send("dataverse:function/WhoAmI", null);
        send("dataverse:create/leads", lead("a"));
        leads();

        assertThat(sandbox.control().requests())
                .filteredOn(request -> request.path().contains("token"))
                .hasSizeLessThanOrEqualTo(1);
        sandbox.control()
                .failNext(dev.gangway.sandbox.control.Fault.throttled("0x80072322", 30)
                        .on("POST", "leads"));
        assertThatThrownBy(() -> send("dataverse:create/leads", lead("b")));
        assertThatThrownBy(() -> send("dataverse:query/leads?select=subject&top=1", null))
                .hasMessageContaining("left alone");
    }

    @Test
    void oneUserCannotHaveTwoSecretsOrTimeouts() {
        template.requestBody("dataverse:function/WhoAmI", (Object) null);

        assertThatThrownBy(() -> send("dataverse:function/WhoAmI?responseTimeout=5000", null))
                .rootCause()
                .hasMessageContaining("already");
        assertThatThrownBy(() -> send("dataverse:function/WhoAmI?clientSecret=RAW(other-secret)", null))
                .rootCause()
                .hasMessageNotContaining("other-secret");
    }

    @Test
    void takesTokensFromABean() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Supplier<String> tokens = () -> {
            asked.incrementAndGet();
            return token();
        };
        context.getRegistry().bind("tokens", tokens);
        DataverseComponent other = new DataverseComponent(context);
        context.addComponent("supplied", other);
        other.getConfiguration().setEnvironment(sandbox.url().toString());

        send("supplied:create/leads?tokenSource=#tokens", lead("a"));
        sandbox.control().expireTokens();
        send("supplied:create/leads?tokenSource=#tokens", lead("b"));

        assertThat(asked).hasValue(2);
        assertThat(leads()).hasSize(2);
    }

    private String token() {
        try {
            String form = "grant_type=client_credentials&client_id=" + sandbox.clientId() + "&client_secret="
                    + java.net.URLEncoder.encode(sandbox.clientSecret(), java.nio.charset.StandardCharsets.UTF_8)
                    + "&scope=" + sandbox.url() + "/.default";
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

    @Test
    void tellsAWrongSecretFromAnOutage() {
        DataverseComponent stranger = new DataverseComponent(context);
        context.addComponent("stranger", stranger);
        configure(stranger.getConfiguration());
        stranger.getConfiguration().setClientSecret("wrong");

        assertThatThrownBy(() -> send("stranger:create/leads", lead("a")))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("AADSTS7000215");
    }

    @Test
    void theSecretIsNeitherInTheUriNorInTheEndpoint() {
        var endpoint = (DataverseEndpoint)
                context.getEndpoint("dataverse:query/leads?clientSecret=RAW(top-hidden)&select=subject");

        assertThat(endpoint.toString()).doesNotContain("top-hidden");
        assertThat(endpoint.getConfiguration().toString()).doesNotContain("top-hidden");
        assertThat(String.valueOf(endpoint.getServiceMetadata())).doesNotContain("top-hidden");
    }

    @Test
    void theCatalogKnowsEveryOption() {
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
        catalog.setCamelContext(context);
        catalog.start();

        assertThat(catalog.componentJSonSchema("dataverse")).contains("\"title\": \"Microsoft Dataverse\"");
        assertThat(catalog.validateEndpointProperties(
                                "dataverse:query/leads?select=subject&top=5&streaming=true&environment=https://a.example")
                        .isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties("dataverse:batch").isSuccess())
                .isTrue();
        assertThat(catalog.validateEndpointProperties("dataverse:query/leads?selct=subject")
                        .getUnknown())
                .containsExactly("selct");
    }

    @Test
    void aRefusalCanBeHandledByItsVerdict() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(dev.gangway.dataverse.RecordRefusedException.class)
                        .onWhen(simple("${exception.verdict} == 'NOT_FOUND'"))
                        .handled(true)
                        .setBody(constant("nobody"));
                from("direct:read").to("dataverse:retrieve/leads?select=subject");
            }
        });

        Exchange answer = send(
                "direct:read",
                null,
                Map.of("CamelDataverseId", UUID.randomUUID().toString()));

        assertThat(answer.getMessage().getBody()).isEqualTo("nobody");
        assertThat(Verdict.valueOf("NOT_FOUND")).isNotNull();
    }
}
