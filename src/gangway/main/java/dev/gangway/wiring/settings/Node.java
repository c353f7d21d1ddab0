package dev.gangway.wiring.settings;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this process among the nodes. */
public final class Node {
    private static final int LONGEST = 100;

    private Node() {}

    public static String name(String given) {
        if (given.length() > LONGEST) {
            throw new SettingException(
                    Setting.NODE.key() + " must have at most " + LONGEST + " characters, but has " + given.length());
        }
        if (!given.isEmpty()) {
            return given;
        }
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        String process = "-" + ProcessHandle.current().pid();
        return host.substring(0, Math.min(host.length(), LONGEST - process.length())) + process;
    }
}
