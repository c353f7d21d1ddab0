package dev.gangway.sandbox.http;

import dev.gangway.sandbox.control.Fault;
import dev.gangway.sandbox.control.FaultPlan;
import dev.gangway.sandbox.errors.DataverseException;
import dev.gangway.sandbox.webapi.batch.PartInterceptor;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import dev.gangway.sandbox.webapi.message.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns injected faults into answers. */
final class Faults {
    private Faults() {}

    static ApiResponse answer(Fault fault) {
        ApiResponse response = fault.html() == null
                ? ErrorBody.of(new DataverseException(fault.status(), fault.code(), fault.message()), false)
                : ApiResponse.of(fault.status(), "text/html", fault.html().getBytes(StandardCharsets.UTF_8));
        return fault.retryAfter() == 0 ? response : response.header("Retry-After", Long.toString(fault.retryAfter()));
    }

    static void sleep(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Applies faults to single parts of batches. A connection cannot be reset for one part, so only answers and
     * delays apply.
     */
    static PartInterceptor forParts(FaultPlan plan) {
        return (part, answer) -> {
            Optional<Fault> fault = plan.forPart(part.method(), part.path());
            return fault.isPresent() ? disturbed(fault.get(), answer) : answer.get();
        };
    }

    private static ApiResponse disturbed(Fault fault, Supplier<ApiResponse> answer) {
        if (fault.effect() == Fault.Effect.DELAY) {
            sleep(fault.delay());
            return answer.get();
        }
        if (fault.isAfterApplying()) {
            answer.get();
        }
        return answer(fault);
    }
}
