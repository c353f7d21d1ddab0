package dev.gangway.odata.http;

import dev.gangway.odata.AnswerTooLargeException;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.ServiceException;
import dev.gangway.odata.ServiceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/**
 * Sends single HTTP requests over a camel-http component of its own, so that the host's {@code http} component and
 * its settings stay separate. Nothing is repeated, redirected or cached here. Thread-safe.
 */
public final class CamelHttp implements AutoCloseable {
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String GZIP = "gzip";

    /** Limit for the document that describes all tables; that of Finance and Operations has been seen with 52 MB. */
    public static final int LARGEST_DOCUMENT = 128 * 1024 * 1024;

    /** Connections with a longer life would stay on one of the environment's servers. */
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(5);

    private final CamelContext context;
    private final String componentName;
    private final Endpoint endpoint;
    private final Producer producer;
    private final ScheduledExecutorService deadlines;
    private final HttpLimits limits;

    /**
     * @param service names the component ({@code SERVICE-http}), its thread, and the client as the service sees it
     */
    public CamelHttp(CamelContext context, String service, ServiceConnection connection) {
        this(context, service, connection, null);
    }

    /** @param own network settings for this client alone; null for those in the context's registry or of the JVM */
    public CamelHttp(CamelContext context, String service, ServiceConnection connection, Network own) {
        this(context, service, connection.environment(), connection.limits(), own);
    }

