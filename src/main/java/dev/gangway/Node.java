package dev.gangway;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this process among the nodes. */
final class Node {
    private Node() {}

    static String name(String given) {
        if (!given.isEmpty()) {
            return given;
        }
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return host + '-' + ProcessHandle.current().pid();
    }
}
