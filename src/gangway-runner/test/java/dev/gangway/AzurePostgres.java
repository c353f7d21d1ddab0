package dev.gangway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * In front of a real PostgreSQL what Azure Database for PostgreSQL is: asks each client for its password in clear, and takes
 * nothing but access tokens for databases that have not ended. Source: "Use Microsoft Entra ID for authentication with Azure
 * Database for PostgreSQL".
 */
public final class AzurePostgres implements AutoCloseable {
    public static final String RESOURCE = "https://ossrdbms-aad.database.windows.net";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CANCEL_REQUEST = 80877102;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket listener;
    private final URI database;
    private final String options;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param url JDBC URL of a PostgreSQL that wants no password */
    public AzurePostgres(String url) {
        database = URI.create(url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", ""));
        options = url.replaceFirst("^[^?]*", "").replaceFirst("user=[^&]*&?", "");
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::serve);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + database.getPath() + options;
    }

    /** The tokens that opened connections, in their order. */
    public List<String> taken() {
        return taken;
    }

    /** What was tried in vain. */
    public List<String> refused() {
        return refused;
    }

    /** No token that was taken so far is any more, and every connection breaks. */
    public void endTokens() {
        ended.addAll(taken);
        open.forEach(AzurePostgres::closeQuietly);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "azure-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                thread(() -> talk(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void talk(Socket client) {
        open.add(client);
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var out = new DataOutputStream(client.getOutputStream());
            byte[] startup = message(in);
            int code = code(startup);
            while (code == SSL_REQUEST || code == GSS_REQUEST) {
                out.write('N');
                out.flush();
                startup = message(in);
                code = code(startup);
            }
            if (code == CANCEL_REQUEST || isAdmitted(in, out)) {
                relay(client, startup);
            }
        } catch (IOException e) {
            // the client has gone
        } finally {
            open.remove(client);
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readInt() - Integer.BYTES];
        in.readFully(message);
        return message;
    }

    private static int code(byte[] message) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(message)).readInt();
    }

    private boolean isAdmitted(DataInputStream in, DataOutputStream out) throws IOException {
        out.write('R');
        out.writeInt(2 * Integer.BYTES);
        out.writeInt(3);
        out.flush();
        in.readByte();
        byte[] password = message(in);
        String token = new String(password, 0, password.length - 1, StandardCharsets.UTF_8);
        if (isGood(token)) {
            taken.add(token);
            return true;
        }
        refused.add(token);
        byte[] fields = "SFATAL\0VFATAL\0C28P01\0MThe access token is not valid\0\0".getBytes(StandardCharsets.UTF_8);
        out.write('E');
        out.writeInt(fields.length + Integer.BYTES);
        out.write(fields);
        out.flush();
        return false;
    }

    private boolean isGood(String token) throws IOException {
        String[] parts = token.split("\\.");
        if (parts.length != 3 || ended.contains(token)) {
            return false;
        }
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        return claims.path("aud").asText().equals(RESOURCE)
                && claims.path("exp").asLong() > Instant.now().getEpochSecond();
    }

    private void relay(Socket client, byte[] startup) throws IOException {
        try (Socket server = new Socket(database.getHost(), database.getPort())) {
            open.add(server);
            var out = new DataOutputStream(server.getOutputStream());
            out.writeInt(startup.length + Integer.BYTES);
            out.write(startup);
            out.flush();
            thread(() -> pump(server, client));
            pump(client, server);
            open.remove(server);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one of them has gone
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // gone either way
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(AzurePostgres::closeQuietly);
    }
}
