package dev.gangway.dataverse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes operations as one multipart body, outside of change sets, so that each stands for itself. Form of the page "Execute
 * batch operations using the Web API": CRLF, URLs from the host's root, and a length for every body, without which the
 * service has been seen to refuse a body as unreadable.
 */
final class BatchWriter {
    private static final int ABOUT_A_HEADER = 320;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] PART =
            ascii("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ");
    private static final byte[] HTTP_VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] ACCEPT = ascii("Accept: application/json\r\n");
    private static final byte[] JSON = ascii("Content-Type: application/json; charset=utf-8\r\nContent-Length: ");

    private final byte[] delimiter;
    private final byte[] path;

    /** @param boundary must not occur in any body */
    BatchWriter(String boundary, String path) {
        this.delimiter = ascii("--" + boundary);
        this.path = ascii(path);
    }

    byte[] write(List<Operation> operations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size(operations));
        int contentId = 1;
        for (Operation operation : operations) {
            out.writeBytes(delimiter);
            out.writeBytes(CRLF);
            out.writeBytes(PART);
            out.writeBytes(ascii(Integer.toString(contentId++)));
            out.writeBytes(CRLF);
            out.writeBytes(CRLF);
            write(operation, out);
        }
        out.writeBytes(delimiter);
        out.write('-');
        out.write('-');
        out.writeBytes(CRLF);
        return out.toByteArray();
    }

    private void write(Operation operation, ByteArrayOutputStream out) {
        Operation.Kind kind = operation.kind();
        out.writeBytes(ascii(kind.method()));
        out.write(' ');
        out.writeBytes(path);
        out.writeBytes(ascii(operation.url()));
        out.writeBytes(HTTP_VERSION);
        out.writeBytes(ACCEPT);
        if (operation.precondition() != null) {
            out.writeBytes(ascii(operation.precondition()));
            out.writeBytes(CRLF);
        }
        operation.headers().forEach((name, value) -> {
            out.writeBytes(ascii(name + ": " + value));
            out.writeBytes(CRLF);
        });
        if (operation.body() != null) {
            out.writeBytes(JSON);
            out.writeBytes(ascii(Integer.toString(operation.body().length)));
            out.writeBytes(CRLF);
            out.writeBytes(CRLF);
            out.writeBytes(operation.body());
        }
        out.writeBytes(CRLF);
    }

    private static int size(List<Operation> operations) {
        int size = 0;
        for (Operation operation : operations) {
            size += ABOUT_A_HEADER
                    + operation.url().length()
                    + (operation.body() == null ? 0 : operation.body().length);
        }
        return size;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
