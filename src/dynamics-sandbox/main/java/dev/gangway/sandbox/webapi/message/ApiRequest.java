package dev.gangway.sandbox.webapi.message;

import dev.gangway.sandbox.records.Caller;
import java.util.function.UnaryOperator;

/**
 * One request below the service root, alone or as a part of a batch.
 *
 * @param method HTTP method
 * @param path the path below the service root, still encoded, without a leading slash
 * @param query raw query string, or null
 * @param headers looks up a header case-insensitively; null when absent
 * @param body the whole body, empty when there is none
 * @param serviceRoot absolute URL of the service root, ending in a slash
 */
public record ApiRequest(
        String method,
        String path,
        String query,
        UnaryOperator<String> headers,
        Body body,
        String serviceRoot,
        Caller caller) {

    /** A section of a byte array, so that parts of a batch need no copy. */
    public record Body(byte[] bytes, int offset, int length) {
        public static Body of(byte[] bytes) {
            return new Body(bytes, 0, bytes.length);
        }
    }

    /**
     * Returns the header, or null. The literal {@code null}, which Microsoft recommends against caching, counts as
     * absent.
     */
    public String header(String name) {
        String value = headers.apply(name);
        return value == null || value.equals("null") ? null : value;
    }

    public ApiRequest withPath(String newPath, String newQuery) {
        return new ApiRequest(method, newPath, newQuery, headers, body, serviceRoot, caller);
    }
}
