package dev.gangway.odata.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Serializes large answers in the whole JVM, because they share its heap: a thread with a large answer waits until
 * the previous one has been read and handed out. Small answers, which are the rule, never wait.
 */
public final class LargeAnswers {
    /** Size from which an answer counts as large while it is received. */
    static final int RECEIVED = 1024 * 1024;

    /**
     * Size from which JSON counts as large when it is parsed into nodes, which may take nearly thirty times its
     * bytes.
     */
    static final int PARSED = 128 * 1024;

    private static final ReentrantLock TURN = new ReentrantLock(true);
    private static final ThreadLocal<Boolean> READING = ThreadLocal.withInitial(() -> false);

    /** Longest wait for a turn: the default time limit of an answer. */
    private static final long PATIENCE_SECONDS = 120;

    private LargeAnswers() {}

    /** Receives and reads one answer. If it needs a turn, the turn ends with this call. */
    public static <T> T reading(Supplier<T> work) {
        if (READING.get()) {
            return work.get();
        }
        READING.set(true);
        try {
            return work.get();
        } finally {
            READING.remove();
            if (TURN.isHeldByCurrentThread()) {
                TURN.unlock();
            }
        }
    }

    /**
     * Marks this thread's answer as large and waits for its turn.
     *
     * @throws IOException when the wait takes too long
     */
    static void isLarge() throws IOException {
        if (!READING.get() || TURN.isHeldByCurrentThread()) {
            return;
        }
        try {
            if (!TURN.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Other large answers took too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while other large answers were read", e);
        }
    }
}
