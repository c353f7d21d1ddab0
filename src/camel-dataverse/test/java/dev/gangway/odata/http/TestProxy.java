package dev.gangway.odata.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that builds tunnels (CONNECT) for those who sign in. */
final class TestProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final String expected;

    TestProxy(String user, String password) throws IOException {
        expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        start(this::serve);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Host and port of each tunnel that was built. */
    List<String> tunnels() {
        return tunnels;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> talk(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            while (true) {
                String request = line(client.getInputStream());
                String signIn = null;
                for (String header = line(client.getInputStream());
                        !header.isEmpty();
                        header = line(client.getInputStream())) {
                    signIn = header.startsWith("Proxy-Authorization: ") ? header.substring(21) : signIn;
                }
                if (request.isEmpty()) {
                    return;
                }
                if (expected.equals(signIn)) {
                    tunnel(client, request.split(" ")[1]);
                    return;
                }
                client.getOutputStream()
                        .write(
                                ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                                                + "Content-Length: 0\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }

    private void tunnel(Socket client, String target) throws IOException {
        tunnels.add(target);
        try (Socket server = new Socket(target.split(":")[0], Integer.parseInt(target.split(":")[1]))) {
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            start(() -> copy(server, client));
            copy(client, server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has gone
        }
    }

    /** Byte by byte: what follows the head belongs to the tunnel. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
