package dev.gangway.dataverse.mime;

import dev.gangway.odata.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line that separates the parts of a multipart answer. */
public final class Delimiter {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(\"([^\"]+)\"|[^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_FIRST_LINE = 200;

    private final byte[] data;
    private final byte[] delimiter;

    public Delimiter(HttpAnswer answer) {
        this.data = answer.body();
        this.delimiter = ("--" + boundary(answer)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the boundary in the header or, if there is none, the line with which the body begins. */
    private static String boundary(HttpAnswer answer) {
        Matcher matcher = BOUNDARY.matcher(answer.contentType());
        if (matcher.find()) {
            return matcher.group(2) != null ? matcher.group(2) : matcher.group(1);
        }
        int length = Math.min(answer.body().length, LONGEST_FIRST_LINE);
        String first = new String(answer.body(), 0, length, StandardCharsets.ISO_8859_1)
                .strip()
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return first.startsWith("--") ? first.substring(2) : "";
    }

    /** Returns the position of the next delimiter, which is at the start of a line; -1 when there is none. */
    public int find(int from) {
        for (int i = from; delimiter.length > 2 && i <= data.length - delimiter.length; i++) {
            if (data[i] == '-' && (i == 0 || data[i - 1] == '\n') && isAt(i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the end of the delimiter at this position; the rest of its line may be blank or mark the terminator.
     */
    public int end(int start) {
        return start + delimiter.length;
    }

    /** Returns whether the delimiter at this position is the last one. */
    public boolean isTerminator(int start) {
        int after = end(start);
        return after + 1 < data.length && data[after] == '-' && data[after + 1] == '-';
    }

    private boolean isAt(int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (Lines.lower(data[at + i]) != Lines.lower(delimiter[i])) {
                return false;
            }
        }
        int after = end(at);
        return after == data.length || data[after] <= ' ' || data[after] == '-';
    }
}
