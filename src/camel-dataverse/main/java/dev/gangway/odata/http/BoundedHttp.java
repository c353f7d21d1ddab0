package dev.gangway.odata.http;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A camel-http component that limits the headers of an answer, in size and in time. By itself the HTTP client reads
 * headers without end, and its timeouts apply between two bytes: a server that sends byte by byte would hold its
 * thread.
 */
final class BoundedHttp extends HttpComponent {
    /** Many times the number that Dataverse sends. */
    private static final int MOST_HEADERS = 200;

    private static final int LONGEST_HEADER = 32 * 1024;

    private final ScheduledExecutorService clock;
    private final long millis;

    /**
     * @param clock runs one short task per request
     * @param millis longest time until all headers of an answer have arrived
     * @param network the network settings; null for the JVM's
     */
    BoundedHttp(ScheduledExecutorService clock, long millis, Network network) {
        this.clock = clock;
        this.millis = millis;
        setHttpClientConfigurer(builder -> {
            builder.addExecInterceptorFirst("deadline", deadline());
            ProxyRoute.apply(builder, network);
        });
    }

    private ExecChainHandler deadline() {
        return (request, scope, chain) -> {
            var late = new AtomicBoolean();
            ScheduledFuture<?> alarm = clock.schedule(
                    () -> {
                        late.set(true);
                        ((Cancellable) scope.originalRequest).cancel();
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
            try {
                return chain.proceed(request, scope);
            } catch (IOException e) {
                throw late.get() ? new IOException("Timeout: the answer did not begin in time", e) : e;
            } finally {
                alarm.cancel(false);
            }
        };
    }

    @Override
    protected HttpClientConnectionManager createConnectionManager(
            TlsSocketStrategy tls, int maxTotal, int perRoute, SocketConfig socket) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_HEADER)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(getConnectTimeout()))
                        .setTimeToLive(TimeValue.ofMilliseconds(getConnectionTimeToLive()))
                        .build())
                .setDefaultSocketConfig(socket)
                .setMaxConnTotal(maxTotal > 0 ? maxTotal : getMaxTotalConnections())
                .setMaxConnPerRoute(perRoute > 0 ? perRoute : getConnectionsPerRoute())
                .build();
    }
}
