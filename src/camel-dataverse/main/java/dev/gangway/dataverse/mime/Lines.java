package dev.gangway.dataverse.mime;

import java.nio.charset.StandardCharsets;

/** Iterates over the lines of a byte array without copying them; CRLF and LF end a line. */
public final class Lines {
    private final byte[] data;
    private final int end;

    private int start;
    private int stop;

    /** Starts before the line at {@code from} or, when {@code from} is inside a line, at the end of that line. */
    public Lines(byte[] data, int from, int end) {
        this.data = data;
        this.end = end;
        this.stop = from;
    }

    /** Moves to the next line; false at the end. */
    public boolean next() {
        start = after();
        stop = start;
        while (stop < end && data[stop] != '\n' && data[stop] != '\r') {
            stop++;
        }
        return start < end;
    }

    public boolean isBlank() {
        return start == stop;
    }

    /** Returns the start of the following line. */
    public int after() {
        int next = stop;
        if (next < end && data[next] == '\r') {
            next++;
        }
        if (next < end && data[next] == '\n') {
            next++;
        }
        return next;
    }

    /** Returns whether the line starts with this text, ignoring the line's case. */
    public boolean startsWith(String lowerCase) {
        if (stop - start < lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (lower(data[start + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the value after the colon of a header line. */
    public String value() {
        String line = text(start, stop);
        return line.substring(line.indexOf(':') + 1).strip();
    }

    /** Returns the number after the first blank of a status line; 0 when there is none. */
    public int status() {
        int digit = start;
        while (digit < stop && data[digit] != ' ') {
            digit++;
        }
        int status = 0;
        for (digit++; digit < stop && data[digit] != ' '; digit++) {
            if (data[digit] < '0' || data[digit] > '9' || status > 99) {
                return 0;
            }
            status = status * 10 + data[digit] - '0';
        }
        return status;
    }

    /** Returns the text in the last parentheses; null when there are none. */
    public String inParentheses() {
        int close = stop - 1;
        while (close > start && data[close] != ')') {
            close--;
        }
        int open = close;
        while (open > start && data[open] != '(') {
            open--;
        }
        return open > start ? text(open + 1, close) : null;
    }

    public static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    private String text(int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
