package dev.gangway.dataverse.component.produce;

import dev.gangway.dataverse.Operation;
import dev.gangway.dataverse.Outcome;
import dev.gangway.dataverse.Verdict;
import dev.gangway.dataverse.component.options.DataverseConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Carries out a list of operations in requests of the size that suits the server. An error of one record is its
 * outcome. An outage is an exception; when the same message is tried again, only the operations without an answer are
 * sent.
 */
final class RunBatch implements ProducerOperation {
    private static final String PROGRESS = "CamelDataverseBatchProgress";

    private final Work work;
    private final BatchElement elements;
    private final Map<String, String> headers;

    RunBatch(Work work) {
        this.work = work;
        this.elements = new BatchElement(work);
        this.headers = work.options().calling().headers();
    }

    /** The progress through a list; kept with the exchange after a failure. */
    private record Progress(Work work, Object body, Outcome[] outcomes) {}

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        List<Object> list = work.rows().list(exchange, work.name());
        List<Operation> operations = new ArrayList<>(list.size());
        for (Object element : list) {
            operations.add(headed(elements.operation(exchange, element, operations.size())));
        }
        if (work.options().calling().isAtomic()) {
            answer(exchange, work.dataverse().allOrNone(operations));
            return;
        }
        Progress progress = progress(exchange, body, operations.size());
        exchange.setProperty(PROGRESS, progress);
        carryOut(operations, progress.outcomes());
        exchange.removeProperty(PROGRESS);
        answer(exchange, List.of(progress.outcomes()));
    }

    /** Adds the endpoint's headers, which each operation of a batch needs itself. */
    private Operation headed(Operation plain) {
        Operation operation = plain;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            operation = operation.with(header.getKey(), header.getValue());
        }
        return operation;
    }

    private Progress progress(Exchange exchange, Object body, int size) {
        Progress before = exchange.getProperty(PROGRESS, Progress.class);
        boolean same =
                before != null && before.work() == work && before.body() == body && before.outcomes().length == size;
        return same ? before : new Progress(work, body, new Outcome[size]);
    }

    private void carryOut(List<Operation> operations, Outcome[] outcomes) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null || outcomes[i].verdict() == Verdict.RETRY) {
                open.add(i);
            }
        }
        SizedBatches batches = new SizedBatches(work);
        for (int from = 0; from < open.size(); ) {
            List<Integer> part = open.subList(from, Math.min(open.size(), from + batches.next()));
            List<Outcome> answers =
                    batches.send(part.stream().map(operations::get).toList());
            for (int i = 0; i < part.size(); i++) {
                outcomes[part.get(i)] = answers.get(i);
            }
            from += part.size();
        }
    }

    static void answer(Exchange exchange, List<Outcome> outcomes) {
        long failed = outcomes.stream()
                .filter(outcome -> outcome.verdict() != Verdict.DONE && outcome.verdict() != Verdict.ALREADY_EXISTS)
                .count();
        exchange.getMessage().setHeader(DataverseConstants.FAILED, (int) failed);
        exchange.getMessage().setBody(outcomes);
    }
}
