package dev.gangway.runner.operate;

import dev.gangway.control.ErrorSelection;
import dev.gangway.control.Until;
import java.time.Instant;
import java.time.ZonedDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that select errors. */
public final class SelectionOptions {

    @Option(names = "--job", paramLabel = "J", description = "only those of this job")
    private String job;

    @Option(names = "--code", paramLabel = "C", description = "only those with this code")
    private String code;

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = Gone.class,
            description = {
                "only those that were refused since then: 09:00,",
                "2026-03-01, 2026-03-01T09:00Z, or ago: 90m, 24h, 7d"
            })
    private Instant since;

    public ErrorSelection selection() {
        return new ErrorSelection(job, code, since);
    }

    /** Reads a time gone by. */
    static final class Gone implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Until.gone(text, ZonedDateTime.now());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
