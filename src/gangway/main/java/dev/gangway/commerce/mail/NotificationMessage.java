package dev.gangway.commerce.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A MIME message whose Message-ID stays, where {@link MimeMessage#saveChanges()} would make up a new one. */
final class NotificationMessage extends MimeMessage {

    private final String messageId;

    NotificationMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
