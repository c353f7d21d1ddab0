package dev.gangway.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Types a command line in this process and keeps what it printed. */
public final class Terminal {

    private final Path data;

    /** With the embedded database in that directory. */
    public Terminal(Path data) {
        this.data = data;
    }

    /** What a verb left behind. */
    public record Result(int exitCode, String out, String err) {}

    public Result type(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return typeAsIs(all.toArray(String[]::new));
    }

    static Result typeAsIs(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = GangwayCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
