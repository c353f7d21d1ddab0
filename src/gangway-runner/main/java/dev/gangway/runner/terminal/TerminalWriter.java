package dev.gangway.runner.terminal;

import dev.gangway.text.Printable;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The output of all commands. What is printed as a line, with {@code println} or as an argument of {@code printf},
 * stays one line and shows its control characters instead of sending them to the terminal, whoever wrote it. {@code
 * print} is for text of our own that may have several lines or move the cursor.
 */
public final class TerminalWriter extends PrintWriter {
    private volatile boolean isUsed;

    public TerminalWriter(Writer out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        super.println(Printable.line(line));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }

    @Override
    public PrintWriter format(String format, Object... values) {
        return super.format(format, printable(values));
    }

    @Override
    public PrintWriter format(Locale locale, String format, Object... values) {
        return super.format(locale, format, printable(values));
    }

    /** Text of several lines, each of which shows its control characters. */
    public static String lines(String text) {
        return Printable.lines(text) + System.lineSeparator();
    }

    /** Whether anything was written. */
    boolean isUsed() {
        return isUsed;
    }

    @Override
    public void write(int character) {
        isUsed = true;
        super.write(character);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        isUsed = true;
        super.write(characters, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) {
        isUsed = true;
        super.write(text, offset, length);
    }

    private static Object[] printable(Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null || value instanceof Number ? value : Printable.line(value.toString()))
                .toArray();
    }
}
