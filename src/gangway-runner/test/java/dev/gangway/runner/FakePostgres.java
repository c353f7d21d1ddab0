package dev.gangway.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that speaks just enough of PostgreSQL's protocol to decline TLS and to ask for, or refuse, a password. */
final class FakePostgres implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    /** What it answers a client that wants to sign in. */
    enum Answer {
        ASK_FOR_CLEAR_PASSWORD,
        REFUSE_PASSWORD
    }

    private final ServerSocket server;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger startups = new AtomicInteger();
    private final AtomicLong bytesAfterQuestion = new AtomicLong();

    FakePostgres(Answer answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** How many clients went on without TLS. */
    int startups() {
        return startups.get();
    }

    /** How much came as an answer to the question for the password. */
    long bytesAfterQuestion() {
        return bytesAfterQuestion.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                connections.incrementAndGet();
                talk(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void talk(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] message = new byte[in.readInt() - Integer.BYTES];
            in.readFully(message);
            int code = new DataInputStream(new java.io.ByteArrayInputStream(message)).readInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                out.write('N');
                out.flush();
                continue;
            }
            startups.incrementAndGet();
            if (answer == Answer.REFUSE_PASSWORD) {
                refuse(out);
                return;
            }
            out.write('R');
            out.writeInt(2 * Integer.BYTES);
            out.writeInt(3);
            out.flush();
            while (in.read() >= 0) {
                bytesAfterQuestion.incrementAndGet();
            }
            return;
        }
    }

    private static void refuse(DataOutputStream out) throws IOException {
        byte[] fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"gangway\"\0\0"
                .getBytes(StandardCharsets.UTF_8);
        out.write('E');
        out.writeInt(fields.length + Integer.BYTES);
        out.write(fields);
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
