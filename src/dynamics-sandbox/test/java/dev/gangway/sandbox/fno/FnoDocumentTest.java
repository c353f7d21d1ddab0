package dev.gangway.sandbox.fno;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.sandbox.fno.rules.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FnoDocumentTest {
    @Test
    void theDocumentListsEveryAssumptionWithItsOptions() throws IOException {
        var rows = Files.readString(Path.of("docs/sandbox-fno.md"))
                .lines()
                .filter(line -> line.matches("\\| `[a-z0-9-]+` \\|.*"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Assumption.values())
                        .map(known -> "| `" + known.label() + "` | " + String.join(", ", known.options()))
                        .toList());
    }
}
