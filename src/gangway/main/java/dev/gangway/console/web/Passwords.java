package dev.gangway.console.web;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Who may sign in, by bcrypt hashes as {@code htpasswd -B} makes them. After some wrong passwords in a row a name is let
 * alone for a while, for that address. Thread-safe.
 */
public final class Passwords {
    private static final Pattern ENTRY = Pattern.compile("([^:,\\s]{1,100}):(\\$2[aby]\\$\\d\\d\\$[./0-9A-Za-z]{53})");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PASSWORD = 1_024;
    /** The hash takes time on purpose; so many at once must take neither all of the machine nor all threads. */
    private static final int AT_ONCE = 2;

    /** What is said about a name and a password. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Too many sign in at this moment; this one was neither checked nor counted. */
        BUSY
    }

    private final Map<String, String> hashes;
    /** Checked for a name that nobody has, so that it takes as long as one that somebody has. */
    private final String anyHash;

    private final BiPredicate<String, String> hasHash;
    private final WrongPasswords wrong = new WrongPasswords(System::nanoTime);
    private final Semaphore room = new Semaphore(AT_ONCE);

    /** @param hasHash whether a password has a hash */
    Passwords(Map<String, String> hashes, BiPredicate<String, String> hasHash) {
        this.hashes = hashes;
        this.anyHash = hashes.values().iterator().next();
        this.hasHash = hasHash;
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
        return new Passwords(hashes, Passwords::hasHash);
    }

    /** Whether it is their password; says so without waiting for others. */
    Verdict check(String name, String password, InetAddress from) {
        if (name.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return Verdict.WRONG;
        }
        if (!room.tryAcquire()) {
            return Verdict.BUSY;
        }
        try {
            String who = name + '@' + from.getHostAddress();
            if (!wrong.mayTry(who)
                    || !hasHash.test(password, hashes.getOrDefault(name, anyHash))
                    || !hashes.containsKey(name)) {
                return Verdict.WRONG;
            }
            wrong.forget(who);
            return Verdict.RIGHT;
        } finally {
            room.release();
        }
    }

    private static boolean hasHash(String password, String hash) {
        try {
            return BCrypt.checkpw(password, hash);
        } catch (IllegalArgumentException e) {
            // longer than bcrypt reads
            return false;
        }
    }
}
