package dev.gangway.commerce.mail;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One run of the job that sends mails: what stops it, and which mails have to wait while the others go. Thread-safe. */
public final class MailRound {
    private final AtomicReference<RuntimeException> interruption = new AtomicReference<>();
    private final AtomicReference<RuntimeException> doubt = new AtomicReference<>();
    private final AtomicInteger probes = new AtomicInteger();
    private final Map<String, RuntimeException> held = new ConcurrentHashMap<>();

    /** No mail goes any more. */
    void interrupt(RuntimeException trouble) {
        interruption.compareAndSet(null, trouble);
    }

    /** Why no mail goes any more; null as long as they go. */
    RuntimeException interruption() {
        return interruption.get();
    }

    /** All mails seem to be refused; a few more are tried. */
    void doubt(RuntimeException trouble) {
        doubt.set(trouble);
    }

    /** Why all mails seem to be refused; null when they do not. */
    RuntimeException doubt() {
        return doubt.get();
    }

    /** A mail got through after all. */
    void trust() {
        doubt.set(null);
    }

    /** A mail was refused for a reason that may be that of all. */
    void probed() {
        probes.incrementAndGet();
    }

    int probes() {
        return probes.get();
    }

    /** The mails of a group wait until the next run; the others go. */
    void hold(String group, RuntimeException trouble) {
        held.putIfAbsent(group, trouble);
    }

    boolean isHeld(String group) {
        return held.containsKey(group);
    }

    /** What kept some mails from going; null when nothing did. */
    RuntimeException trouble() {
        return held.values().stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
}
