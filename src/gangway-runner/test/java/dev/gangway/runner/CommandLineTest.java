package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path directory;

    @Test
    void anUnknownVerbIsAUsageError() {
        Terminal.Result result = Terminal.typeAsIs("embark");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("embark").hasLineCount(3);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aMisspeltVerbIsAnsweredWithTheOneThatIsMeant() {
        assertThat(Terminal.typeAsIs("stauts").err()).contains("stauts", "Did you mean", "status");
    }

    @Test
    void noVerbIsAUsageError() {
        assertThat(Terminal.typeAsIs().exitCode()).isEqualTo(1);
    }

    @Test
    void aSettingsFileThatIsNotThereIsAUsageError() {
        Terminal.Result result = Terminal.typeAsIs("once", "--config", "nowhere.properties");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere.properties").hasLineCount(2);
    }

    @Test
    void aMisspeltSettingIsNamedInOneLine() {
        Terminal.Result result = Terminal.typeAsIs("once", "--config", settings("gangway.sale.url=http://127.0.0.1"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("gangway.sale.url")
                .contains("gangway.sales.url")
                .hasLineCount(1);
    }

    @Test
    void aMisspeltCamelOptionStopsTheStart() {
        Terminal.Result result = new Terminal(directory).type("once", "--config", settings("camel.main.nmae=x"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("camel.main.nmae").hasLineCount(1);
    }

    @Test
    void theVersionIsShown() {
        assertThat(Terminal.typeAsIs("--version").out()).startsWith("Gangway ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verbs")
    void theHelpOfEveryVerbTellsPurposeExitCodesAndAnExample(String verb) {
        String[] arguments = (verb + " --help").split(" ");

        Terminal.Result result = Terminal.typeAsIs(arguments);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Usage: gangway " + verb)
                .contains("Exit codes:")
                .containsPattern("Examples?:")
                .contains("  gangway " + verb)
                .as("names of settings and files are not broken, and only options have defaults")
                .doesNotContainPattern("(gangway|application)\\.\\R")
                .doesNotContainPattern("  ID  .*\\R +Default");
    }

    @Test
    void verbsThatAskNoSettingsOfferNone() {
        assertThat(Terminal.typeAsIs("demo", "--help").out())
                .contains("--data=DIR")
                .doesNotContain("--config", "-D=");
        assertThat(Terminal.typeAsIs("sandbox", "--help").out())
                .contains("--log=FORM")
                .doesNotContain("--config", "--data", "-D=");
        assertThat(Terminal.typeAsIs("run", "--help").out()).contains("--config=FILE", "--data=DIR", "-D=KEY=VALUE");

        Terminal.Result refused = Terminal.typeAsIs("demo", "--config", settings("gangway.mail.url=file:mails"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Unknown option", "--config");
    }

    static Stream<String> verbs() {
        return verbs("", GangwayCommand.commandLine());
    }

    private static Stream<String> verbs(String path, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(verb -> Stream.concat(
                        Stream.of((path + " " + verb.getKey()).strip()),
                        verbs(path + " " + verb.getKey(), verb.getValue())));
    }

    private String settings(String line) {
        return SettingsFile.write(directory, line);
    }
}
