package dev.gangway.dataverse.component.connect;

import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.http.Network;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How requests get there. */
@UriParams
public abstract class NetworkOptions {
    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description = "Longest wait for a connection")
    private long connectTimeout = HttpLimits.DEFAULT_CONNECT.toMillis();

    @UriParam(
            label = "advanced",
            javaType = "java.time.Duration",
            defaultValue = "120000",
            description = "Longest wait for an answer to begin, and again for it to be complete")
    private long responseTimeout = HttpLimits.DEFAULT_RESPONSE.toMillis();

    @UriParam(
            label = "advanced",
            defaultValue = "16",
            description =
                    "Most connections to the environment, hence most requests at the same time; the service allows 52 to one user")
    private int maxConnections = HttpLimits.DEFAULT_CONNECTIONS;

    @UriParam(
            label = "advanced",
            defaultValue = "8388608",
            description =
                    "Largest answer in bytes, unzipped; a larger one is given up as an outage. Large answers take turns, so that the default fits a heap of 128 MB")
    private int maxAnswerSize = HttpLimits.DEFAULT_LARGEST_ANSWER;

    @UriParam(
            label = "proxy",
            description =
                    "Host of an HTTP proxy, instead of the one of the Camel context or the JVM; with proxyPort. One that wants a sign-in is told by a bean of class dev.gangway.odata.http.Network")
    private String proxyHost;

    @UriParam(label = "proxy", description = "Port of the proxy")
    private int proxyPort;

    @UriParam(
            label = "security",
            description =
                    "Whom to trust and with which certificate to show oneself, instead of the SSL context parameters of the Camel context")
    private SSLContextParameters sslContextParameters;

    /** @throws IllegalArgumentException when one of them is out of range */
    HttpLimits limits() {
        return new HttpLimits(
                Duration.ofMillis(connectTimeout), Duration.ofMillis(responseTimeout), maxConnections, maxAnswerSize);
    }

    /**
     * Returns what is said here about the way, and for the rest what the Camel context says.
     *
     * @return null when nothing is said here
     * @throws IllegalArgumentException when a proxy has a host and no port, or the other way round
     */
    Network network(CamelContext context) {
        if ((proxyHost == null) != (proxyPort == 0)) {
            throw new IllegalArgumentException("dataverse: a proxy has a proxyHost and a proxyPort");
        }
        if (proxyHost == null && sslContextParameters == null) {
            return null;
        }
        Network general = context.getRegistry().findSingleByType(Network.class);
        Network other = general == null ? new Network(null, null, null, List.of(), null) : general;
        SSLContextParameters tls = sslContextParameters == null ? other.tls() : sslContextParameters;
        return proxyHost == null
                ? new Network(other.proxy(), other.proxyUser(), other.proxyPassword(), other.direct(), tls)
                : new Network(URI.create("http://" + proxyHost + ":" + proxyPort), null, null, List.of(), tls);
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaxAnswerSize() {
        return maxAnswerSize;
    }

    public void setMaxAnswerSize(int maxAnswerSize) {
        this.maxAnswerSize = maxAnswerSize;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
