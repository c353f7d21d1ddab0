package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verb that works with what is there makes no empty database where there is none. */
class MisspeltFolderTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "doctor",
                "verify",
                "errors list",
                "errors show 1",
                "errors retry --all",
                "errors discard --all",
                "where ada@engines.example",
                "forget ada@engines.example",
                "pause",
                "resume",
                "reconcile",
                "reconcile --repair",
                "adopt",
                "adopt --dry-run",
                "adopt --hand-back",
                "once --dry-run"
            })
    void isNamedWithTheCure(String verb) {
        Path misspelt = directory.resolve("dtaa");

        Terminal.Result result = new Terminal(misspelt).type(verb.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCode.COULD_NOT);
        assertThat(result.err())
                .contains("There is no database in " + misspelt, "--data", "gangway init")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(misspelt).doesNotExist();
    }

    @Test
    void isToldInJson() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));

        Terminal.Result result = new Terminal(empty).type("errors", "list", "--json");

        assertThat(new ObjectMapper().readTree(result.out()).path("error").asText())
                .startsWith("There is no database in " + empty);
        assertThat(empty).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "once", "init --sales"})
    void isAsGoodAsAnyForAVerbThatBegins(String verb) {
        Path data = directory.resolve("data");

        new Terminal(data).type(verb.split(" "));

        assertThat(new Terminal(data).type("status").exitCode()).isZero();
    }
}
