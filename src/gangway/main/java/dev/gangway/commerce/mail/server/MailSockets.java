package dev.gangway.commerce.mail.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * The sockets of one connection to a mail server, which are closed when something over it takes too long. Each answer has a
 * timeout of its own; but there are a dozen of them to a mail, and a server that drips has all the time there is.
 */
final class MailSockets {
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "gangway-mail-clock"));

    private volatile Socket open;
    private volatile boolean over;

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** From now on, until the result is closed, the connection has this much time. */
    Limit limit(Duration time) {
        over = false;
        // closing may wait for TLS to say goodbye
        return new Limit(CLOCK.schedule(
                () -> daemon(this::breakOff, "gangway-mail-end").start(), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void breakOff() {
        over = true;
        Socket socket = open;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // then it is closed by the other side, or by the timeout of the answer
            }
        }
    }

    /** Whether the time was over. */
    boolean isOver() {
        return over;
    }

    private Socket noted(Socket socket) {
        open = socket;
        return socket;
    }

    /** The time that something has. */
    record Limit(Future<?> end) implements AutoCloseable {
        @Override
        public void close() {
            end.cancel(false);
        }
    }

    /** For connections without TLS, and for those that begin without. */
    SocketFactory plain() {
        return new Plain();
    }

    /**
     * For connections with TLS from the first byte.
     *
     * @param real makes the sockets; null for what Java trusts
     */
    SSLSocketFactory tls(SSLSocketFactory real) {
        return new Tls(real == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : real);
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() {
            return noted(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return noted(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int localPort) throws IOException {
            return noted(new Socket(host, port, from, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return noted(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int localPort) throws IOException {
            return noted(new Socket(host, port, from, localPort));
        }
    }

    private final class Tls extends SSLSocketFactory {
        private final SSLSocketFactory real;

        Tls(SSLSocketFactory real) {
            this.real = real;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return real.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return real.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket() throws IOException {
            return noted(real.createSocket());
        }

        /** The socket below is one that is closed in time already. */
        @Override
        public Socket createSocket(Socket below, String host, int port, boolean autoClose) throws IOException {
            return real.createSocket(below, host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return noted(real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int localPort) throws IOException {
            return noted(real.createSocket(host, port, from, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return noted(real.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int localPort) throws IOException {
            return noted(real.createSocket(host, port, from, localPort));
        }
    }
}
