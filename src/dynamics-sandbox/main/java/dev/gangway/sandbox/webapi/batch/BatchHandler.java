package dev.gangway.sandbox.webapi.batch;

import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.errors.ProtocolRefusals;
import dev.gangway.sandbox.store.Database;
import dev.gangway.sandbox.store.Transaction;
import dev.gangway.sandbox.webapi.Dispatcher;
import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.ContentIds;
import dev.gangway.sandbox.webapi.message.ErrorBody;
import dev.gangway.sandbox.webapi.message.Preferences;
import dev.gangway.sandbox.webapi.message.ServiceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a batch: its parts in order, each change set in one transaction. */
public final class BatchHandler {
    /** The service's maximum number of requests in one batch. */
    public static final int LARGEST_BATCH = 1000;

    private final Dispatcher dispatcher;
    private final Database database;
    private final PartInterceptor interceptor;

    public BatchHandler(Dispatcher dispatcher, Database database, PartInterceptor interceptor) {
        this.dispatcher = dispatcher;
        this.database = database;
        this.interceptor = interceptor;
    }

    /**
     * The answer to a batch and the size of the batch.
     *
     * @param operations number of requests in the batch
     */
    public record Outcome(ApiResponse response, int operations) {}

    public Outcome handle(ApiRequest request) {
        try {
            List<BatchItem> items = BatchReader.read(request.body().bytes(), request.header("Content-Type"));
            int operations =
                    items.stream().mapToInt(item -> item.parts().size()).sum();
            if (operations > LARGEST_BATCH) {
                // neither message nor code of this error are documented
                throw ProtocolRefusals.general("The batch request contains " + operations
                        + " operations; the maximum is " + LARGEST_BATCH + ".");
            }
            return new Outcome(run(request, items), operations);
        } catch (DataverseException e) {
            return new Outcome(ErrorBody.of(e, false), 1);
        }
    }

    private ApiResponse run(ApiRequest outer, List<BatchItem> items) {
        boolean goOn = Preferences.of(outer).continueOnError();
        BatchWriter writer = new BatchWriter();
        for (BatchItem item : items) {
            List<BatchWriter.Answer> answers = item.changeSet() ? changeSet(outer, item) : single(outer, item);
            BatchWriter.Answer last = answers.get(answers.size() - 1);
            boolean failed = last.response().isFailure();
            if (failed && !goOn) {
                // the documented example shows 400 and only the failing part, whatever preceded it
                BatchWriter failure = new BatchWriter();
                failure.single(last);
                return ApiResponse.of(400, failure.contentType(), failure.finish());
            }
            if (item.changeSet() && !failed) {
                writer.changeSet(answers);
            } else {
                writer.single(last);
            }
        }
        byte[] body = writer.finish();
        ApiResponse response = ApiResponse.of(200, writer.contentType(), body);
        return goOn ? response.header("Preference-Applied", "odata.continue-on-error") : response;
    }

    private List<BatchWriter.Answer> single(ApiRequest outer, BatchItem item) {
        BatchPart part = item.parts().get(0);
        return List.of(answer(outer, part, null, new ContentIds()));
    }

    /** Returns the answers of all parts, or only that of the part that failed. */
    private List<BatchWriter.Answer> changeSet(ApiRequest outer, BatchItem item) {
        ContentIds contentIds = new ContentIds();
        List<BatchWriter.Answer> answers = new ArrayList<>(item.parts().size());
        try (Transaction shared = database.begin()) {
            for (BatchPart part : item.parts()) {
                BatchWriter.Answer answer = inChangeSet(outer, part, shared, contentIds);
                if (answer.response().isFailure()) {
                    return List.of(answer);
                }
                answers.add(answer);
            }
            shared.commit();
        }
        return answers;
    }

    private BatchWriter.Answer inChangeSet(
            ApiRequest outer, BatchPart part, Transaction shared, ContentIds contentIds) {
        if (part.contentId() == null) {
            return refusal(ProtocolRefusals.contentIdMissing(), part);
        }
        if (part.method().equals("GET")) {
            return refusal(ProtocolRefusals.general("GET requests are not allowed in a change set."), part);
        }
        return answer(outer, part, shared, contentIds);
    }

    private BatchWriter.Answer answer(ApiRequest outer, BatchPart part, Transaction shared, ContentIds contentIds) {
        try {
            ServiceAddress address = ServiceAddress.inBatch(part.url());
            if (address.path().startsWith("$batch")) {
                throw ProtocolRefusals.general("A batch request cannot contain another batch request.");
            }
            ApiRequest request = new ApiRequest(
                    part.method(),
                    address.path(),
                    address.query(),
                    name -> part.headers().get(name.toLowerCase(Locale.ROOT)),
                    part.body(),
                    outer.serviceRoot(),
                    outer.caller());
            ApiResponse response = interceptor.around(request, () -> dispatcher.handle(request, shared, contentIds));
            return new BatchWriter.Answer(response, part.contentId());
        } catch (DataverseException e) {
            return refusal(e, part);
        }
    }

    private static BatchWriter.Answer refusal(DataverseException e, BatchPart part) {
        return new BatchWriter.Answer(ErrorBody.of(e, false), part.contentId());
    }
}
