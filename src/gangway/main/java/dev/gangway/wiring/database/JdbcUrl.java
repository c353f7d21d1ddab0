package dev.gangway.wiring.database;

import dev.gangway.SettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A JDBC URL, as far as it can be understood without its driver. */
final class JdbcUrl {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern USER_INFO = Pattern.compile("//[^/?;]*@");
    private static final Pattern AUTHORITY = Pattern.compile("jdbc:postgresql://([^/?]*).*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final String url;

    private JdbcUrl(String url) {
        this.url = url;
    }

    /**
     * Reads a URL.
     *
     * @param key the setting that it comes from
     * @throws SettingException when it is none, or holds a user before the host, which no driver reads and every message shows
     */
    static JdbcUrl of(String key, String url) {
        var read = new JdbcUrl(url);
        if (!url.startsWith("jdbc:")) {
            throw new SettingException(
                    key + " must be a JDBC URL such as jdbc:postgresql://host:5432/database, but begins with "
                            + url.replaceFirst("[:/@].*", ""));
        }
        if (USER_INFO.matcher(url).find()) {
            String prefix = key.substring(0, key.lastIndexOf('.'));
            throw new SettingException(
                    key + " has a user before its host, where the driver does not look for one: take it out,"
                            + " and set " + prefix + ".username and " + prefix + ".password");
        }
        return read;
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Whether every host is this machine by its very name: what a name leads to is for others to say. */
    boolean isLocal() {
        return hosts().stream().allMatch(host -> LOOPBACK.matcher(host).matches());
    }

    /** The first of them. */
    String host() {
        return hosts().get(0);
    }

    private List<String> hosts() {
        Matcher authority = AUTHORITY.matcher(url);
        String hosts = authority.matches() ? authority.group(1) : "";
        return Arrays.stream(hosts.split(","))
                .map(host -> PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT))
                .map(host -> host.isEmpty() ? "localhost" : host)
                .toList();
    }

    /** The names of the options that stand behind the question mark. */
    Set<String> options() {
        int begin = url.indexOf('?');
        return begin < 0
                ? Set.of()
                : Arrays.stream(url.substring(begin + 1).split("&"))
                        .map(option -> option.replaceFirst("=.*", ""))
                        .collect(Collectors.toSet());
    }

    /** Without options, since a password may be among them. */
    String shown() {
        return url.replaceFirst("[?;].*", "");
    }

    String text() {
        return url;
    }
}
