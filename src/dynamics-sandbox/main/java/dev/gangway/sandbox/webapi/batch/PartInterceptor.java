package dev.gangway.sandbox.webapi.batch;

import dev.gangway.sandbox.webapi.message.ApiRequest;
import dev.gangway.sandbox.webapi.message.ApiResponse;
import java.util.function.Supplier;

/** A hook around every part of a batch, for faults that hit one part among many. */
@FunctionalInterface
public interface PartInterceptor {
    ApiResponse around(ApiRequest part, Supplier<ApiResponse> answer);
}
