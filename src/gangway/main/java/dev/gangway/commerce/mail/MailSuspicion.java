package dev.gangway.commerce.mail;

import dev.gangway.text.Fold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether an ambiguous refusal concerns one mail or all mails: all, if a second recipient in a row got the same
 * refusal. If other mails succeeded after a refusal, it concerned only its own mail; for a while, it then takes many
 * refusals of this kind in a row to count as a general problem. Thread-safe.
 */
final class MailSuspicion {
    static final int SECOND = 2;
    static final int MANY = 20;
    /** How many mails are tried in each further run of a trouble: one of them may get through. */
    static final int PROBES = 10;

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 100;

    private final Clock clock;
    private final Set<String> all = new HashSet<>();
    private final Set<String> same = new HashSet<>();
    private final Map<String, Instant> harmless = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private String signature;
    private int putOff;
    /** The run in which the trouble was noticed; null while there is none. */
    private MailRound noticed;

    MailSuspicion(Clock clock) {
        this.clock = clock;
    }

    /** A mail was refused. Whether all would be. */
    synchronized boolean hitsAll(String refusal, String receiver, MailRound round) {
        round.probed();
        if (!refusal.equals(signature)) {
            same.clear();
            signature = refusal;
        }
        String who = receiver == null ? "" : Fold.address(receiver);
        if (same.size() < MANY) {
            same.add(who);
        }
        if (all.size() < MANY) {
            all.add(who);
        }
        Instant last = harmless.get(refusal);
        boolean provenHarmless = last != null && last.plus(REMEMBERED).isAfter(clock.instant());
        boolean hits = noticed != null || same.size() >= (provenHarmless ? MANY : SECOND) || all.size() >= MANY;
        if (hits && noticed == null) {
            noticed = round;
        }
        return hits;
    }

    /** How many refusals end this run. */
    synchronized int probes(MailRound round) {
        return noticed == round ? 0 : PROBES;
    }

    /** A mail was put off, for a reason of its own. Whether all have been for a while. */
    synchronized boolean putsOffAll() {
        putOff++;
        return putOff >= MANY;
    }

    /** A mail got through. */
    synchronized void sent() {
        if (signature != null) {
            harmless.put(signature, clock.instant());
            signature = null;
        }
        same.clear();
        all.clear();
        putOff = 0;
        noticed = null;
    }
}
