package dev.gangway.observe;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a small HTTP server, which reads each request in one of them: so many, and each for so long. When all are
 * taken the one that has been at it longest makes room, so that clients which never end their request keep nobody else
 * from an answer. Thread-safe.
 */
final class RequestThreads implements Executor, AutoCloseable {
    static final int MOST = 32;
    /** The same number may wait for a thread; further connections are closed. */
    private static final int WAITING = 32;

    private static final Duration LONGEST = Duration.ofSeconds(15);
    /** No request is made to give way before that. */
    private static final Duration LEAST = Duration.ofMillis(500);

    private final Set<Work> running = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService clock;

    RequestThreads(String name) {
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
        threads = new ThreadPoolExecutor(MOST, MOST, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), daemons);
        threads.allowCoreThreadTimeOut(true);
        clock = Executors.newSingleThreadScheduledExecutor(daemons);
        long every = LEAST.toMillis() / 2;
        clock.scheduleWithFixedDelay(this::makeRoom, every, every, TimeUnit.MILLISECONDS);
    }

    /** @throws RejectedExecutionException when there is no room */
    @Override
    public void execute(Runnable request) {
        threads.execute(new Work(request));
    }

    private void makeRoom() {
        int wanted = threads.getQueue().size();
        running.stream()
                .sorted(Comparator.comparingLong(work -> work.started))
                .limit(Math.max(wanted, 0))
                .filter(work -> work.lasts(LEAST))
                .forEach(Work::stop);
        running.stream().filter(work -> work.lasts(LONGEST)).forEach(Work::stop);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private final class Work implements Runnable {
        private final Runnable request;
        private volatile long started;
        private Thread thread;

        private Work(Runnable request) {
            this.request = request;
        }

        @Override
        public void run() {
            started = System.nanoTime();
            synchronized (this) {
                thread = Thread.currentThread();
            }
            running.add(this);
            try {
                request.run();
            } finally {
                running.remove(this);
                synchronized (this) {
                    thread = null;
                }
                // one that came too late is not for the next request
                Thread.interrupted();
            }
        }

        private boolean lasts(Duration time) {
            return System.nanoTime() - started > time.toNanos();
        }

        /** A read from a connection, or a wait for a database, ends with an exception. */
        private synchronized void stop() {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }
}
