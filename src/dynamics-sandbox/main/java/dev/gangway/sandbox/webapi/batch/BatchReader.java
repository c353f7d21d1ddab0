package dev.gangway.sandbox.webapi.batch;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the body of a batch. Olingo's parser does not fit: it insists on CRLF and on its own order of headers,
 * rejects change sets without Content-ID with messages of its own, and copies every part several times.
 */
public final class BatchReader {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

    private final byte[] bytes;
    private final MultipartScanner scanner;

    private BatchReader(byte[] bytes) {
        this.bytes = bytes;
        this.scanner = new MultipartScanner(bytes);
    }

    /** @throws DataverseException 400 when the body is not a batch */
    public static List<BatchItem> read(byte[] body, String contentType) {
        String boundary = boundary(contentType);
        if (boundary == null) {
            throw malformed("The content type is not multipart/mixed with a boundary.");
        }
        BatchReader reader = new BatchReader(body);
        List<MultipartScanner.Range> parts = reader.scanner.parts(new MultipartScanner.Range(0, body.length), boundary);
        if (parts == null) {
            throw malformed("The boundary does not close the body.");
        }
        List<BatchItem> items = new ArrayList<>(parts.size());
        parts.forEach(part -> items.add(reader.item(part)));
        return items;
    }

    private BatchItem item(MultipartScanner.Range range) {
        Position position = new Position(range);
        Map<String, String> headers = position.headers();
        String type = headers.get("content-type");
        String inner = boundary(type);
        if (inner == null) {
            return new BatchItem(false, List.of(part(position, headers)));
        }
        List<MultipartScanner.Range> ranges = scanner.parts(new MultipartScanner.Range(position.at, range.to()), inner);
        if (ranges == null || ranges.isEmpty()) {
            throw malformed("A change set has no parts, or its boundary does not close it.");
        }
        List<BatchPart> parts = new ArrayList<>(ranges.size());
        for (MultipartScanner.Range innerRange : ranges) {
            Position innerPosition = new Position(innerRange);
            Map<String, String> innerHeaders = innerPosition.headers();
            parts.add(part(innerPosition, innerHeaders));
        }
        return new BatchItem(true, parts);
    }

    private BatchPart part(Position position, Map<String, String> mimeHeaders) {
        position.skipBlankLines();
        String[] request = position.next().split(" ");
        if (request.length < 2 || !request[request.length - 1].startsWith("HTTP/")) {
            throw malformed("A part does not begin with a request line.");
        }
        Map<String, String> headers = position.headers();
        // some clients repeat the Content-ID inside the request, others send it only there
        String contentId = mimeHeaders.getOrDefault("content-id", headers.get("content-id"));
        if (contentId != null) {
            headers.put("content-id", contentId);
        }
        ApiRequest.Body body = new ApiRequest.Body(bytes, position.at, position.range.to() - position.at);
        String url = request.length == 3
                ? request[1]
                : String.join("%20", List.of(request).subList(1, request.length - 1));
        return new BatchPart(request[0].toUpperCase(Locale.ROOT), url, headers, contentId, body);
    }

    private static String boundary(String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
            return null;
        }
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static DataverseException malformed(String reason) {
        return ProtocolRefusals.general("The batch request is malformed. " + reason);
    }

    /** A position in a part, advanced line by line. */
    private final class Position {
        private final MultipartScanner.Range range;
        private int at;

        Position(MultipartScanner.Range range) {
            this.range = range;
            this.at = range.from();
        }

        String next() {
            int next = scanner.lineAfter(at, range.to());
            String line = scanner.line(at, next);
            at = next;
            return line;
        }

        void skipBlankLines() {
            while (at < range.to() && (bytes[at] == '\r' || bytes[at] == '\n')) {
                at++;
            }
        }

        /** Reads headers up to and including the empty line that ends them. */
        Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            while (at < range.to()) {
                String line = next();
                if (line.isEmpty()) {
                    break;
                }
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).trim());
                }
            }
            return headers;
        }
    }
}
