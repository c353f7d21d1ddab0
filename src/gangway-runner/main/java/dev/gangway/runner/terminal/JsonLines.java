package dev.gangway.runner.terminal;

import java.io.PrintWriter;

/** A JSON object with one long list, printed as it comes: a million records fit in no memory. */
public final class JsonLines implements AutoCloseable {
    private final PrintWriter out;
    private final String list;
    private boolean begun;
    private boolean ended;

    public JsonLines(PrintWriter out, String list) {
        this.out = out;
        this.list = list;
    }

    public void add(Object value) {
        out.print(begun ? ",\n  " : "{ \"" + list + "\" : [\n  ");
        begun = true;
        out.print(JsonOutput.line(value));
    }

    /** The object ends with one more value. */
    public void end(String name, Object value) {
        out.print(
                (begun ? "\n" : "{ \"" + list + "\" : [") + "], \"" + name + "\" : " + JsonOutput.line(value) + " }\n");
        out.flush();
        ended = true;
    }

    /** Whatever was printed is JSON, even if the end never came. */
    @Override
    public void close() {
        if (begun && !ended) {
            out.print("\n] }\n");
            out.flush();
        }
    }
}
