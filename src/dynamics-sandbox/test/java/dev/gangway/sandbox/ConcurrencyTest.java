package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several clients at once: what one of them sees of what the others do. */
class ConcurrencyTest {
    private static final int WRITERS = 4;
    private static final int CHANGE_SETS = 25;
    private static final String BOTH = "leads?$select=subject&$filter=subject eq 'Pair'";

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.with(
            builder -> builder.strict(true).alternateKey("lead", "contoso_key", "msdyn_prospectid"));

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private TestClient.Answer changeSet(String... leads) {
        StringBuilder body = new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
        for (int i = 0; i < leads.length; i++) {
            body.append("--c\r\nContent-Type: application/http\r\nContent-ID: ")
                    .append(i + 1)
                    .append("\r\n\r\nPOST leads HTTP/1.1\r\nContent-Type: application/json\r\n\r\n")
                    .append(leads[i])
                    .append("\r\n");
        }
        return client.send(
                "POST", "$batch", body + "--c--\r\n--b--\r\n", "Content-Type", "multipart/mixed; boundary=b");
    }

    private static String lead(String more) {
        return "{\"subject\":\"Pair\",\"lastname\":\"B\"" + more + "}";
    }

    @Test
    void nobodySeesHalfAChangeSet() {
        String delta = client.get("leads?$select=subject", "Prefer", "odata.track-changes")
                .json()
                .path("@odata.deltaLink")
                .asText();
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < CHANGE_SETS; i++) {
                        assertThat(changeSet(lead(""), lead("")).status()).isEqualTo(200);
                    }
                }))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));

        Set<String> told = new HashSet<>();
        boolean last;
        do {
            last = all.isDone();
            assertThat(client.get(BOTH).rows().size()).isEven();
            JsonNode changes = client.get(delta).json();
            assertThat(changes.path("value").size()).isEven();
            changes.path("value")
                    .forEach(row ->
                            assertThat(told.add(row.path("leadid").asText())).isTrue());
            delta = changes.path("@odata.deltaLink").asText();
        } while (!last);

        all.join();
        assertThat(told).hasSize(2 * WRITERS * CHANGE_SETS);
    }

    @Test
    void ofTwoChangeSetsForOneKeyOneIsRefusedAsAWhole() {
        for (int round = 0; round < CHANGE_SETS; round++) {
            String key = ",\"msdyn_prospectid\":\"P-" + round + "\"";
            CompletableFuture<TestClient.Answer> other =
                    CompletableFuture.supplyAsync(() -> changeSet(lead(""), lead(key)));
            TestClient.Answer own = changeSet(lead(key), lead(""));

            assertThat(List.of(own.status(), other.join().status())).containsExactlyInAnyOrder(200, 400);
            assertThat(own.body() + other.join().body()).contains("HTTP/1.1 412 ", "0x80060892");
            assertThat(client.get(BOTH).rows()).hasSize(2 * (round + 1));
        }
    }

    @Test
    void everyRowShowsOnceWhileOthersComeAndGo() {
        Set<String> staying = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            staying.add(client.create("leads", lead("")).toString());
        }
        List<String> shown = new ArrayList<>();
        TestClient.Answer page =
                client.get("leads?$select=subject&$orderby=createdon desc", "Prefer", "odata.maxpagesize=7");
        while (true) {
            page.rows().forEach(row -> shown.add(row.path("leadid").asText()));
            UUID passing = client.create("leads", lead(""));
            client.delete("leads(" + client.create("leads", lead("")) + ")");
            client.patch("leads(" + passing + ")", "{\"jobtitle\":\"x\"}");
            String next = page.json().path("@odata.nextLink").asText();
            if (next.isEmpty()) {
                break;
            }
            page = client.get(next, "Prefer", "odata.maxpagesize=7");
        }

        assertThat(shown).doesNotHaveDuplicates().containsAll(staying);
    }

    @Test
    void aVersionLetsOneOfManyWritersWin() {
        UUID lead = client.create("leads", lead(""));
        String etag = client.get("leads(" + lead + ")").header("ETag");

        List<CompletableFuture<TestClient.Answer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.patch("leads(" + lead + ")", "{\"jobtitle\":\"" + i + "\"}", "If-Match", etag)))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).map(TestClient.Answer::status))
                .containsExactlyInAnyOrder(204, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void whoSendsSlowlyHoldsUpNobody() throws Exception {
        var url = sales.sandbox().url();
        try (Socket slow = new Socket(url.getHost(), url.getPort())) {
            slow.getOutputStream()
                    .write(("POST /api/data/v9.2/leads HTTP/1.1\r\nHost: " + url.getAuthority()
                                    + "\r\nAuthorization: Bearer " + client.token()
                                    + "\r\nContent-Length: 100\r\n\r\n{\"lastname\":")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(client.post("leads", lead("")).status()).isEqualTo(204);
        }
        assertThat(client.get("leads").rows()).hasSize(1);
    }

    @Test
    void aSlowRequestHoldsUpNobody() {
        sales.control().failNext(Fault.delay(java.time.Duration.ofDays(1)).on("GET", "accounts"));
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> client.get("accounts"));

        assertThat(client.post("leads", lead("")).status()).isEqualTo(204);
        assertThat(slow).isNotDone();
    }
}
