package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gangway.runner.Surroundings.Commerce;
import dev.gangway.runner.terminal.LogForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors, sellers and services write must neither forge a line nor reach the terminal as a command. */
class HostileTextTest {
    private static final int[] HARMFUL = {
        0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0x200E, 0x202E, 0x2028, 0x2029, 0x2066,
        0xE0001
    };
    /** What a forged line would look like. */
    private static final String FORGED = "2026-01-01 ERROR forged";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void theLogOfARunStaysOneLineForEachEvent(String form) throws Exception {
        try (var around = new Surroundings(directory, Commerce.EMBEDDED, "gangway.errors.max-attempts=1")) {
            plant(around);
            try (ChildJvm once = around.start(Map.of("GANGWAY_LOG_LEVEL", "debug"), "once", "--log", form)) {
                assertThat(once.awaitExit(120)).isNotEqualTo(ExitCode.DONE);

                assertThat(once.errorLines().stream().filter(line -> line.contains("is refused with")))
                        .hasSizeGreaterThanOrEqualTo(HARMFUL.length);
                assertThat(once.errorLines()).allSatisfy(line -> {
                    assertIsVisible(line);
                    assertThat(line)
                            .matches(
                                    form.equals("json")
                                            ? "\\{.*}"
                                            : "\\d{4}-\\d\\d-\\d\\dT.*|\\t+(at|\\.\\.\\.) .*|\\t*(Caused by|Suppressed): .*|[a-z.]+[A-Z].*");
                });
            }
        }
    }

    @Test
    void noVerbSendsAControlCharacterToTheTerminal() throws Exception {
        try (var around = new Surroundings(directory, Commerce.EMBEDDED, "gangway.errors.max-attempts=1")) {
            plant(around);
            List<List<String>> commands = new ArrayList<>(List.of(
                    List.of("once", "--dry-run"),
                    List.of("once"),
                    List.of("once", "--json"),
                    List.of("status"),
                    List.of("status", "--json"),
                    List.of("errors", "list"),
                    List.of("errors", "list", "--json"),
                    List.of("reconcile"),
                    List.of("reconcile", "--json"),
                    List.of("doctor"),
                    List.of("doctor", "--json"),
                    List.of("verify", "--patience", "1"),
                    List.of("errors", "retry", "--all"),
                    List.of("no\u001b[2J-verb")));
            for (int id = 1; id <= HARMFUL.length; id += 5) {
                commands.add(List.of("errors", "show", String.valueOf(id)));
            }
            for (List<String> command : commands) {
                Terminal.Result result = around.type(command.toArray(String[]::new));

                assertIsVisible(result.out() + result.err());
                assertThat(result.out() + result.err()).as(command.toString()).doesNotContain("\n" + FORGED);
            }
        }
    }

    @Test
    void whatIsPrintedAsJsonMeansTheOriginal() throws Exception {
        try (var around = new Surroundings(directory, Commerce.EMBEDDED)) {
            around.type("init");
            around.execute(ERROR.formatted(quoted("x" + text(0x202E) + "\n" + FORGED), quoted(text(0x9B) + "2J")));

            var error = new ObjectMapper()
                    .readTree(around.type("errors", "list", "--json").out())
                    .path(0);

            assertThat(error.path("record").path("subject").asText()).isEqualTo("x" + text(0x202E) + "\n" + FORGED);
            assertThat(error.path("message").asText()).isEqualTo(text(0x9B) + "2J");
        }
    }

    @ParameterizedTest
    @EnumSource(LogForm.class)
    void exceptionsInTheLogShowTheirControlCharacters(LogForm form) throws Exception {
        try (ChildJvm program =
                ChildJvm.start(directory, List.of(), Map.of(), FailingProgram.class, form.name(), FORGED)) {
            assertThat(program.awaitExit(60)).isZero();

            assertThat(program.errorLines()).isNotEmpty().allSatisfy(HostileTextTest::assertIsVisible);
            assertThat(program.errorLines()).noneMatch(line -> line.startsWith(FORGED));
            assertThat(program.errorLines().toString())
                    .contains("IllegalStateException")
                    .contains("IllegalArgumentException")
                    .contains("FailingProgram");
        }
    }

    private static final String ERROR = "INSERT INTO gangway.error (job, dataareaid, subject, requestid, status, code,"
            + " message, attempts, firstseen, lastseen) VALUES ('1010', '', %s, NULL, 'Parked', 'Database', %s, 1,"
            + " LOCALTIMESTAMP, LOCALTIMESTAMP)";

    /** One record with each harmful character, at every place that others write. */
    private static void plant(Surroundings around) throws Exception {
        assertThat(around.type("init").exitCode()).isZero();
        around.look(database -> {
            for (int character : HARMFUL) {
                String evil = text(character);
                String key = quoted("r" + evil + FORGED);
                database.execute("INSERT INTO ax.channelrequest (requestid, dataareaid, lastname, companyname, email)"
                        + " VALUES (" + key + ", " + quoted("u" + evil) + ", NULL, " + quoted("C" + evil + FORGED)
                        + ", 'x@example.com')");
                database.execute(
                        "INSERT INTO hq.prospect (dataareaid, prospectid, prospectpartynumber, prospectname, companyname,"
                                + " lastname, primaryemailaddress, languageid) VALUES (" + quoted("u" + evil) + ", "
                                + quoted("P" + evil + "forged") + ", 'x', 'Name', " + quoted("C" + evil + FORGED)
                                + ", 'L', "
                                + quoted("a" + evil + "@example.com") + ", 'en')");
                database.execute(ERROR.formatted(quoted("record" + evil + FORGED), quoted("message" + evil + FORGED)));
                database.execute("INSERT INTO gangway.jobrun (job, node, lastrun, message) VALUES ("
                        + quoted("job" + evil + FORGED) + ", " + quoted("n" + evil) + ", LOCALTIMESTAMP, "
                        + quoted("m" + evil + FORGED) + ")");
            }
        });
    }

    private static void assertIsVisible(String shown) {
        // stack traces are indented
        shown.replaceFirst("^\\t+", "")
                .codePoints()
                .filter(character -> character != '\n')
                .forEach(character -> assertThat(Character.getType(character))
                        .as("U+%04X in %s", character, shown)
                        .isNotIn((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                                Character.PARAGRAPH_SEPARATOR));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String text(int character) {
        return new String(Character.toChars(character));
    }
}
