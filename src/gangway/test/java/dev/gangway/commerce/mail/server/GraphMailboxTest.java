package dev.gangway.commerce.mail.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.commerce.mail.GraphStandIn;
import dev.gangway.commerce.mail.MailRoute;
import dev.gangway.commerce.mail.Mails;
import dev.gangway.commerce.mail.server.SmtpFailure.Kind;
import dev.gangway.commerce.mail.server.SmtpFailure.Scope;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.signin.Token;
import dev.gangway.odata.signin.TokenSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails by Microsoft Graph, and what its refusals mean. */
class GraphMailboxTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger fetched = new AtomicInteger();
    private GraphStandIn graph;
    private CamelHttp http;
    private MailRoute route;

    @BeforeEach
    void start() throws Exception {
        graph = new GraphStandIn();
        context.start();
        http = new CamelHttp(
                context,
                "test",
                new ServiceConnection(
                        graph.url(),
                        null,
                        null,
                        null,
                        null,
                        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 2)));
        var tokens = new TokenSource(
                () -> Token.of("token-" + fetched.incrementAndGet(), Instant.now(), 3600), Clock.systemUTC());
        route = new MailRoute(MailSettings.of(
                new GraphMailbox("onboarding@fabrikam.example", graph.url(), http, tokens, Clock.systemUTC()),
                Mails.SENDER));
    }

    @AfterEach
    void stop() {
        route.close();
        http.close();
        context.stop();
        graph.close();
    }

    @Test
    void theMailArrivesAsItWasComposed() throws Exception {
        route.send(Mails.approved("cs"));

        assertThat(graph.requests()).containsExactly("POST /v1.0/users/onboarding%40fabrikam.example/sendMail");
        assertThat(graph.tokens()).containsExactly("token-1");
        assertThat(graph.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getMessageID()).contains("42");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("jana@zahrada.example");
            assertThat(Mails.text(mail)).contains("Nová");
        });
    }

    @Test
    void aTokenThatIsNoLongerAcceptedIsReplaced() {
        graph.answering(401, "InvalidAuthenticationToken");

        route.send(Mails.approved("en"));

        assertThat(graph.tokens()).containsExactly("token-1", "token-2");
        assertThat(graph.mails()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "403, ErrorAccessDenied, CONFIGURATION, SENDER",
        "404, ErrorInvalidUser, CONFIGURATION, SENDER",
        "400, ErrorInvalidRecipients, PERMANENT, MAIL",
        "413, ErrorMessageSizeExceeded, PERMANENT, UNSURE",
        "429, ApplicationThrottled, TRANSIENT, SERVER",
        "503, ServiceUnavailable, TRANSIENT, SERVER"
    })
    void aRefusalSaysWhatIsToBeDone(int status, String code, Kind kind, Scope scope) {
        graph.answering(status, code);

        SmtpFailure failure = route.failureOf(Mails.approved("en"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.scope()).isEqualTo(scope);
        assertThat(failure.reply()).contains(code);
        assertThat(failure.mayHaveArrived()).isFalse();
        assertThat(graph.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatNeverCameLeavesItOpen() {
        graph.answering(GraphStandIn.TAKE_AND_HANG_UP, "none");

        SmtpFailure failure = route.failureOf(Mails.approved("en"));

        assertThat(failure.mayHaveArrived()).isTrue();
        assertThat(graph.requests()).as("never sent again at once").hasSize(1);
    }

    @Test
    void aGatewayThatGaveUpLeavesItOpen() {
        graph.answering(504, "GatewayTimeout");

        assertThat(route.failureOf(Mails.approved("en")).mayHaveArrived()).isTrue();
    }

    @Test
    void aGraphThatIsAwayHasNothing() throws IOException {
        graph.close();

        SmtpFailure failure = route.failureOf(Mails.approved("en"));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure.mayHaveArrived()).isFalse();
    }

    @Test
    void aWaitThatGraphAsksForIsKept() {
        graph.answering(429, "ApplicationThrottled");

        route.failureOf(Mails.approved("en"));
        SmtpFailure second = route.failureOf(Mails.approved("en"));

        assertThat(second.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(graph.requests()).hasSize(1);
    }
}
