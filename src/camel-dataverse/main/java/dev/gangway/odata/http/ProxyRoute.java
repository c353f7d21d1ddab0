package dev.gangway.odata.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** Sends a client's requests through the proxy of a {@link Network}. */
final class ProxyRoute extends ProxySelector {
    private final Network network;

    private ProxyRoute(Network network) {
        this.network = network;
    }

    static void apply(HttpClientBuilder builder, Network network) {
        if (network == null || network.proxy() == null) {
            return;
        }
        builder.setProxySelector(new ProxyRoute(network));
        builder.setDefaultCredentialsProvider(credentials(network));
    }

    /** Returns credentials for the proxy only: a server that asks for a password gets none. */
    private static CredentialsProvider credentials(Network network) {
        URI proxy = network.proxy();
        return (scope, context) -> network.proxyUser() != null
                        && proxy.getHost().equalsIgnoreCase(scope.getHost())
                        && proxy.getPort() == scope.getPort()
                ? new UsernamePasswordCredentials(
                        network.proxyUser(), network.proxyPassword().get().toCharArray())
                : null;
    }

    @Override
    public List<Proxy> select(URI uri) {
        URI proxy = network.proxy();
        return List.of(
                network.isDirect(uri.getHost())
                        ? Proxy.NO_PROXY
                        : new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // said by whoever sends
    }
}
