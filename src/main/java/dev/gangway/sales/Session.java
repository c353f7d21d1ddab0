package dev.gangway.sales;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed-in calls to one environment: through the gate, with the shared token, once more with a new token after a 401, and
 * with every refusal turned into the exception that says what to do. Thread-safe.
 */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final CamelHttp http;
    private final TokenSource tokens;
    private final ProtectionGate gate;

    Session(CamelHttp http, DataverseConnection connection, Clock clock) {
        this.http = http;
        this.tokens = new TokenSource(new TokenEndpoint(http, connection, clock), clock);
        this.gate = new ProtectionGate(connection.environment().toString(), clock);
    }

    ProtectionGate gate() {
        return gate;
    }

    /**
     * Sends a request and hands back its answer if it is a success, or a multipart answer of whatever status.
     *
     * @param headers all but those that every request has
     * @throws DataverseException otherwise
     */
    HttpAnswer call(String method, URI url, Map<String, String> headers, byte[] body) {
        String token = tokens.current();
        HttpAnswer answer = send(method, url, headers, body, token);
        if (answer.status() == 401) {
            tokens.drop(token);
            token = tokens.current();
            answer = send(method, url, headers, body, token);
        }
        if ((answer.ok() || answer.isMultipart() && answer.status() >= 400) && !answer.isHtml()) {
            return answer;
        }
        throw new Refusal(method + " " + url.getPath(), answer, token, gate.left()).exception();
    }

    private HttpAnswer send(String method, URI url, Map<String, String> headers, byte[] body, String token) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        all.put("OData-Version", "4.0");
        all.put("OData-MaxVersion", "4.0");
        gate.pass();
        long start = System.nanoTime();
        HttpAnswer answer = http.send(method, url, all, body);
        gate.observe(answer);
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {}: {} in {} ms, request {}",
                    method,
                    // a query may hold personal data
                    url.getPath(),
                    answer.status(),
                    String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e6),
                    answer.requestId());
        }
        return answer;
    }
}
