package dev.gangway.wiring.signin;

import dev.gangway.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads addresses that secrets and tokens are sent to: https, or http to this machine. */
public final class SecureUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private SecureUrl() {}

    /**
     * @param key of the setting
     * @param example what such an address looks like
     * @throws SettingException when it is none
     */
    public static URI of(String key, String text, String example) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw refused(key, "is no URL (" + e.getReason() + "): write one such as " + example);
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean isUrl = url.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        if (!isUrl) {
            boolean isBareHost = text.matches("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(/.*)?");
            throw refused(
                    key,
                    "does not begin with https:// and a host: write "
                            + (isBareHost ? "https://" + text : "one such as " + example));
        }
        if (scheme.equals("http") && !isThisMachine(url.getHost())) {
            throw refused(key, "is http, which would send tokens unprotected: write https://" + url.getAuthority());
        }
        return url;
    }

    public static boolean isThisMachine(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static SettingException refused(String key, String why) {
        return new SettingException(key + " " + why);
    }
}
