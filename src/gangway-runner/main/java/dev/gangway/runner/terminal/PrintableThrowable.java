package dev.gangway.runner.terminal;

import dev.gangway.text.Printable;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Stands for an exception in the log whose message, or that of a cause, holds control characters. */
final class PrintableThrowable extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String description;

    private PrintableThrowable(Throwable original, Set<Throwable> seen) {
        super(Printable.line(original.getMessage()), null, true, true);
        description = Printable.line(original.toString());
        setStackTrace(original.getStackTrace());
        Throwable cause = original.getCause();
        if (cause != null && seen.add(cause)) {
            initCause(new PrintableThrowable(cause, seen));
        }
        for (Throwable suppressed : original.getSuppressed()) {
            if (seen.add(suppressed)) {
                addSuppressed(new PrintableThrowable(suppressed, seen));
            }
        }
    }

    /** The exception itself when nothing in it is harmful, which is nearly always so; null for null. */
    static Throwable of(Throwable thrown) {
        return isHarmless(thrown, newSet()) ? thrown : new PrintableThrowable(thrown, newSet());
    }

    private static boolean isHarmless(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return true;
        }
        String words = thrown.toString();
        if (words != null && !words.equals(Printable.line(words)) || !isHarmless(thrown.getCause(), seen)) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isHarmless(suppressed, seen)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Throwable> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** With the class of the exception that it stands for. */
    @Override
    public String toString() {
        return description;
    }
}
