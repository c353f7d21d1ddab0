package dev.gangway.odata.session;

import dev.gangway.odata.RequestRejectedException;
import dev.gangway.odata.ServiceUnavailableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The root URL of a service: builds URLs below it and rejects links that lead elsewhere. */
public final class ServiceRoot {
    /** Characters that must be escaped in a URL, by their code. */
    private static final BitSet NOT_IN_URLS = new BitSet();

    static {
        " \"<>\\^`{|}#[]".chars().forEach(NOT_IN_URLS::set);
    }

    /** Continuations have some hundred characters, with a paging cookie a few thousand. */
    public static final int LONGEST_LINK = 8000;

    private final URI environment;
    private final String path;
    private final UnaryOperator<String> hostName;

    /**
     * @param path path of the service below the environment, with a slash at both ends
     * @param hostName maps the different names of one host to a common one
     */
    public ServiceRoot(URI environment, String path, UnaryOperator<String> hostName) {
        this.environment = environment;
        this.path = path;
        this.hostName = hostName;
    }

    /** Returns the URL for a path below the service root. */
    public URI resolve(String relativeUrl) {
        return URI.create(environment + path + relative(relativeUrl));
    }

    /**
     * Returns the URL of a link that the service sent. A link is used unchanged, but only when it stays in this
     * environment, because it is called with this environment's token.
     *
     * @throws RequestRejectedException when the link leads elsewhere
     * @throws ServiceUnavailableException when it is longer than any URL that can be requested
     */
    public URI follow(String link) {
        if (link.length() > LONGEST_LINK) {
            throw new ServiceUnavailableException(
                    "A link of the service has " + link.length() + " characters, more than " + LONGEST_LINK
                            + "; is something between?",
                    0,
                    null,
                    null,
                    null,
                    null);
        }
        URI target = target(link);
        boolean sameEnvironment = environment.getScheme().equalsIgnoreCase(target.getScheme())
                && target.getRawUserInfo() == null
                && target.getHost() != null
                && hostName.apply(environment.getHost()).equalsIgnoreCase(hostName.apply(target.getHost()))
                && port(environment) == port(target)
                && target.getRawPath().startsWith(path)
                && !target.getRawPath().contains("/../");
        if (!sameEnvironment) {
            throw new RequestRejectedException(
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
                return URI.create(environment + path).resolve(legal(link));
            }
        } catch (IllegalArgumentException e) {
            // rejected below like any other link that cannot be followed
        }
        throw new RequestRejectedException("A link of the service is not a URL and is not followed", 0, null, null);
    }

    /**
     * Escapes a URL relative to the service root.
     *
     * @throws IllegalArgumentException when it is absolute, climbs out of the service root or holds control
     *     characters
     */
    public static String relative(String url) {
        String path = url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
        if (url.isEmpty() || url.startsWith("/") || path.contains("://") || path.contains("..")) {
            throw new IllegalArgumentException("Not a URL relative to the service root: " + url);
        }
        return legal(url);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Escapes braces too, because camel-http would take double braces for a property placeholder. */
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
