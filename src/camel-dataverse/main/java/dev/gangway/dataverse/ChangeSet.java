package dev.gangway.dataverse;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operations that are carried out together or not at all: one change set in one batch. */
final class ChangeSet {
    private static final Pattern INNER = Pattern.compile(
            "Content-Type:\\s*multipart/mixed;\\s*boundary=(\"[^\"]+\"|\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT_ID = Pattern.compile("Content-ID:\\s*(\\d{1,4})", Pattern.CASE_INSENSITIVE);

    private final ServiceRoot root;
    private final Session session;

    ChangeSet(ServiceRoot root, Session session) {
        this.root = root;
        this.session = session;
    }

    List<Outcome> carryOut(List<Operation> operations) {
        String outer = "batch_" + UUID.randomUUID();
        HttpAnswer answer = session.call(
                "POST",
                root.resolve("$batch"),
                Map.of("Content-Type", "multipart/mixed; boundary=\"" + outer + "\"", "Accept", "multipart/mixed"),
                written(outer, operations));
        if (!answer.isMultipart()) {
            throw JsonAnswer.unusable("$batch", answer, "it holds no part that could be read");
        }
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        Matcher inner = INNER.matcher(text);
        return inner.find() ? done(answer, inner.group(1), operations) : refused(answer, text, operations);
    }

    private static byte[] written(String outer, List<Operation> operations) {
        String inner = "changeset_" + UUID.randomUUID();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("--" + outer + "\r\nContent-Type: multipart/mixed; boundary=\"" + inner + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new BatchWriter(inner, DataverseConnection.API_PATH).write(operations));
        out.writeBytes(("\r\n--" + outer + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static List<Outcome> done(HttpAnswer answer, String boundary, List<Operation> operations) {
        HttpAnswer parts = new HttpAnswer(
                answer.status(), Map.of("Content-Type", "multipart/mixed; boundary=" + boundary), answer.body());
        return new BatchReader(parts, operations).read();
    }

    /** Reads a rejected change set, which the service answers with the failed part only. */
    private List<Outcome> refused(HttpAnswer answer, String text, List<Operation> operations) {
        Matcher contentId = CONTENT_ID.matcher(text);
        int index = contentId.find() ? Integer.parseInt(contentId.group(1)) - 1 : -1;
        boolean known = index >= 0 && index < operations.size();
        String unnamed = CONTENT_ID.matcher(text).replaceAll("X-Part: 0");
        HttpAnswer part =
                new HttpAnswer(answer.status(), answer.headers(), unnamed.getBytes(StandardCharsets.ISO_8859_1));
        BatchReader reader = new BatchReader(part, List.of(operations.get(known ? index : 0)));
        Outcome refusal = reader.read().get(0);
        if (reader.isThrottled()) {
            session.rest(reader.retryAfter());
        }
        if (!known && operations.size() > 1) {
            throw new RequestRejectedException(
                    "The change set was refused because of one of its operations, and was not carried out: status "
                            + refusal.status() + ", " + refusal.code() + ", " + refusal.message(),
                    refusal.status(),
                    refusal.code(),
                    answer.requestId());
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            outcomes.add(i == Math.max(index, 0) ? refusal : others(index));
        }
        return outcomes;
    }

    private static Outcome others(int culprit) {
        return new Outcome(
                Verdict.RETRY,
                0,
                null,
                "Not carried out, because operation " + culprit + " of the same change set was refused",
                null,
                null);
    }
}
