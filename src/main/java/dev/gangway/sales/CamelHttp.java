package dev.gangway.sales;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/**
 * One HTTP request and its complete answer, over a camel-http component of its own: the host's {@code http} component keeps
 * its settings and does not lend them. Nothing is repeated, redirected or remembered here. Thread-safe.
 */
final class CamelHttp implements AutoCloseable {
    private static final String COMPONENT = "dataverse-http";
    private static final String GZIP = "gzip";
    private static final int BUFFER = 16 * 1024;
    private static final String USER_AGENT = "dataverse-client (Apache Camel)";

    /** More than any page of the service, less than what would bring a small heap down unnoticed. */
    private static final int LARGEST_ANSWER = 256 * 1024 * 1024;

    /** Long-lived connections would stick to one of the environment's servers for ever. */
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(5);

    private final CamelContext context;
    private final String componentName;
    private final Endpoint endpoint;
    private final ProducerTemplate producer;
    private final long readNanos;

    CamelHttp(CamelContext context, DataverseConnection connection) {
        this.context = context;
        this.componentName = register(context, component(context, connection));
        this.endpoint = context.getEndpoint(componentName + ":" + connection.environment()
                + "?throwExceptionOnFailure=false&disableStreamCache=true");
        this.producer = context.createProducerTemplate();
        this.readNanos = connection.responseTimeout().toNanos();
    }

    private static HttpComponent component(CamelContext context, DataverseConnection connection) {
        HttpComponent http = new HttpComponent();
        // a host's beans of camel-http types are not meant for this one
        http.setAutowiredEnabled(false);
        // else a POST that was answered 429 or 503 would be sent again below Camel
        http.setAutomaticRetriesDisabled(true);
        // the affinity cookie would pin all requests to one server of the environment
        http.setCookieManagementDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setCopyHeaders(false);
        // unzipped here, where a stalled stream can still be given up
        http.setContentCompressionDisabled(true);
        http.setUserAgent(USER_AGENT);
        // proxy and trust store as the JVM has them, unless the Camel context has a trust store of its own
        http.setUseSystemProperties(true);
        http.setSslContextParameters(context.getSSLContextParameters());
        http.setConnectTimeout(connection.connectTimeout().toMillis());
        http.setConnectionRequestTimeout(connection.responseTimeout().toMillis());
        http.setResponseTimeout(connection.responseTimeout().toMillis());
        http.setSoTimeout(connection.responseTimeout().toMillis());
        http.setConnectionsPerRoute(connection.maxConnections());
        // one more, for the token endpoint
        http.setMaxTotalConnections(connection.maxConnections() + 1);
        http.setConnectionTimeToLive(CONNECTION_LIFE.toMillis());
        return http;
    }

    private static String register(CamelContext context, HttpComponent http) {
        for (int n = 1; ; n++) {
            String name = n == 1 ? COMPONENT : COMPONENT + "-" + n;
            if (context.hasComponent(name) == null) {
                try {
                    context.addComponent(name, http);
                    return name;
                } catch (IllegalArgumentException taken) {
                    // by another client that is being created at this moment: try the next name
                }
            }
        }
    }

    /**
     * Sends one request.
     *
     * @param headers sent as they are, {@code Content-Type} among them
     * @param body null for none
     * @throws DataverseUnavailableException when there is no complete answer
     */
    HttpAnswer send(String method, URI url, Map<String, String> headers, byte[] body) {
        HttpAnswer[] answer = new HttpAnswer[1];
        Exchange exchange = producer.send(
                endpoint,
                ExchangePattern.InOut,
                request -> {
                    request.setProperty(Exchange.SKIP_GZIP_ENCODING, true);
                    Message message = request.getMessage();
                    headers.forEach(message::setHeader);
                    message.setHeader("Accept-Encoding", GZIP);
                    message.setHeader(Exchange.HTTP_METHOD, method);
                    message.setHeader(Exchange.HTTP_URI, url.toString());
                    message.setBody(body);
                },
                // while the exchange is not yet done, so that the connection is still open
                result -> {
                    if (result.getException() == null) {
                        answer[0] = answer(result.getMessage());
                    }
                });
        if (exchange.getException() != null) {
            throw noAnswer(method, url, exchange.getException());
        }
        return answer[0];
    }

    private HttpAnswer answer(Message message) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = message.getBody() == null ? new byte[0] : read((InputStream) message.getBody(), headers);
        return new HttpAnswer(status, headers, body);
    }

    private byte[] read(InputStream body, Map<String, String> headers) throws IOException {
        try {
            boolean zipped = GZIP.equalsIgnoreCase(headers.get(Exchange.CONTENT_ENCODING));
            byte[] whole = inTime(zipped ? new GZIPInputStream(body) : body);
            body.close();
            return whole;
        } catch (IOException e) {
            // closing would first read the rest, however long that takes
            if (body instanceof EofSensorInputStream open) {
                open.abort();
            }
            throw e;
        }
    }

    /** A server that drips byte after byte never runs into the timeout between two bytes; hence one for the whole. */
    private byte[] inTime(InputStream body) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream whole = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            whole.write(buffer, 0, n);
            if (whole.size() > LARGEST_ANSWER) {
                throw new IOException("The answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            if (System.nanoTime() - start > readNanos) {
                throw new IOException("The answer was not complete in time");
            }
        }
        return whole.toByteArray();
    }

    private RuntimeException noAnswer(String method, URI url, Exception failure) {
        Throwable cause = failure;
        while (cause instanceof RuntimeCamelException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        // a context that stops takes the connections away under calls that are still on their way
        boolean stopping = !context.getStatus().isStarted();
        if (cause instanceof IOException || cause instanceof RejectedExecutionException || stopping) {
            String what = method + " " + url.getScheme() + "://" + url.getAuthority() + url.getPath();
            return new DataverseUnavailableException(
                    "No answer to " + what + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                    0,
                    null,
                    null,
                    null,
                    cause);
        }
        return new IllegalStateException("The request could not be made: " + cause, cause);
    }

    /** Gives the connections back and takes the component out of the context. */
    @Override
    public void close() {
        producer.stop();
        try {
            context.removeEndpoint(endpoint);
        } catch (Exception e) {
            throw new IllegalStateException("The endpoint of " + componentName + " could not be removed", e);
        }
        context.removeComponent(componentName);
    }
}