    /**
     * @param service names the component ({@code SERVICE-http}), its thread, and the client as the service sees it
     * @param root scheme, host and port of the service
     * @param own network settings for this client alone; null for those in the context's registry or of the JVM
     */
    public CamelHttp(CamelContext context, String service, URI root, HttpLimits limits, Network own) {
        this.context = context;
        this.deadlines =
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, service + "-deadlines");
        this.componentName = register(context, service + "-http", component(service, limits, own));
        this.endpoint = unregistered(context, componentName, root);
        this.producer = producer(endpoint);
        this.limits = limits;
    }

    /**
     * Creates the endpoint outside the context's registry: a host intercepts, counts, mocks and traces its own
     * endpoint, and this one is only its transport.
     */
    private static Endpoint unregistered(CamelContext context, String componentName, URI root) {
        try {
            return context.getComponent(componentName)
                    .createEndpoint(
                            componentName + ":" + root + "?throwExceptionOnFailure=false&disableStreamCache=true");
        } catch (Exception e) {
            throw new IllegalStateException("The endpoint of " + componentName + " could not be made", e);
        }
    }

    private static Producer producer(Endpoint endpoint) {
        try {
            return endpoint.createProducer();
        } catch (Exception e) {
            throw new IllegalStateException("The producer of " + endpoint + " could not be made", e);
        }
    }

    private HttpComponent component(String service, HttpLimits limits, Network own) {
        Network network = own == null ? context.getRegistry().findSingleByType(Network.class) : own;
        HttpComponent http = new BoundedHttp(deadlines, limits.response().toMillis(), network);
        // a host's beans of camel-http types must not be injected into this component
        http.setAutowiredEnabled(false);
        // otherwise a POST answered with 429 or 503 would be repeated below Camel
        http.setAutomaticRetriesDisabled(true);
        // the affinity cookie would pin all requests to one server of the environment
        http.setCookieManagementDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setCopyHeaders(false);
        // unzipped here, where a stalled stream can still be given up
        http.setContentCompressionDisabled(true);
        http.setUserAgent(service + "-client (Apache Camel)");
        // proxy and trust store as the JVM has them, unless the Camel context has a Network or a trust store of its own
        http.setUseSystemProperties(true);
        http.setSslContextParameters(
                network == null || network.tls() == null ? context.getSSLContextParameters() : network.tls());
        http.setConnectTimeout(limits.connect().toMillis());
        http.setConnectionRequestTimeout(limits.response().toMillis());
        http.setResponseTimeout(limits.response().toMillis());
        http.setSoTimeout(limits.response().toMillis());
        http.setConnectionsPerRoute(limits.connections());
        // one more for the token endpoint
        http.setMaxTotalConnections(limits.connections() + 1);
        http.setConnectionTimeToLive(CONNECTION_LIFE.toMillis());
        return http;
    }

    private static String register(CamelContext context, String component, HttpComponent http) {
        for (int n = 1; ; n++) {
            String name = n == 1 ? component : component + "-" + n;
            if (context.hasComponent(name) == null) {
                try {
                    context.addComponent(name, http);
                    return name;
                } catch (IllegalArgumentException taken) {
                    // another client is being created with this name: try the next one
                }
            }
        }
    }

    /** Maximum size in bytes of an answer, unless a call says otherwise. */
    public int largestAnswer() {
        return limits.largestAnswer();
    }

    /**
     * Sends one request.
     *
     * @param headers sent unchanged, including {@code Content-Type}
     * @param body null for none
     * @param largest maximum size of the answer in bytes, unzipped
     * @throws ServiceUnavailableException when there is no complete answer, or a larger one
     */
    public HttpAnswer send(String method, URI url, Map<String, String> headers, byte[] body, int largest) {
        return send(method, url, headers, body, largest, null);
    }

    /**
     * @param reader receives the body of a successful answer, which is then missing from the answer; null to keep it
     */
    public HttpAnswer send(
            String method, URI url, Map<String, String> headers, byte[] body, int largest, BodyReader reader) {
        HttpAnswer answer = exchange(method, url, headers, body, largest, reader);
        if (answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
            throw new ServiceUnavailableException("No answer to " + method + " " + url.getAuthority()
                    + ": the proxy does not accept our sign-in (status 407)");
        }
        return answer;
    }

    private HttpAnswer exchange(
            String method, URI url, Map<String, String> headers, byte[] body, int largest, BodyReader reader) {
        ServiceHelper.startService(endpoint, producer);
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true);
        Message request = exchange.getMessage();
        headers.forEach(request::setHeader);
        request.setHeader("Accept-Encoding", GZIP);
        request.setHeader(Exchange.HTTP_METHOD, method);
        request.setHeader(Exchange.HTTP_URI, url.toString());
        request.setBody(body);
        try {
            producer.process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            // while the exchange is not yet done, so that the connection is still open
            return answer(exchange.getMessage(), largest, reader);
        } catch (Exception e) {
            exchange.setException(e);
            throw noAnswer(method, url, e);
        } finally {
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
        }
    }

    private HttpAnswer answer(Message message, int largest, BodyReader reader) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        HttpAnswer empty = new HttpAnswer(status, headers, new byte[0]);
        if (message.getBody() == null) {
            return empty;
        }
        boolean passes = reader != null && empty.ok() && !empty.isHtml();
        byte[] body = read((InputStream) message.getBody(), headers, largest, passes ? reader : null);
        return new HttpAnswer(status, headers, body);
    }

    private byte[] read(InputStream body, Map<String, String> headers, int largest, BodyReader reader)
            throws IOException {
        try {
            boolean zipped = GZIP.equalsIgnoreCase(headers.get(Exchange.CONTENT_ENCODING));
            InputStream bounded = new BoundedStream(
                    zipped ? new GZIPInputStream(body) : body,
                    largest,
                    limits.response().toNanos(),
                    reader == null);
            byte[] whole = new byte[0];
            if (reader == null) {
                whole = bounded.readAllBytes();
            } else {
                reader.read(bounded);
            }
            body.close();
            return whole;
        } catch (IOException | RuntimeException e) {
            // closing would first read the rest, however long that takes
            if (body instanceof EofSensorInputStream open) {
                open.abort();
            }
            throw e;
        }
    }

    private RuntimeException noAnswer(String method, URI url, Exception failure) {
        Throwable cause = failure;
        while (cause instanceof RuntimeCamelException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = method + " " + url.getScheme() + "://" + url.getAuthority() + ShownPath.of(url);
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof BoundedStream.TooLargeException) {
                return new AnswerTooLargeException(what, one.getMessage());
            }
        }
        if (cause instanceof ServiceException known) {
            return known;
        }
        // a stopping context closes connections while calls are in progress
        boolean stopping = !context.getStatus().isStarted();
        if (cause instanceof IOException || cause instanceof RejectedExecutionException || stopping) {
            return new ServiceUnavailableException(
                    "No answer to " + what + ": " + words(cause), 0, null, null, null, cause);
        }
        return new IllegalStateException("The request could not be made: " + cause, cause);
    }

    private static String words(Throwable cause) {
        String tls = TlsTrouble.words(cause);
        return (tls.isEmpty() ? "" : tls + " (") + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                + (tls.isEmpty() ? "" : ")");
    }

    /** Releases the connections and removes the component from the context. */
    @Override
    public void close() {
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
        context.getExecutorServiceManager().shutdownNow(deadlines);
        context.removeComponent(componentName);
    }
}
