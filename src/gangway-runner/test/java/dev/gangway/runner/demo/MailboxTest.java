package dev.gangway.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {

    @TempDir
    Path directory;

    @Test
    void everyMailIsCountedAndKeptAsAFile() throws Exception {
        try (Mailbox mailbox = Mailbox.open(directory)) {
            String messageId = send(mailbox, "Vítejte na palubě");

            assertThat(mailbox.received(messageId)).isEqualTo(1);
            assertThat(directory.resolve("0001-jana@novak.example.eml")).exists();
            assertThat(Files.readString(directory.resolve("0001-jana@novak.example.eml")))
                    .contains(messageId);
        }
    }

    @Test
    void aMailSentTwiceIsCountedTwice() throws Exception {
        try (Mailbox mailbox = Mailbox.open(directory)) {
            MimeMessage message = message(mailbox, "Twice");
            Transport.send(message);
            Transport.send(message);

            assertThat(mailbox.received(message.getMessageID())).isEqualTo(2);
        }
    }

    @Test
    void aMailThatNeverCameIsNotCounted() throws Exception {
        try (Mailbox mailbox = Mailbox.open(directory)) {
            assertThat(mailbox.received("<nobody@sent.this>")).isZero();
            assertThat(mailbox.received(null)).isZero();
        }
    }

    @Test
    void theMailsOfAnEarlierMailboxAreGone() throws Exception {
        Files.writeString(directory.resolve("0001-somebody@else.example.eml"), "Subject: old");

        try (Mailbox mailbox = Mailbox.open(directory)) {
            assertThat(mailbox.directory()).isEmptyDirectory();
        }
    }

    private static String send(Mailbox mailbox, String subject) throws Exception {
        MimeMessage message = message(mailbox, subject);
        Transport.send(message);
        return message.getMessageID();
    }

    private static MimeMessage message(Mailbox mailbox, String subject) throws Exception {
        URI url = URI.create(mailbox.url());
        Properties settings = new Properties();
        settings.put("mail.smtp.host", url.getHost());
        settings.put("mail.smtp.port", String.valueOf(url.getPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings)) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<" + subject.hashCode() + "@gangway.example>");
            }
        };
        message.setFrom(new InternetAddress("shop@contoso.example"));
        message.setRecipient(RecipientType.TO, new InternetAddress("jana@novak.example"));
        message.setSubject(subject, "UTF-8");
        message.setText("Dobrý den", "UTF-8");
        return message;
    }
}
