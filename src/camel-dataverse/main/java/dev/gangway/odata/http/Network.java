package dev.gangway.odata.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Network settings of HTTP clients. If bound to the Camel context's registry, every client of this library uses them;
 * otherwise the JVM's own properties apply.
 *
 * @param proxy host and port; null for no explicit proxy
 * @param proxyUser null when the proxy needs no sign-in
 * @param proxyPassword asked for each time
 * @param direct hosts that are reached without the proxy; {@code *.example} stands for all subdomains
 * @param tls trusted certificates and the client's own certificate; null for those of the Camel context or the JVM
 */
public record Network(
        URI proxy, String proxyUser, Supplier<String> proxyPassword, List<String> direct, SSLContextParameters tls) {

    public Network {
        direct = List.copyOf(direct);
    }

    boolean isDirect(String host) {
        return direct.stream()
                .anyMatch(pattern -> pattern.equalsIgnoreCase(host)
                        || pattern.startsWith("*.")
                                && host.toLowerCase(Locale.ROOT)
                                        .endsWith(pattern.substring(1).toLowerCase(Locale.ROOT)));
    }

    /** Leaves out user and password. */
    @Override
    public String toString() {
        return "Network[proxy=" + proxy + ", direct=" + direct + ", tls=" + (tls != null) + "]";
    }
}
