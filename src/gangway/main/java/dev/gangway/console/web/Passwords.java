package dev.gangway.console.web;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Who may sign in, by bcrypt hashes as {@code htpasswd -B} makes them. After some wrong passwords in a row a name is let
 * alone for a while, for that address. Thread-safe.
 */
public final class Passwords {
    private static final Pattern ENTRY = Pattern.compile("([^:,\\s]{1,100}):(\\$2[aby]\\$\\d\\d\\$[./0-9A-Za-z]{53})");
    private static final int MOST_WRONG = 5;
    private static final long REST = Duration.ofMinutes(1).toNanos();
    private static final int MOST_REMEMBERED = 10_000;
    /** The hash takes time on purpose; so many at once must not take all of the machine. */
    private static final int AT_ONCE = 2;

    private record Wrong(int times, long last) {}

    private final Map<String, String> hashes;
    /** Checked for a name that nobody has, so that it takes as long as one that somebody has. */
    private final String anyHash;

    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    private Passwords(Map<String, String> hashes) {
        this.hashes = hashes;
        this.anyHash = hashes.values().iterator().next();
    }

    /**
     * Reads {@code NAME:HASH}, separated by commas or white space.
     *
     * @throws IllegalArgumentException when it is something else; the message does not repeat it
     */
    public static Passwords of(String entries) {
        Map<String, String> hashes = new LinkedHashMap<>();
        int number = 0;
        for (String entry : entries.strip().split("[,\\s]+")) {
            number++;
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("entry " + number + " is not NAME:HASH with a bcrypt hash, such as"
                        + " 'htpasswd -nB NAME' prints it");
            }
            if (hashes.put(matcher.group(1), matcher.group(2)) != null) {
                throw new IllegalArgumentException("entry " + number + " names somebody who was named before");
            }
        }
        return new Passwords(hashes);
    }

    /** Whether it is their password. */
    boolean isRight(String name, String password, InetAddress from) {
        String key = name + '@' + from.getHostAddress();
        Wrong before = wrong.get(key);
        if (before != null && before.times() >= MOST_WRONG && System.nanoTime() - before.last() < REST) {
            return false;
        }
        boolean right = check(password, hashes.getOrDefault(name, anyHash)) && hashes.containsKey(name);
        if (right) {
            wrong.remove(key);
        } else if (wrong.size() < MOST_REMEMBERED || wrong.containsKey(key)) {
            wrong.merge(key, new Wrong(1, System.nanoTime()), (old, one) -> new Wrong(old.times() + 1, one.last()));
        } else {
            wrong.values().removeIf(old -> System.nanoTime() - old.last() > REST);
        }
        return right;
    }

    private boolean check(String password, String hash) {
        room.acquireUninterruptibly();
        try {
            return BCrypt.checkpw(password, hash);
        } catch (IllegalArgumentException e) {
            // longer than bcrypt reads
            return false;
        } finally {
            room.release();
        }
    }
}
