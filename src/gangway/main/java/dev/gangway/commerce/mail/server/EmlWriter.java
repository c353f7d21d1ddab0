package dev.gangway.commerce.mail.server;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Date;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/** Writes each mail to a file named after its Message-ID, so that a repetition replaces the file. */
final class EmlWriter extends DefaultJavaMailSender {

    private final Path directory;

    EmlWriter(Path directory) {
        this.directory = directory;
    }

    @Override
    public void send(MimeMessage message) throws MessagingException {
        if (message.getSentDate() == null) {
            message.setSentDate(new Date());
        }
        message.saveChanges();
        try {
            write(message);
        } catch (IOException e) {
            throw new MessagingException("cannot write to the mail folder " + directory, e);
        }
    }

    private void write(MimeMessage message) throws IOException, MessagingException {
        Files.createDirectories(directory);
        // a program that watches the folder sees only complete mails
        Path unfinished = Files.createTempFile(directory, ".", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                message.writeTo(out);
            }
            Files.move(unfinished, directory.resolve(fileName(message)), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String fileName(MimeMessage message) throws MessagingException {
        return message.getMessageID().replaceAll("[<>]", "").replaceAll("[^A-Za-z0-9.@_-]", "_") + ".eml";
    }
}
