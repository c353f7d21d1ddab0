package dev.gangway.sandbox.fno.service;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.fno.rules.Assumption;
import dev.gangway.sandbox.fno.rules.Assumptions;
import dev.gangway.sandbox.fno.rules.FnoRefusal;
import dev.gangway.sandbox.fno.store.FnoStore;
import dev.gangway.sandbox.webapi.batch.BatchItem;
import dev.gangway.sandbox.webapi.batch.BatchPart;
import dev.gangway.sandbox.webapi.batch.BatchReader;
import dev.gangway.sandbox.webapi.batch.BatchWriter;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs {@code $batch}. The outer status is always 200; a failed change set is one part with 500 and the first
 * Content-ID.
 */
public final class FnoBatch {
    static final int LARGEST = 5000;

    private final FnoService service;
    private final FnoStore store;
    private final Assumptions assumptions;
    private final FaultPlan faults;

    public FnoBatch(FnoService service, FnoStore store, Assumptions assumptions, FaultPlan faults) {
        this.service = service;
        this.store = store;
        this.assumptions = assumptions;
        this.faults = faults;
    }

    /** Carries the answer of the part that failed a change set. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ApiResponse answer;

        Failed(ApiResponse answer) {
            super("a part of a change set failed");
            this.answer = answer;
        }
    }

    public ApiResponse handle(Call call) {
        List<BatchItem> items;
        try {
            items = BatchReader.read(call.body(), call.headers().apply("Content-Type"));
        } catch (DataverseException e) {
            return FnoAnswers.refusal(FnoRefusal.badRequest(e.getMessage()));
        }
        if (items.stream().mapToInt(item -> item.parts().size()).sum() > LARGEST) {
            return FnoAnswers.refusal(FnoRefusal.badRequest("A batch has at most " + LARGEST + " operations."));
        }
        BatchWriter writer = new BatchWriter();
        for (BatchItem item : items) {
            if (item.changeSet()) {
                writer.changeSet(changeSet(call, item.parts()));
            } else {
                BatchPart part = item.parts().get(0);
                writer.single(new BatchWriter.Answer(odd(part(call, part)), part.contentId()));
            }
        }
        return ApiResponse.of(200, writer.contentType(), writer.finish());
    }

    private List<BatchWriter.Answer> changeSet(Call call, List<BatchPart> parts) {
        try {
            return store.atomically(() -> {
                List<BatchWriter.Answer> answers = new ArrayList<>();
                for (BatchPart part : parts) {
                    ApiResponse answer = part(call, part);
                    if (answer.isFailure()) {
                        throw new Failed(answer);
                    }
                    answers.add(new BatchWriter.Answer(answer, part.contentId()));
                }
                return answers;
            });
        } catch (Failed e) {
            // the Content-ID is not necessarily that of the failed part
            return List.of(new BatchWriter.Answer(odd(e.answer), parts.get(0).contentId()));
        }
    }

    /** Changes 400 to 500, as the service does inside a batch. */
    private static ApiResponse odd(ApiResponse answer) {
        return answer.status() == 400 ? ApiResponse.json(500, answer.body()) : answer;
    }

    private ApiResponse part(Call call, BatchPart part) {
        String url = part.url();
        int data = url.indexOf("/data/");
        String relative = data >= 0 ? url.substring(data + "/data/".length()) : url;
        if (part.method().equals("GET") && assumptions.is(Assumption.BATCH_GET, "refused")) {
            return FnoAnswers.refusal(FnoRefusal.badRequest("GET is not supported in a batch."));
        }
        Optional<Fault> fault = faults.forPart(part.method(), relative);
        if (fault.isPresent() && !fault.get().isAfterApplying()) {
            return FnoAnswers.fault(fault.get());
        }
        int query = relative.indexOf('?');
        byte[] body = new byte[part.body().length()];
        System.arraycopy(part.body().bytes(), part.body().offset(), body, 0, body.length);
        ApiResponse answer = service.handle(new Call(
                part.method(),
                query < 0 ? relative : relative.substring(0, query),
                query < 0 ? null : relative.substring(query + 1),
                name -> part.headers().get(name.toLowerCase(Locale.ROOT)),
                body,
                call.root(),
                call.company(),
                call.denied()));
        return fault.isPresent() ? FnoAnswers.fault(fault.get()) : answer;
    }
}
