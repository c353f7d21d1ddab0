package dev.gangway.sandbox.webapi.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits a multipart body at its boundary, with CRLF or LF as line ends: clients send both. */
final class MultipartScanner {
    private static final byte[] CLOSE = {'-', '-'};

    private final byte[] bytes;

    MultipartScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A range of the body: {@code from} inclusive, {@code to} exclusive. */
    record Range(int from, int to) {}

    /**
     * Returns the parts in the range, or null when the closing boundary is missing: a truncated body must be
     * rejected.
     */
    List<Range> parts(Range within, String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        List<Range> parts = null;
        int partStart = -1;
        int line = within.from();
        while (line < within.to()) {
            int next = lineAfter(line, within.to());
            int end = line + delimiter.length;
            boolean last = startsWith(end, within.to(), CLOSE);
            if (startsWith(line, within.to(), delimiter) && (last || isBlank(end, next))) {
                if (parts == null) {
                    parts = new ArrayList<>();
                } else {
                    parts.add(new Range(partStart, line));
                }
                if (last) {
                    return parts;
                }
                partStart = next;
            }
            line = next;
        }
        return null;
    }

    /** Returns the start of the next line. */
    int lineAfter(int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, limit);
    }

    /** Returns a line without its line end. */
    String line(int from, int next) {
        int end = next;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Checks that nothing else follows a boundary on its line, because one boundary may be the prefix of another. */
    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int from, int limit, byte[] wanted) {
        if (limit - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
