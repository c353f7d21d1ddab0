package dev.gangway.console.web;

import java.net.InetAddress;
import java.util.Set;

/**
 * How people get in.
 *
 * @param passwords null when nobody signs in with one
 * @param userHeader in which a proxy names who it has signed in; empty for none
 * @param proxies from which that header is believed
 * @param actors who may do more than look; {@code *} for everybody
 */
public record Access(Passwords passwords, String userHeader, Set<InetAddress> proxies, Set<String> actors) {
    /** For loopback: whoever asks, and may act. */
    public static final Access OPEN = new Access(null, "", Set.of(), Set.of("*"));

    /** Whether strangers are kept out. */
    public boolean isGuarded() {
        return passwords != null || !userHeader.isEmpty();
    }

    boolean mayAct(String name) {
        return actors.contains("*") || actors.contains(name);
    }
}
