package dev.gangway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy between a client and a server that can treat both as badly as a network does. */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 8 * 1024;
    private static final long SLOWLY = 20_000_000;

    /** What becomes of some bytes, and with them of their connection. */
    public enum Fault {
        NONE,
        /** The connection stays open, and nothing goes through any more, in either direction. */
        SILENCE,
        /** Both sides get a reset. */
        RESET,
        /** The receiver sees the end of the stream after half of the bytes; the other direction goes on. */
        HALF_CLOSE,
        /** The bytes arrive a few at a time. */
        SLOW
    }

    /** Decides about some bytes that arrived. */
    @FunctionalInterface
    public interface Fate {
        /**
         * @param toServer their direction
         * @param text the bytes, as far as they are ASCII
         */
        Fault of(boolean toServer, String text);
    }

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger struck = new AtomicInteger();
    private volatile Fate fate = (toServer, text) -> Fault.NONE;
    private volatile boolean silent;

    public FaultProxy(String host, int port) {
        try {
            server = new InetSocketAddress(host, port);
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("proxy", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void fate(Fate decides) {
        fate = decides;
    }

    /** The next connection that sends this to the server goes silent with it. */
    public void silenceAt(String sent) {
        strikeAt(sent, Fault.SILENCE);
    }

    /** The next connection that sends this to the server is struck with it. */
    public void strikeAt(String sent, Fault fault) {
        var once = new AtomicInteger();
        fate = (toServer, text) -> toServer && text.contains(sent) && once.getAndIncrement() == 0 ? fault : Fault.NONE;
    }

    /** From now on nothing goes through, on no connection, and new ones are accepted and say nothing. */
    public void silence() {
        silent = true;
    }

    /** New connections go through again; those that were silent stay so. */
    public void heal() {
        fate = (toServer, text) -> Fault.NONE;
        silent = false;
    }

    /** How often a fault has struck. */
    public int struck() {
        return struck.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                new Pair(listener.accept()).start();
            } catch (IOException e) {
                // closed, or the server is away: the client sees its connection end
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pairs.forEach(Pair::reset);
    }

    private static void thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Pair {
        private final Socket client;
        private final Socket upstream = new Socket();
        private volatile boolean mute = silent;

        Pair(Socket client) {
            this.client = client;
        }

        void start() throws IOException {
            try {
                upstream.connect(server);
            } catch (IOException e) {
                client.close();
                throw e;
            }
            pairs.add(this);
            thread("proxy-up", () -> pump(client, upstream, true));
            thread("proxy-down", () -> pump(upstream, client, false));
        }

        private void pump(Socket from, Socket to, boolean toServer) {
            try {
                InputStream in = from.getInputStream();
                byte[] buffer = new byte[BUFFER];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    mute |= silent;
                    if (!mute && !pass(buffer, n, to, toServer)) {
                        return;
                    }
                }
                if (!mute) {
                    to.shutdownOutput();
                }
            } catch (IOException e) {
                if (!mute) {
                    reset();
                }
            }
        }

        private boolean pass(byte[] bytes, int n, Socket to, boolean toServer) throws IOException {
            Fault fault = fate.of(toServer, new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            if (fault != Fault.NONE) {
                struck.incrementAndGet();
            }
            switch (fault) {
                case SILENCE -> mute = true;
                case RESET -> {
                    reset();
                    return false;
                }
                case HALF_CLOSE -> {
                    to.getOutputStream().write(bytes, 0, n / 2);
                    to.shutdownOutput();
                    return false;
                }
                case SLOW -> {
                    for (int i = 0; i < n; i += 100) {
                        to.getOutputStream().write(bytes, i, Math.min(100, n - i));
                        LockSupport.parkNanos(SLOWLY);
                    }
                }
                default -> to.getOutputStream().write(bytes, 0, n);
            }
            return true;
        }

        void reset() {
            pairs.remove(this);
            for (Socket socket : new Socket[] {client, upstream}) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // is closed already
                }
            }
        }
    }
}
