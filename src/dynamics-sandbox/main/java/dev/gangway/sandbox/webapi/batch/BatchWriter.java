package dev.gangway.sandbox.webapi.batch;

import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Writes the multipart answer. Its boundaries contain {@code batchresponse_} and {@code changesetresponse_}, which
 * clients search for.
 */
public final class BatchWriter {
    private static final String END = "\r\n";

    private final String boundary = "batchresponse_" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** The answer to one part. */
    public record Answer(ApiResponse response, String contentId) {}

    public String contentType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    public void single(Answer answer) {
        text("--" + boundary + END);
        part(answer);
    }

    public void changeSet(List<Answer> answers) {
        String inner = "changesetresponse_" + UUID.randomUUID();
        text("--" + boundary + END + "Content-Type: multipart/mixed; boundary=" + inner + END + END);
        for (Answer answer : answers) {
            text("--" + inner + END);
            part(answer);
        }
        text("--" + inner + "--" + END);
    }

    public byte[] finish() {
        text("--" + boundary + "--" + END);
        return out.toByteArray();
    }

    private void part(Answer answer) {
        StringBuilder head = new StringBuilder(400);
        head.append("Content-Type: application/http")
                .append(END)
                .append("Content-Transfer-Encoding: binary")
                .append(END);
        if (answer.contentId() != null) {
            head.append("Content-ID: ").append(answer.contentId()).append(END);
        }
        ApiResponse response = answer.response();
        head.append(END)
                .append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(ReasonPhrases.of(response.status()));
        head.append(END).append("OData-Version: 4.0").append(END);
        for (ApiResponse.Header header : response.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append(END);
        }
        head.append(END);
        text(head.toString());
        out.writeBytes(response.body());
        text(END);
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
