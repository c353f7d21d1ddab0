package dev.gangway.runner;

import static dev.gangway.LocalHttp.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.console.Browsing;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.sandbox.control.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody asks who is called at night: each is answered in one step, by the console and by a command. */
class AtNightTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SYNCHRONIZE = "synchronize-channel-requests";
    private static final String MAILS = "email-notifications";

    @TempDir
    Path directory;

    private Surroundings surroundings;
    private Browsing console;

    @Test
    void eachCallIsAnsweredInOneStep() throws Exception {
        int port = freePort();
        Path told = Files.createDirectory(directory.resolve("told"));
        try (var all = new Surroundings(
                directory,
                Commerce.POSTGRESQL,
                "gangway.http.port=" + port,
                "gangway.alerts.endpoint=file:" + told,
                "gangway.alerts.stuck-after=2s",
                "gangway.alerts.every=1s")) {
            surroundings = all;
            console = new Browsing(port);
            all.submit(2);
            for (int i = 0; i < 2; i++) {
                all.execute("INSERT INTO ax.channelrequest (requestid, requesttype, dataareaid, companyname, email,"
                        + " languageid, currencycode, createddatetime) VALUES ('nameless-" + i
                        + "', 'OnboardPartner', 'usrt', 'Nameless " + i + "', 'nameless" + i
                        + "@engines.example', 'en-us', 'EUR', CURRENT_TIMESTAMP)");
            }
            try (ChildJvm runner = all.startRunner()) {
                await().atMost(PATIENCE).until(() -> all.rows("leads").size() == 2 && errors().size() == 2);

                whereIsPartnerX();
                stopFromTwentyTwoToTwentyThree();
                replayYesterdaysFailedOnesOfOneKind();
                whoDiscardedThisError();
                whyNoMailsSinceNine();
                tellMeWhenSomethingIsStuck(told);
                assertThat(runner.isAlive()).isTrue();
            }
        }
    }

    private void whereIsPartnerX() {
        assertThat(surroundings.type("where", "ada1@engines.example").out()).contains("sent to Sales");

        console.open("/partner");
        console.submit("Find", "text", "ada1@engines.example");
        assertThat(console.page().select("ol.way").text()).contains("sent to Sales");
    }

    private void stopFromTwentyTwoToTwentyThree() {
        console.open("/jobs");
        console.submit("Pause", "job", "1010", "until", "23:00", "reason", "the channel moves");
        assertThat(surroundings.type("status").out()).contains("PAUSED: 1010 is paused by console until ");

        surroundings.type("pause", "--until", "23:00", "--reason", "all of it", "--by", "anna");
        assertThat(console.open("/jobs")
                        .select("tr:has(th:contains(P-0001)) td.state")
                        .text())
                .contains("paused until", "by anna", "all of it");
        assertThat(surroundings.type("resume").exitCode()).isZero();
    }

    private void replayYesterdaysFailedOnesOfOneKind() throws IOException {
        Terminal.Result retried = surroundings.type(
                "errors", "retry", "--job", SYNCHRONIZE, "--code", "RequestInvalid", "--since", "24h", "--json");
        assertThat(retried.exitCode()).as(retried.err()).isZero();
        assertThat(new ObjectMapper().readTree(retried.out()).path("retried")).hasSize(2);

        console.open("/errors?job=" + SYNCHRONIZE + "&code=RequestInvalid&since=24h");
        console.submit("Try again", "which", "all", "reason", "");
        assertThat(console.page().select("[role=status]").text()).isEqualTo("Records that are due again: 2.");
        await().atMost(PATIENCE).until(() -> errors().stream()
                .allMatch(error -> error.path("status").asText().equals("Parked")));
    }

    private void whoDiscardedThisError() throws IOException {
        List<String> ids =
                errors().stream().map(error -> error.path("id").asText()).toList();

        console.open("/errors");
        console.submit("Discard", "id", ids.get(0), "which", "ticked", "reason", "spam");
        assertThat(surroundings.type("errors", "show", ids.get(0)).out()).contains("by console", "spam");

        surroundings.type("errors", "discard", ids.get(1), "--reason", "asked twice", "--by", "anna");
        assertThat(console.open("/errors/" + ids.get(1)).text()).contains("anna", "asked twice");
    }

    private void whyNoMailsSinceNine() throws IOException {
        surroundings.mailbox.stop();
        String lead = surroundings.rows("leads").get(0).path("leadid").asText();
        surroundings.sales.control().disqualify(UUID.fromString(lead), 5);

        await().atMost(PATIENCE).until(() -> !why(MAILS).isEmpty());
        await().atMost(PATIENCE).untilAsserted(() -> {
            String page = console.open("/jobs/" + MAILS).text();
            assertThat(page).contains("waits: ", why(MAILS));
        });
    }

    /** In the words of the command. */
    private String why(String job) throws IOException {
        JsonNode runs = new ObjectMapper()
                .readTree(surroundings.type("status", "--json").out())
                .path("runs");
        return StreamSupport.stream(runs.spliterator(), false)
                .filter(run -> run.path("job").asText().equals(job))
                .map(run -> run.path("message").asText(""))
                .filter(message -> !message.isEmpty() && !message.equals("null"))
                .findFirst()
                .orElse("");
    }

    private void tellMeWhenSomethingIsStuck(Path told) throws Exception {
        surroundings
                .sales
                .control()
                .failNext(Fault.status(503).on("POST", "$batch").always());
        surroundings.submit(1);

        await().atMost(PATIENCE).until(() -> texts(told)
                .anyMatch(text -> text.contains("stuck") && text.contains("prospects-to-leads")));
        assertThat(console.open("/").select("#verdict").text()).containsPattern("cannot go on: [1-9]");
        assertThat(why("prospects-to-leads")).isNotEmpty();
    }

    private static Stream<String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList()
                    .stream();
        }
    }

    private List<JsonNode> errors() throws IOException {
        JsonNode errors = new ObjectMapper()
                .readTree(surroundings.type("errors", "list", "--json").out());
        return StreamSupport.stream(errors.spliterator(), false).toList();
    }
}
