package dev.gangway.odata.session;

import dev.gangway.odata.ServiceException;
import dev.gangway.odata.http.BodyReader;
import dev.gangway.odata.http.CamelHttp;
import dev.gangway.odata.http.HttpAnswer;
import dev.gangway.odata.http.LargeAnswers;
import dev.gangway.odata.http.ProtectionGate;
import dev.gangway.odata.http.ShownPath;
import dev.gangway.odata.signin.Credential;
import dev.gangway.odata.signin.TokenSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed-in calls to one environment. Every call passes the gate, uses the shared token and is repeated once with a
 * new token after a 401; errors become exceptions that say what to do. Thread-safe.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final CamelHttp http;
    private final TokenSource tokens;
    private final ProtectionGate gate;
    private final RefusalReader refusals;
    private final Map<String, String> always;
    private final LongAdder sent;
    private final AtomicReference<Consumer<Duration>> resting;

    /**
     * @param credential how to obtain tokens; they are shared and renewed here
     * @param wall the clock that dates in answers are compared with
     * @param steady the clock that measures waits and token lifetimes
     */
    public Session(
            CamelHttp http, URI environment, Credential credential, RefusalReader refusals, Clock wall, Clock steady) {
        this.http = http;
        this.tokens = new TokenSource(credential, steady);
        this.refusals = refusals;
        this.gate = new ProtectionGate(environment.toString(), wall, steady);
        this.always = Map.of();
        this.sent = new LongAdder();
        this.resting = new AtomicReference<>(wait -> {});
    }

    private Session(Session other, Map<String, String> always, LongAdder sent) {
        this.http = other.http;
        this.tokens = other.tokens;
        this.refusals = other.refusals;
        this.gate = other.gate;
        this.resting = other.resting;
        this.always = Map.copyOf(always);
        this.sent = sent;
    }

    /**
     * Returns the same session, token and gate, with headers that are added to every request.
     *
     * @param headers a {@code Prefer} among them is added to that of a request
     */
    public Session with(Map<String, String> headers) {
        return new Session(this, headers, sent);
    }

    /**
     * Returns the same session, token and gate, with a counter for its requests.
     *
     * @param requests is incremented with each request
     */
    public Session counting(LongAdder requests) {
        return new Session(this, always, requests);
    }

    /** @param listener receives each wait that the service asks for */
    public void onRest(Consumer<Duration> listener) {
        resting.set(listener);
    }

    /** Records a wait that the service asked for inside an answer. */
    public void rest(String retryAfter) {
        gate.close(retryAfter);
        tell();
    }

    private void tell() {
        Duration left = gate.left();
        if (left != null) {
            resting.get().accept(left);
        }
    }

    public ProtectionGate gate() {
        return gate;
    }

    /**
     * Sends a request and returns a successful answer, or a multipart answer of any status.
     *
     * @param headers the headers that only this request has
     * @throws ServiceException otherwise
     */
    public HttpAnswer call(String method, URI url, Map<String, String> headers, byte[] body) {
        return LargeAnswers.reading(() -> call(method, url, headers, body, http.largestAnswer(), null));
    }

    /**
     * Sends a request and returns the content of its answer. Other large answers wait until a large one has been
     * read, so that several never fill the heap together.
     *
     * @param reader extracts what to keep from the answer
     */
    public <T> T call(
            String method, URI url, Map<String, String> headers, byte[] body, Function<HttpAnswer, T> reader) {
        return LargeAnswers.reading(() -> reader.apply(call(method, url, headers, body)));
    }

    /**
     * Reads a document while it arrives, without keeping it in memory.
     *
     * @param reader receives the body of a successful answer
     */
    public void document(URI url, String type, BodyReader reader) {
        call("GET", url, Map.of("Accept", type), null, CamelHttp.LARGEST_DOCUMENT, reader);
    }

    private HttpAnswer call(
            String method, URI url, Map<String, String> headers, byte[] body, int largest, BodyReader reader) {
        String token = tokens.current();
        HttpAnswer answer = send(method, url, headers, body, largest, reader, token);
        if (answer.status() == 401) {
            tokens.drop(token);
            token = tokens.current();
            answer = send(method, url, headers, body, largest, reader, token);
        }
        if ((answer.ok() || answer.isMultipart() && answer.status() >= 400) && !answer.isHtml()) {
            return answer;
        }
        throw refusals.read(method + " " + ShownPath.of(url), answer, token, gate.left());
    }

    private HttpAnswer send(
            String method,
            URI url,
            Map<String, String> headers,
            byte[] body,
            int largest,
            BodyReader reader,
            String token) {
        Map<String, String> all = new HashMap<>(headers);
        always.forEach((name, value) -> all.merge(name, value, (own, more) -> own + "," + more));
        all.put("Authorization", "Bearer " + token);
        all.put("OData-Version", "4.0");
        all.put("OData-MaxVersion", "4.0");
        gate.pass();
        sent.increment();
        long start = System.nanoTime();
        HttpAnswer answer = http.send(method, url, all, body, largest, reader);
        if (gate.observe(answer)) {
            tell();
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {}: {} in {} ms, request {}",
                    method,
                    ShownPath.of(url),
                    answer.status(),
                    String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e6),
                    answer.requestId());
        }
        return answer;
    }
}
