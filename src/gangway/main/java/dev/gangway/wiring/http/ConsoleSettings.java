package dev.gangway.wiring.http;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.console.web.Access;
import dev.gangway.console.web.Hosts;
import dev.gangway.console.web.Passwords;
import dev.gangway.wiring.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the settings say about the console.
 *
 * @param hosts by which it may be called
 */
record ConsoleSettings(Access access, Hosts hosts) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]*");

    /** @throws SettingException when one of them cannot be understood */
    static ConsoleSettings of(Settings settings) {
        String header = settings.text(Setting.CONSOLE_USER_HEADER);
        if (!HEADER.matcher(header).matches()) {
            throw new SettingException(Setting.CONSOLE_USER_HEADER.key() + " is no name of a header: " + header);
        }
        var access = new Access(passwords(settings), header, proxies(settings), list(settings, Setting.CONSOLE_ACT));
        return new ConsoleSettings(access, new Hosts(list(settings, Setting.CONSOLE_HOSTS)));
    }

    private static Passwords passwords(Settings settings) {
        if (!settings.has(Setting.CONSOLE_PASSWORDS)) {
            return null;
        }
        try {
            return Passwords.of(settings.text(Setting.CONSOLE_PASSWORDS));
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.CONSOLE_PASSWORDS.key() + ": " + e.getMessage());
        }
    }

    private static Set<InetAddress> proxies(Settings settings) {
        Set<InetAddress> proxies = new LinkedHashSet<>();
        for (String address : list(settings, Setting.CONSOLE_PROXIES)) {
            try {
                if (!ADDRESS.matcher(address).matches()) {
                    throw new UnknownHostException();
                }
                proxies.add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                throw new SettingException(
                        Setting.CONSOLE_PROXIES.key() + " must be addresses such as 10.0.0.7, but one is " + address);
            }
        }
        return proxies;
    }

    private static Set<String> list(Settings settings, Setting setting) {
        Set<String> list = new LinkedHashSet<>();
        Arrays.stream(settings.text(setting).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(list::add);
        return list;
    }
}
