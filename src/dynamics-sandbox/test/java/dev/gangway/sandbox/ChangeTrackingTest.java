package dev.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.sandbox.junit.SandboxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChangeTrackingTest {
    private static final String[] TRACK = {"Prefer", "odata.track-changes"};

    @RegisterExtension
    final SandboxExtension sales = SandboxExtension.strict();

    private TestClient client;

    @BeforeEach
    void signIn() {
        client = TestClient.integration(sales.sandbox());
    }

    private UUID lead(String subject) {
        return client.create("leads", "{\"subject\":\"" + subject + "\",\"lastname\":\"B\"}");
    }

    private String start() {
        return deltaLink(client.get("leads?$select=subject", TRACK));
    }

    private static String deltaLink(TestClient.Answer answer) {
        return answer.json().path("@odata.deltaLink").asText();
    }

    private static List<String> subjects(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.has("reason") ? "deleted" : row.path("subject").asText())
                .toList();
    }

    @Test
    void theFirstAnswerHasEverythingAndADeltaLink() {
        lead("A");

        TestClient.Answer answer = client.get("leads?$select=subject", TRACK);

        assertThat(answer.header("Preference-Applied")).isEqualTo("odata.track-changes");
        assertThat(subjects(answer.rows())).containsExactly("A");
        assertThat(deltaLink(answer)).contains("$deltatoken=").contains("$select=subject");
    }

    @Test
    void newAndChangedRowsComeByVersionThenDeletions() {
        UUID first = lead("first");
        UUID second = lead("second");
        UUID third = lead("third");
        String link = start();
        client.delete("leads(" + second + ")");
        lead("new");
        client.patch("leads(" + third + ")", "{\"subject\":\"third again\"}");
        client.patch("leads(" + first + ")", "{\"subject\":\"first again\"}");

        TestClient.Answer delta = client.get(link);

        assertThat(delta.json().path("@odata.context").asText()).endsWith("#leads(subject)/$delta");
        assertThat(subjects(delta.rows())).containsExactly("new", "third again", "first again", "deleted");
        assertThat(delta.rows().get(3).path("id").asText()).isEqualTo(second.toString());
        assertThat(delta.rows().get(3).path("@odata.context").asText()).endsWith("#leads/$deletedEntity");
    }

    @Test
    void aRowIsToldOnceHoweverOftenItChanged() {
        UUID lead = lead("A");
        String link = start();
        for (int i = 0; i < 5; i++) {
            client.patch("leads(" + lead + ")", "{\"subject\":\"A" + i + "\"}");
        }

        assertThat(subjects(client.get(link).rows())).containsExactly("A4");
    }

    @Test
    void createdAndDeletedBetweenTwoReadsIsADeletionOnly() {
        String link = start();
        client.delete("leads(" + lead("short") + ")");

        assertThat(subjects(client.get(link).rows())).containsExactly("deleted");
    }

    @Test
    void aRowThatCameBackUnderItsKeyIsNoDeletion() {
        UUID lead = lead("A");
        String link = start();
        client.delete("leads(" + lead + ")");
        client.create("leads", "{\"leadid\":\"" + lead + "\",\"subject\":\"back\",\"lastname\":\"B\"}");

        assertThat(subjects(client.get(link).rows())).containsExactly("back");
    }

    @Test
    void nothingHappenedIsAnEmptyAnswerWithANewLink() {
        TestClient.Answer delta = client.get(start());

        assertThat(delta.rows()).isEmpty();
        assertThat(deltaLink(delta)).isNotEmpty();
    }

    @Test
    void aRolledBackChangeSetLeavesNoTrace() {
        UUID lead = lead("A");
        String link = start();
        String part = "--c\r\nContent-Type: application/http\r\nContent-ID: %d\r\n\r\nPATCH leads(%s) HTTP/1.1\r\n"
                + "Content-Type: application/json\r\n\r\n{\"subject\":\"%s\"}\r\n";
        client.send(
                "POST",
                "$batch",
                "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n" + part.formatted(1, lead, "changed")
                        + part.formatted(2, lead, "x".repeat(301)) + "--c--\r\n--b--\r\n",
                "Content-Type",
                "multipart/mixed; boundary=b");

        assertThat(client.get(link).rows()).isEmpty();
        assertThat(client.get("leads(" + lead + ")").json().path("subject").asText())
                .isEqualTo("A");
    }

    @Test
    void pagesHaveNextLinksAndTheLastOneTheDeltaLink() {
        for (int i = 0; i < 3; i++) {
            lead("old " + i);
        }
        String link = start();
        List<UUID> fresh = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            fresh.add(lead("new " + i));
        }
        for (JsonNode row :
                client.get("leads?$filter=startswith(subject,'old')").rows()) {
            client.delete("leads(" + row.path("leadid").asText() + ")");
        }

        List<String> told = new ArrayList<>();
        String next = link;
        int pages = 0;
        TestClient.Answer page;
        do {
            page = client.get(next, "Prefer", "odata.maxpagesize=2");
            assertThat(page.rows().size()).isLessThanOrEqualTo(2);
            told.addAll(subjects(page.rows()));
            next = page.json().path("@odata.nextLink").asText();
            pages++;
        } while (!page.json().has("@odata.deltaLink"));

        assertThat(pages).isEqualTo(3);
        assertThat(told).containsExactly("new 0", "new 1", "new 2", "deleted", "deleted", "deleted");
    }

    @Test
    void whatChangesWhileTurningPagesComesWithTheNextDelta() {
        for (int i = 0; i < 4; i++) {
            lead("A" + i);
        }
        TestClient.Answer first =
                client.get("leads?$select=subject", "Prefer", "odata.track-changes,odata.maxpagesize=2");
        lead("late");

        TestClient.Answer second =
                client.get(first.json().path("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=2");

        assertThat(subjects(second.rows())).containsExactly("A2", "A3");
        assertThat(subjects(client.get(deltaLink(second)).rows())).containsExactly("late");
    }

    @Test
    void theNumberOfChangesCanBeAskedFor() {
        UUID gone = lead("gone");
        String link = start();
        lead("new");
        client.delete("leads(" + gone + ")");

        String count = link.replace("/leads?", "/leads/$count?");

        assertThat(client.get(count).body()).isEqualTo("2");
    }

    @Test
    void aLinkExpiresAfterSevenDays() {
        String link = start();
        sales.control().tokenLifetime(Duration.ofDays(30));
        TestClient patient = TestClient.integration(sales.sandbox());
        sales.control().clockOffset(Duration.ofDays(7).minusMinutes(1));
        assertThat(patient.get(link).status()).isEqualTo(200);

        sales.control().clockOffset(Duration.ofDays(7).plusMinutes(1));

        expired(patient.get(link));
    }

    @Test
    void linksExpireOnCommandAndNewOnesWork() {
        String link = start();
        sales.control().expireDeltas();

        expired(client.get(link));
        String fresh = start();
        lead("A");
        assertThat(subjects(client.get(fresh).rows())).containsExactly("A");
    }

    private static void expired(TestClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("0x80044352");
        assertThat(answer.errorMessage())
                .isEqualTo("Version stamp associated with the client has expired. Please perform a full sync.");
    }
}
