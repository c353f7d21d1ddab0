package dev.gangway.sandbox.control;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Blocks requests on the server while the sandbox is frozen, and tells whether it pretends to be unavailable.
 * Thread-safe.
 */
public final class Gate {
    private final Lock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean frozen;
    private volatile boolean unavailable;

    /** Blocks while the sandbox is frozen. */
    public void pass() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frozen) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isUnavailable() {
        return unavailable;
    }

    public void unavailable(boolean on) {
        unavailable = on;
    }

    public void frozen(boolean on) {
        lock.lock();
        try {
            frozen = on;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
