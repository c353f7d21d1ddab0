package dev.gangway.commerce.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers as told; what nobody told it, it accepts. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** Instead of a reply: hang up. */
    public static final String HANG_UP = "";

    /** Decides on single replies. */
    public interface Script {
        /**
         * @param moment {@code GREETING}, {@code EHLO}, {@code AUTH}, {@code MAIL}, {@code RCPT}, {@code DATA} or {@code .}
         * @param receiver of the mail that is under way; empty before RCPT
         * @return the reply, or null for that of every day
         */
        String reply(String moment, String receiver);
    }

    private static final List<String> MOMENTS =
            List.of("EHLO", "HELO", "AUTH", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> signIn;
    private volatile SSLContext tls;
    private volatile Script script = (moment, receiver) -> null;

    public ScriptedSmtpServer() throws IOException {
        replies.put("GREETING", "220 scripted");
        replies.put("EHLO", "250-scripted\r\n250 AUTH PLAIN");
        replies.put("AUTH", "235 2.7.0 welcome");
        replies.put("DATA", "354 go ahead");
        replies.put("QUIT", "221 bye");
        start(this::serve);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param moment beginning of a command, {@code GREETING}, or {@code .} for the end of the data */
    public ScriptedSmtpServer replying(String moment, String reply) {
        replies.put(moment, reply);
        return this;
    }

    /** The script is asked first. */
    public ScriptedSmtpServer following(Script told) {
        script = told;
        return this;
    }

    /** @param judge is given what the client sends to sign in, line by line, and answers */
    public ScriptedSmtpServer signingIn(UnaryOperator<String> judge) {
        signIn = judge;
        return this;
    }

    /** Offers STARTTLS, and no sign-in before. */
    public ScriptedSmtpServer startingTls(SSLContext context) {
        replies.put("EHLO", "250-scripted\r\n250 STARTTLS");
        replies.put("STARTTLS", "220 go ahead");
        tls = context;
        return this;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public List<String> commands() {
        return commands;
    }

    /** The receivers of the mails that it took, each as often as it took one. */
    public List<String> accepted() {
        return accepted;
    }

    @Override
    public void close() throws IOException {
        socket.close();
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
            new Dialogue(client).run();
        } catch (IOException e) {
            // the other side has gone
        }
    }

    /** One connection. */
    private final class Dialogue {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;
        private String receiver = "";

        private Dialogue(Socket client) throws IOException {
            speakOver(client);
        }

        private void speakOver(Socket client) throws IOException {
            socket = client;
            in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            out = client.getOutputStream();
        }

        private void run() throws IOException {
            String reply = reply("GREETING", "GREETING");
            while (!reply.equals(HANG_UP)) {
                out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                if (reply.equals(replies.get("STARTTLS"))) {
                    var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
                    encrypted.setUseClientMode(false);
                    speakOver(encrypted);
                }
                String line = reply.startsWith("354") ? endOfData() : in.readLine();
                if (line == null) {
                    return;
                }
                commands.add(line);
                boolean signsIn = line.startsWith("AUTH") || reply.startsWith("334");
                reply = signIn != null && signsIn ? signIn.apply(line) : answer(line);
            }
        }

        private String answer(String line) {
            String upper = line.toUpperCase(Locale.ROOT);
            String moment = line.equals(".")
                    ? "."
                    : MOMENTS.stream().filter(upper::startsWith).findFirst().orElse(line);
            if (moment.equals("RCPT")) {
                receiver = line.replaceAll("^[^<]*<|>.*$", "");
            }
            String reply = reply(moment, upper);
            if (moment.equals(".") && reply.startsWith("2")) {
                accepted.add(receiver);
            }
            if (moment.equals(".") || moment.equals("RSET")) {
                receiver = "";
            }
            return reply;
        }

        private String reply(String moment, String line) {
            String told = script.reply(moment, receiver);
            return told != null
                    ? told
                    : replies.entrySet().stream()
                            .filter(entry -> line.startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .map(answer -> socket instanceof SSLSocket ? answer.replace("STARTTLS", "AUTH XOAUTH2") : answer)
                            .orElse("250 ok");
        }

        private String endOfData() throws IOException {
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                line = in.readLine();
            }
            return line;
        }
    }
}
