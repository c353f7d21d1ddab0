package dev.gangway.sales;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;

/** Addresses below one environment's Web API: builds them, and refuses to be led elsewhere. */
final class ServiceRoot {
    /** Characters that a URL cannot hold as they are, by their code. */
    private static final BitSet NOT_IN_URLS = new BitSet();

    static {
        " \"<>\\^`{|}#[]".chars().forEach(NOT_IN_URLS::set);
    }

    private final URI environment;

    ServiceRoot(URI environment) {
        this.environment = environment;
    }

    /** The address of something below the service root. */
    URI resolve(String relativeUrl) {
        return URI.create(environment + DataverseConnection.API_PATH + relative(relativeUrl));
    }

    /**
     * The address that a link of the service stands for. A link is used as it is, but only when it stays in this
     * environment: it will be called with this environment's token.
     *
     * @throws DataverseRejectedException when the link leads elsewhere
     */
    URI follow(String link) {
        URI target = target(link);
        boolean sameEnvironment = environment.getScheme().equalsIgnoreCase(target.getScheme())
                && target.getRawUserInfo() == null
                && target.getHost() != null
                && withoutApi(environment.getHost()).equalsIgnoreCase(withoutApi(target.getHost()))
                && port(environment) == port(target)
                && target.getRawPath().startsWith(DataverseConnection.API_PATH)
                && !target.getRawPath().contains("/../");
        if (!sameEnvironment) {
            throw new DataverseRejectedException(
                    "A link of the service leads out of the environment, to " + target.getScheme() + "://"
                            + target.getHost() + ", and is not followed",
                    0,
                    null,
                    null);
        }
        return target;
    }

    private URI target(String link) {
        try {
            if (!link.isBlank()) {
                return URI.create(environment + DataverseConnection.API_PATH).resolve(legal(link));
            }
        } catch (IllegalArgumentException e) {
            // answered below like any other link that cannot be followed
        }
        throw new DataverseRejectedException("A link of the service is not a URL and is not followed", 0, null, null);
    }

    /**
     * A URL relative to the service root with all that a URL cannot hold escaped.
     *
     * @throws IllegalArgumentException when it is absolute, climbs out of the service root or holds control characters
     */
    static String relative(String url) {
        String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        if (url.isEmpty() || url.startsWith("/") || path.contains("://") || path.contains("..")) {
            throw new IllegalArgumentException("Not a URL relative to the service root: " + url);
        }
        return legal(url);
    }

    static String withoutApi(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst("\\.api\\.", ".");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Escapes braces too: camel-http would take double braces, wherever they come from, for a property placeholder. */
    private static String legal(String url) {
        StringBuilder legal = new StringBuilder(url.length() + 16);
        byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            if (c < ' ' || c == 0x7f) {
                throw new IllegalArgumentException("Control character in a URL");
            }
            boolean percentSign = c == '%' && !(isHex(bytes, i + 1) && isHex(bytes, i + 2));
            if (c > 0x7f || percentSign || NOT_IN_URLS.get(c)) {
                legal.append('%').append(String.format(Locale.ROOT, "%02X", c));
            } else {
                legal.append((char) c);
            }
        }
        return legal.toString();
    }

    private static boolean isHex(byte[] bytes, int index) {
        return index < bytes.length && Character.digit(bytes[index], 16) >= 0;
    }
}
