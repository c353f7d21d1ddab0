package dev.gangway.commerce.mail.server;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * Sends mails one after the other over a connection that is kept for a while. Camel's own sender connects for every mail,
 * which takes most of the time: so one connection is faster than several threads, and when the process dies only one mail
 * is between the server's answer and our note of it.
 */
final class KeptConnectionSender extends DefaultJavaMailSender {
    /** Servers hang up on clients that are silent for minutes; better to say goodbye first. */
    private static final long KEPT = Duration.ofSeconds(20).toNanos();

    private final SmtpServer server;
    private final Duration longest;
    private MailSockets sockets = new MailSockets();
    private StagedTransport transport;
    private long used;

    /** @param longest how long one mail may take, the connection included; then it is broken off */
    KeptConnectionSender(SmtpServer server, Duration longest) {
        this.server = server;
        this.longest = longest;
    }

    @Override
    public synchronized void send(MimeMessage message) throws MessagingException {
        if (message.getSentDate() == null) {
            message.setSentDate(new Date());
        }
        message.saveChanges();
        if (transport != null && System.nanoTime() - used > KEPT) {
            hangUp();
        }
        if (transport == null) {
            sockets = new MailSockets();
        }
        try (MailSockets.Limit limit = sockets.limit(longest)) {
            connect();
            transport.sendMessage(message, message.getAllRecipients());
            used = System.nanoTime();
        } catch (SmtpStageException e) {
            throw timely(e);
        } catch (MessagingException e) {
            SmtpStageException failure = transport.failure(e);
            hangUp();
            throw timely(failure);
        }
    }

    /** Says it when the time of the mail was over. */
    private SmtpStageException timely(SmtpStageException e) {
        return sockets.isOver()
                ? new SmtpStageException(
                        e.stage(),
                        e.code(),
                        e.answer(),
                        new MessagingException("the mail took longer than " + longest.toSeconds() + " s", e))
                : e;
    }

    private void connect() throws MessagingException {
        if (transport != null && !transport.isConnected()) {
            hangUp();
        }
        if (transport == null) {
            transport = server.connect(sockets);
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
