package dev.gangway.runner.operate;

import dev.gangway.control.ErrorSelection;
import dev.gangway.control.Until;
import java.time.ZonedDateTime;
import picocli.CommandLine.Option;

/** The options that select errors. */
public final class SelectionOptions {

    @Option(names = "--job", paramLabel = "J", description = "only those of this job")
    private String job;

    @Option(names = "--code", paramLabel = "C", description = "only those with this code")
    private String code;

    @Option(
            names = "--since",
            paramLabel = "T",
            description = {
                "only those that were refused since then: 09:00,",
                "2026-03-01, 2026-03-01T09:00Z, or ago: 90m, 24h, 7d"
            })
    private String since;

    /** @throws IllegalArgumentException when the time is none */
    public ErrorSelection selection() {
        return new ErrorSelection(job, code, since == null ? null : Until.gone(since, ZonedDateTime.now()));
    }
}
