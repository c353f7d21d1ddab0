package dev.gangway.sandbox.webapi.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a multipart body at its boundary, whatever the line ends are; clients send CRLF as well as LF. */
final class MultipartScanner {
    private static final byte[] CLOSE = {'-', '-'};

    private final byte[] bytes;

    MultipartScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A range of the body: from inclusive, to exclusive. */
    record Range(int from, int to) {}

    /** The parts in the range, or null when it is not closed by the boundary: what was cut off on its way must not count. */
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

    /** Where the next line begins. */
    int lineAfter(int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, limit);
    }

    /** A line without its end. */
    String line(int from, int next) {
        int end = next;
        while (end > from && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** One boundary may be the beginning of another, so nothing else may follow it on its line. */
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
