package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.dropped;
import static dev.gangway.dataverse.ScriptedService.error;
import static dev.gangway.dataverse.ScriptedService.html;
import static dev.gangway.dataverse.ScriptedService.json;
import static dev.gangway.dataverse.ScriptedService.text;
import static dev.gangway.dataverse.ScriptedService.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gangway.dataverse.ScriptedService.Reply;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.SignInException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignInTest extends DataverseTestCase {
    private static final Reply FINE = json(200, "{}");
    private static final Reply UNAUTHORIZED = text(401, "text/html", "");
    private static final String WRONG_SECRET =
            "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid" + " client secret provided: "
                    + ScriptedService.SECRET + "\",\"error_codes\":[7000215]}";

    @Test
    void asksForATokenWithClientCredentials() {
        service.answers(FINE);

        dataverse.get("leads");

        assertThat(service.tokenRequests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.body())
                    .isEqualTo(
                            "client_id=client&client_secret=s3cr3t%2Fwith%2Bsigns"
                                    + "&scope=https%3A%2F%2Fcontoso.crm4.dynamics.com%2F.default&grant_type=client_credentials");
        });
        assertThat(service.only().header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void usesOneTokenForManyCalls() {
        service.answers(FINE, FINE, FINE);

        dataverse.get("leads");
        dataverse.get("leads");
        dataverse.get("leads");

        assertThat(service.tokenRequests()).hasSize(1);
    }

    @Test
    void renewsTheTokenSomeMinutesBeforeItEnds() {
        service.answers(FINE, FINE, FINE);

        dataverse.get("leads");
        clock.advance(Duration.ofMinutes(54));
        dataverse.get("leads");
        clock.advance(Duration.ofMinutes(2));
        dataverse.get("leads");

        assertThat(service.received())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void letsManyThreadsShareOneTokenRequest() throws Exception {
        int threads = 8;
        service.answers(Stream.generate(() -> FINE).limit(threads).toArray(Reply[]::new));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Object> call = () -> dataverse.get("leads");
            for (Future<Object> done :
                    pool.invokeAll(Stream.generate(() -> call).limit(threads).toList())) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(service.tokenRequests()).hasSize(1);
        assertThat(service.received()).hasSize(threads);
    }

    @Test
    void keepsTheOldTokenWhileTheTokenEndpointIsAway() {
        service.answersToken(token("first", 3600), html(503)).answers(FINE, FINE);

        dataverse.get("leads");
        clock.advance(Duration.ofMinutes(57));
        dataverse.get("leads");

        assertThat(service.received())
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer first", "Bearer first");
    }

    @Test
    void repeatsTheSameRequestOnceWithANewTokenAfter401() {
        service.answers(UNAUTHORIZED, json(200, "{\"value\":[]}"));

        dataverse.get("leads?$select=subject");

        assertThat(service.received())
                .extracting(request -> request.target() + " " + request.header("Authorization"))
                .containsExactly(
                        "/api/data/v9.2/leads?$select=subject Bearer token-1",
                        "/api/data/v9.2/leads?$select=subject Bearer token-2");
    }

    @Test
    void givesUpAfterASecond401() {
        service.answers(UNAUTHORIZED, UNAUTHORIZED);

        SignInException refused = catchThrowableOfType(SignInException.class, () -> dataverse.get("leads"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(service.received()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithTheSecretAndNeverShowsIt() {
        service.answersToken(json(401, WRONG_SECRET));

        SignInException refused = catchThrowableOfType(SignInException.class, () -> dataverse.get("leads"));

        assertThat(refused)
                .hasMessageContaining("AADSTS7000215 (the client secret is wrong)")
                .hasMessageNotContaining(ScriptedService.SECRET);
        assertThat(refused.code()).isEqualTo("invalid_client");
        assertThat(service.received()).isEmpty();
    }

    @Test
    void takesAWrongTokenAddressForAConfigurationError() {
        service.answersToken(html(404));

        SignInException refused = catchThrowableOfType(SignInException.class, () -> dataverse.get("leads"));

        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void takesAnOutageOfTheTokenEndpointForAnOutage() {
        service.answersToken(dropped());

        ServiceUnavailableException away =
                catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.get("leads"));

        assertThat(away.status()).isZero();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void waitsForATokenEndpointThatThrottles() {
        service.answersToken(json(429, "{}").with("Retry-After", "20"));

        List<ServiceUnavailableException> both = Stream.generate(
                        () -> catchThrowableOfType(ServiceUnavailableException.class, () -> dataverse.get("leads")))
                .limit(2)
                .toList();

        assertThat(both).extracting(ServiceUnavailableException::retryAfter).containsOnly(Duration.ofSeconds(20));
        assertThat(service.tokenRequests()).hasSize(1);
    }

    @Test
    void takesAMissingPrivilegeForAConfigurationError() {
        service.answers(error(403, "0x80040220", "Principal user is missing prvReadLead privilege"));

        SignInException refused = catchThrowableOfType(SignInException.class, () -> dataverse.get("leads"));

        assertThat(refused).hasMessageContaining("prvReadLead");
        assertThat(refused.code()).isEqualTo("0x80040220");
    }

    @Test
    void hidesATokenThatTheServiceRepeats() {
        service.answers(error(403, "0x80072560", "The token token-1 is of another tenant"));

        SignInException refused = catchThrowableOfType(SignInException.class, () -> dataverse.get("leads"));

        assertThat(refused).hasMessageContaining("The token *** is of").hasMessageNotContaining("token-1");
    }
}
