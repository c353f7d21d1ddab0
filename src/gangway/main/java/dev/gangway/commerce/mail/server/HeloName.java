package dev.gangway.commerce.mail.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of this host in EHLO: its full name, else an address literal, which RFC 5321 (4.1.3) requires of a
 * host without one. Never {@code localhost}, which many servers refuse.
 */
final class HeloName {
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,255}\\z)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern LITERAL = Pattern.compile("\\[(IPv6:)?[0-9A-Fa-f:.]+]");

    private HeloName() {}

    /** @throws IllegalArgumentException when it is neither a host name nor an address in brackets */
    static String of(String set) {
        if (set == null || set.isBlank()) {
            return ofThisHost();
        }
        String name = set.strip();
        if (!NAME.matcher(name).matches() && !LITERAL.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "gangway.mail.helo: write the full name of this host, such as gangway.contoso.example, or [192.0.2.1]");
        }
        return name;
    }

    private static String ofThisHost() {
        try {
            InetAddress host = InetAddress.getLocalHost();
            return Stream.of(host.getHostName(), host.getCanonicalHostName())
                    .filter(HeloName::isFull)
                    .findFirst()
                    .orElse(literal(outward(host)));
        } catch (IOException e) {
            // a host that does not even know its own name
            return literal(InetAddress.getLoopbackAddress());
        }
    }

    private static boolean isFull(String name) {
        return NAME.matcher(name).matches()
                && name.matches(".*\\..*[A-Za-z].*")
                && !name.toLowerCase(Locale.ROOT).startsWith("localhost");
    }

    /** Debian and its kin map the own name to 127.0.1.1. */
    private static InetAddress outward(InetAddress host) throws IOException {
        return host.isLoopbackAddress()
                ? NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .findFirst()
                        .orElse(host)
                : host;
    }

    private static String literal(InetAddress address) {
        String digits = address.getHostAddress().replaceAll("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + digits + "]" : "[" + digits + "]";
    }
}
