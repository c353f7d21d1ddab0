package dev.gangway.commerce.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as told; what nobody told it, it accepts. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** Instead of a reply: hang up. */
    static final String HANG_UP = "";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    public ScriptedSmtpServer() throws IOException {
        replies.put("GREETING", "220 scripted");
        replies.put("EHLO", "250-scripted\r\n250 AUTH PLAIN");
        replies.put("AUTH", "235 2.7.0 welcome");
        replies.put("DATA", "354 go ahead");
        replies.put("QUIT", "221 bye");
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param moment beginning of a command, {@code GREETING}, or {@code .} for the end of the data */
    public ScriptedSmtpServer replying(String moment, String reply) {
        replies.put(moment, reply);
        return this;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        String reply = replies.get("GREETING");
        while (!reply.equals(HANG_UP)) {
            out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            String line = reply.startsWith("354") ? endOfData(in) : in.readLine();
            if (line == null) {
                return;
            }
            commands.add(line);
            reply = replyTo(line);
        }
    }

    private static String endOfData(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
        return line;
    }

    private String replyTo(String line) {
        return replies.entrySet().stream()
                .filter(entry -> line.toUpperCase(Locale.ROOT).startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("250 ok");
    }
}
