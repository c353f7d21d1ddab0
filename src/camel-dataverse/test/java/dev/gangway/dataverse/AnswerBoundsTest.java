package dev.gangway.dataverse;

import static dev.gangway.dataverse.ScriptedService.json;
import static dev.gangway.dataverse.ScriptedService.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gangway.dataverse.ScriptedService.Reply;
import dev.gangway.dataverse.changes.ChangeQuery;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mad server may make this client wait, and nothing else. */
class AnswerBoundsTest extends DataverseTestCase {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final ChangeQuery LEADS = new ChangeQuery("leads", List.of("statecode"), 5000);

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("get", call(client -> client.get("leads"))),
                Arguments.of("query", call(client -> client.query("leads", 1).toList())),
                Arguments.of(
                        "changes", call(client -> client.changes(new ChangeQuery("leads", List.of("a"), 1), null))),
                Arguments.of("batch", call(client -> client.batch(List.of(Operation.retrieve("leads"))))),
                Arguments.of("metadata", call(Dataverse::metadata)),
                Arguments.of("whoAmI", call(Dataverse::whoAmI)));
    }

    private static Consumer<Dataverse> call(Consumer<Dataverse> call) {
        return call;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aZippedAnswerCountsAsWhatItUnzipsTo(String name, Consumer<Dataverse> call) {
        service.answers(zipped(256 * MEBIBYTE, ' '));

        assertThatThrownBy(() -> call.accept(dataverse))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void anAnswerWithoutAnEndIsGivenUp(String name, Consumer<Dataverse> call) {
        service.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });

        assertThatThrownBy(() -> call.accept(dataverse))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{\"a\":1},", "0,", "\"\","})
    void fewBytesCannotBecomeManyValues(String value) {
        service.answers(json(200, "{\"value\":[" + value.repeat(4 * MEBIBYTE / value.length()) + "0]}"));

        assertThatThrownBy(() -> dataverse.get("leads"))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void valuesAreNotNestedWithoutAnEnd() {
        service.answers(json(200, "{\"a\":".repeat(MEBIBYTE)));

        assertThatThrownBy(() -> dataverse.get("leads")).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void ofAPageThatIsTooLargeHalfTheRowsAreAskedFor() {
        service.answers(
                zipped(9 * MEBIBYTE, ' '),
                json(200, "{\"value\":[{\"leadid\":\"1\"}],\"@odata.deltaLink\":\"leads?$deltatoken=1\"}"));

        assertThat(dataverse.changes(LEADS, null).changed()).hasSize(1);
        assertThat(service.received())
                .extracting(request -> request.header("Prefer"))
                .containsExactly(
                        "odata.track-changes,odata.maxpagesize=5000", "odata.track-changes,odata.maxpagesize=2500");
    }

    @Test
    void aContinuationThatCannotBeKeptIsAnOutage() {
        service.answers(
                json(200, "{\"value\":[],\"@odata.deltaLink\":\"leads?$deltatoken=" + "1".repeat(MEBIBYTE) + "\"}"));

        assertThatThrownBy(() -> dataverse.changes(LEADS, null))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("characters");
    }

    @Test
    void pagesThatGoRoundInACircleAreAnOutage() {
        String first = service.environment() + "/api/data/v9.2/leads";
        service.answers(page("leads?page=2"), page("leads?page=3"), page(first));

        assertThatThrownBy(() -> dataverse.query("leads", 2).toList())
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("there before");
    }

    private static Reply page(String next) {
        return json(200, "{\"value\":[{\"n\":1}],\"@odata.nextLink\":\"" + next + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "-1e308", "9223372036854775807", "\"never\"", "null", "[]", "0.001"})
    void aTokenLivesAsLongAsItMayWhateverItSays(String life) {
        service.answersToken(json(200, "{\"access_token\":\"one\",\"expires_in\":" + life + "}"));
        service.answers(json(200, "{}"), json(200, "{}"));

        dataverse.get("leads");
        dataverse.get("leads");

        assertThat(service.received()).hasSize(2);
    }

    @Test
    void aTokenThatNoServerWouldTakeIsAnOutage() {
        service.answersToken(token("x".repeat(100_000), 3599));

        assertThatThrownBy(() -> dataverse.get("leads"))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("100000 characters");
    }

    @Test
    void theTokenEndpointIsBoundedToo() {
        service.answersToken(zipped(256 * MEBIBYTE, ' '));

        assertThatThrownBy(() -> dataverse.get("leads"))
                .isInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Long: %s\r\n", "X-Many: a\r\n"})
    void headersWithoutAnEndAreGivenUp(String header) throws Exception {
        byte[] block = String.format(header, "x".repeat(MEBIBYTE)).getBytes(StandardCharsets.US_ASCII);
        assertUnavailable(Duration.ofSeconds(20), out -> {
            while (true) {
                out.write(block);
            }
        });
    }

    @Test
    void headersThatDripAreGivenUp() throws Exception {
        assertUnavailable(Duration.ofMillis(500), out -> {
            for (int i = 0; ; i++) {
                out.write(("X-" + i + ": a\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(20_000_000);
            }
        });
    }

    private interface Headers {
        void to(OutputStream out) throws IOException;
    }

    private void assertUnavailable(Duration patience, Headers headers) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    headers.to(socket.getOutputStream());
                } catch (IOException goneAtLast) {
                    // what the test waits for
                }
            });
            answering.start();
            URI environment = URI.create("http://127.0.0.1:" + server.getLocalPort());
            ServiceConnection plain = service.connection(patience);
            try (Dataverse client = new Dataverse(
                    context,
                    new ServiceConnection(
                            environment,
                            plain.tokenUrl(),
                            "client",
                            ScriptedService.SECRET,
                            plain.scope(),
                            new HttpLimits(patience, patience, 2)))) {
                assertThatThrownBy(() -> client.get("leads")).isInstanceOf(ServiceUnavailableException.class);
            }
            answering.join(Duration.ofSeconds(30).toMillis());
            assertThat(answering.isAlive()).isFalse();
        }
    }

    private static Reply zipped(int size, char filling) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            byte[] block = String.valueOf(filling).repeat(MEBIBYTE).getBytes(StandardCharsets.US_ASCII);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                for (int i = 0; i < size / MEBIBYTE; i++) {
                    out.write(block);
                }
            }
        };
    }
}
