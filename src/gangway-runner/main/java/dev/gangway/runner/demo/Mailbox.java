package dev.gangway.runner.demo;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server on a free loopback port that takes every mail and lays it down as a file. Thread-safe. */
final class Mailbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final GreenMail server = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    private Mailbox(Path directory) {
        this.directory = directory;
    }

    /** Opens it empty: the files of an earlier mailbox in that directory are deleted. */
    static Mailbox open(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory, "*.eml")) {
            for (Path mail : earlier) {
                Files.delete(mail);
            }
        }
        Mailbox mailbox = new Mailbox(directory);
        UserManager users = mailbox.server.getUserManager();
        users.setMessageDeliveryHandler((message, address) -> {
            mailbox.keep(message.getMessage(), address.getEmail());
            GreenMailUser user = users.getUserByEmail(address.getEmail());
            return user == null ? users.createUser(address.getEmail(), address.getEmail(), address.getEmail()) : user;
        });
        mailbox.server.start();
        return mailbox;
    }

    /** In the form of the setting {@code gangway.mail.url}. */
    String url() {
        return "smtp://" + LOOPBACK + ":" + server.getSmtp().getPort();
    }

    Path directory() {
        return directory;
    }

    /** How often a message with that Message-ID has arrived. */
    int received(String messageId) {
        return messageId == null ? 0 : received.getOrDefault(messageId, 0);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(MimeMessage message, String recipient) {
        String safe = recipient.replaceAll("[^A-Za-z0-9.@_-]", "_");
        Path file = directory.resolve("%04d-%s.eml".formatted(number.incrementAndGet(), safe));
        try (OutputStream out = Files.newOutputStream(file)) {
            message.writeTo(out);
            received.merge(message.getMessageID(), 1, Integer::sum);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("The mail to " + recipient + " cannot be kept in " + file, e);
        }
    }
}
