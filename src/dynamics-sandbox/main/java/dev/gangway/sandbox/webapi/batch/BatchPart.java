package dev.gangway.sandbox.webapi.batch;

import dev.gangway.sandbox.webapi.message.ApiRequest;
import java.util.Map;

/**
 * One request inside a batch.
 *
 * @param url as sent: absolute, starting with a slash, relative to the service root, or {@code $1...}
 * @param contentId null when the part has none
 */
public record BatchPart(
        String method, String url, Map<String, String> headers, String contentId, ApiRequest.Body body) {}
