package dev.gangway.wiring.network;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.odata.http.Network;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** The settings {@code gangway.proxy.*} and {@code gangway.tls.*}, for HTTP clients, mail server and PostgreSQL. */
public final class ConfiguredNetwork {
    private static final int DEFAULT_PORT = 8080;
    private static final String TLS_BEAN = "gangwayTls";
    private static final String TLS_OPTION = "sslContextParameters=";

    private final Function<Setting, String> text;

    /** @param text gives a setting's value */
    public ConfiguredNetwork(Function<Setting, String> text) {
        this.text = text;
    }

    /**
     * Binds what is set to the context, where the clients look for it.
     *
     * @throws SettingException when something cannot be right
     */
    public void bind(CamelContext context) {
        Optional<SSLContextParameters> tls = tls();
        Optional<URI> proxy = proxy();
        if (tls.isEmpty() && proxy.isEmpty()) {
            return;
        }
        tls.ifPresent(parameters -> context.getRegistry().bind(TLS_BEAN, parameters));
        String user = text.apply(Setting.PROXY_USERNAME);
        context.getRegistry()
                .bind(
                        "gangwayNetwork",
                        Network.class,
                        new Network(
                                proxy.orElse(null),
                                user.isEmpty() ? null : user,
                                () -> text.apply(Setting.PROXY_PASSWORD),
                                direct(),
                                tls.orElse(null)));
    }

    /** Sockets with TLS as the settings of a context want it; empty when they say nothing about it. */
    public static Optional<SSLSocketFactory> sockets(CamelContext context) {
        Network network = context.getRegistry().findSingleByType(Network.class);
        if (network == null || network.tls() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(network.tls().createSSLContext(context).getSocketFactory());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The files were read, but TLS cannot use them", e);
        }
    }

    /** The URI of an endpoint that a person named; one of camel-http trusts what the settings say, unless it says so itself. */
    public static String trusting(CamelContext context, String endpoint) {
        boolean ofSettings = endpoint.startsWith("https:")
                && !endpoint.contains(TLS_OPTION)
                && context.getRegistry().lookupByName(TLS_BEAN) != null;
        return ofSettings ? endpoint + (endpoint.contains("?") ? '&' : '?') + TLS_OPTION + '#' + TLS_BEAN : endpoint;
    }

    private Optional<URI> proxy() {
        String given = text.apply(Setting.PROXY_URL);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(given.contains("://") ? given : "http://" + given);
            if ("http".equals(url.getScheme()) && url.getHost() != null && url.getRawUserInfo() == null) {
                return Optional.of(URI.create(
                        "http://" + url.getHost() + ":" + (url.getPort() < 0 ? DEFAULT_PORT : url.getPort())));
            }
        } catch (URISyntaxException e) {
            // said below, without what may be a password
        }
        throw new SettingException(
                Setting.PROXY_URL.key() + " is no proxy: write such as http://proxy.example:8080; user and"
                        + " password have settings of their own");
    }

    private List<String> direct() {
        return Arrays.stream(text.apply(Setting.PROXY_DIRECT).split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private Optional<SSLContextParameters> tls() {
        String trusted = text.apply(Setting.TLS_TRUST);
        String own = text.apply(Setting.TLS_CERTIFICATE);
        Revocation revocation = Revocation.of(text.apply(Setting.TLS_REVOCATION));
        if (trusted.isEmpty() && own.isEmpty() && revocation == Revocation.OFF) {
            return Optional.empty();
        }
        var parameters = new SSLContextParameters();
        KeyStore store = trusted.isEmpty()
                ? null
                : TlsFiles.trusted(Setting.TLS_TRUST.key(), trusted, text.apply(Setting.TLS_TRUST_PASSWORD));
        if (revocation != Revocation.OFF) {
            var trust = new TrustManagersParameters();
            trust.setTrustManager(revocation.trustManager(store));
            parameters.setTrustManagers(trust);
        } else if (store != null) {
            parameters.setTrustManagers(TlsFiles.trust(store));
        }
        if (!own.isEmpty()) {
            parameters.setKeyManagers(
                    TlsFiles.keys(Setting.TLS_CERTIFICATE.key(), own, text.apply(Setting.TLS_CERTIFICATE_PASSWORD)));
        }
        return Optional.of(parameters);
    }
}
