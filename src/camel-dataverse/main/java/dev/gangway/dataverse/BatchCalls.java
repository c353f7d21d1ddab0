package dev.gangway.dataverse;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.JsonAnswer;
import dev.gangway.odata.session.ServiceRoot;
import dev.gangway.odata.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many operations with one request. */
record BatchCalls(ServiceRoot root, Session session) {

    /** See {@link Dataverse#batch}. */
    List<Outcome> carryOut(List<Operation> operations) {
        checkSize("A batch", operations);
        if (operations.isEmpty()) {
            return List.of();
        }
        String boundary = "batch_" + UUID.randomUUID();
        return session.call(
                "POST",
                root.resolve("$batch"),
                Map.of(
                        "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"",
                        "Accept", "multipart/mixed",
                        "Prefer", "odata.continue-on-error"),
                new BatchWriter(boundary, DataverseConnection.API_PATH).write(operations),
                answer -> outcomes(answer, operations));
    }

    private static void checkSize(String what, List<Operation> operations) {
        if (operations.size() > Dataverse.MAX_BATCH) {
            throw new IllegalArgumentException(
                    what + " holds at most " + Dataverse.MAX_BATCH + " operations, but these are " + operations.size());
        }
    }

    private List<Outcome> outcomes(HttpAnswer answer, List<Operation> operations) {
        BatchReader reader = new BatchReader(answer, operations);
        List<Outcome> outcomes = answer.isMultipart() ? reader.read() : List.of();
        if (reader.parts() == 0) {
            throw JsonAnswer.unusable("$batch", answer, "it holds no part that could be read");
        }
        if (reader.isThrottled()) {
            session.rest(reader.retryAfter());
        }
        if (!answer.ok() && !reader.isAttributable()) {
            throw stopped(answer, outcomes.get(0));
        }
        return outcomes;
    }

    /** Returns the exception for a batch that the service stopped at an operation without saying which. */
    private ServiceException stopped(HttpAnswer answer, Outcome first) {
        String message = "The batch was stopped by one of its operations: status " + first.status() + ", "
                + first.code() + ", " + first.message();
        return first.verdict() == Verdict.RETRY
                ? new ServiceUnavailableException(
                        message,
                        first.status(),
                        first.code(),
                        answer.requestId(),
                        session.gate().left(),
                        null)
                : new RequestRejectedException(message, first.status(), first.code(), answer.requestId());
    }

    /** See {@link Dataverse#batchInHalves}. */
    List<Outcome> carryOutInHalves(List<Operation> operations) {
        try {
            return carryOut(operations);
        } catch (RequestRejectedException e) {
            int size = operations.size();
            if (size == 1) {
                return List.of(new Outcome(Verdict.REJECTED, e.status(), e.code(), e.getMessage(), null, null));
            }
            List<Outcome> outcomes = new ArrayList<>(carryOutInHalves(operations.subList(0, size / 2)));
            outcomes.addAll(carryOutInHalves(operations.subList(size / 2, size)));
            return outcomes;
        }
    }

    /** See {@link Dataverse#allOrNone}. */
    List<Outcome> allOrNone(List<Operation> operations) {
        checkSize("A change set", operations);
        return operations.isEmpty() ? List.of() : new ChangeSet(root, session).carryOut(operations);
    }
}
