package dev.gangway.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final StringWriter shown = new StringWriter();

    @Test
    void aTerminalSeesTheProgressAndNothingOfItInTheEnd() {
        AtomicInteger done = new AtomicInteger();
        try (ProgressLine line = new ProgressLine(new PrintWriter(shown), () -> done.incrementAndGet() + " done")) {
            line.show();
            await().until(() -> shown.toString().contains("2 done"));
        }

        assertThat(shown.toString()).endsWith("done\r\u001b[K");
    }

    @Test
    void aPipeSeesNothing() {
        try (ProgressLine line = ProgressLine.onTerminal(new PrintWriter(shown), () -> "done")) {
            line.show();
        }

        assertThat(shown.toString()).isEmpty();
    }
}
