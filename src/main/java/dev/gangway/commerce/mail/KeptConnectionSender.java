package dev.gangway.commerce.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * Sends mails one after the other over a connection that is kept for a while. Camel's own sender connects for every mail,
 * which takes most of the time: so one connection is faster than several threads, and when the process dies only one mail
 * is between the server's answer and our note of it.
 */
final class KeptConnectionSender extends DefaultJavaMailSender {
    /** Servers hang up on clients that are silent for minutes; better to say goodbye first. */
    private static final Duration KEPT = Duration.ofSeconds(20);

    private Transport transport;
    private Instant used = Instant.MIN;

    @Override
    public synchronized void send(MimeMessage message) throws MessagingException {
        if (message.getSentDate() == null) {
            message.setSentDate(new Date());
        }
        message.saveChanges();
        try {
            connect();
            transport.sendMessage(message, message.getAllRecipients());
            used = Instant.now();
        } catch (MessagingException e) {
            hangUp();
            throw e;
        }
    }

    private void connect() throws MessagingException {
        if (transport != null && (used.plus(KEPT).isBefore(Instant.now()) || !transport.isConnected())) {
            hangUp();
        }
        if (transport == null) {
            Transport fresh = getSession().getTransport(getProtocol());
            fresh.connect(getHost(), getPort(), getUsername(), getPassword());
            transport = fresh;
        }
    }

    private void hangUp() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException e) {
                // it is gone either way
            }
            transport = null;
        }
    }
}
