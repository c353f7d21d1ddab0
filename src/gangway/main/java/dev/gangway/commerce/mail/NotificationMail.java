package dev.gangway.commerce.mail;

import dev.gangway.commerce.mail.server.MailAddress;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.templates.MailContent;
import dev.gangway.commerce.mail.templates.MailTemplateException;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;

/**
 * Turns a notification into the MIME message that goes out.
 *
 * <p>As a Camel processor it takes a {@link Notification}, or a row for {@link Notification#ofRow}, from the body, puts
 * the {@link MimeMessage} there instead and removes all headers. camel-mail sends such a body as it is: receiver,
 * sender and subject come from the message alone, so neither a header from outside nor an option of the endpoint can
 * add a receiver. After sending, camel-mail's header {@code CamelMailMessageId} holds the Message-ID.
 *
 * <p>Safe for use by several threads.
 */
public final class NotificationMail implements Processor {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** Eight bytes: enough to tell apart what one id could ever stand for. */
    private static final int DIGEST_CHARACTERS = 16;

    private final NotificationTemplates templates;
    private final InternetAddress sender;
    private final Map<String, InternetAddress> senders;
    private final Session session = Session.getInstance(new Properties());

    /** @param sender who the mails come from, see {@link MailSettings#sender()} */
    public NotificationMail(NotificationTemplates templates, InternetAddress sender) {
        this(templates, sender, Map.of());
    }

    /**
     * @param sender who the mails come from, see {@link MailSettings#sender()}
     * @param senders who those of certain legal entities come from instead, by the notification's value {@code dataareaid}
     */
    public NotificationMail(
            NotificationTemplates templates, InternetAddress sender, Map<String, InternetAddress> senders) {
        this.templates = templates;
        this.sender = (InternetAddress) sender.clone();
        this.senders = Collections.unmodifiableMap(senders);
    }

    @Override
    public void process(Exchange exchange) throws MessagingException, InvalidPayloadException {
        Notification notification = exchange.getMessage().getBody() instanceof Map<?, ?> row
                ? Notification.ofRow(row)
                : exchange.getMessage().getMandatoryBody(Notification.class);
        MimeMessage message = compose(notification);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(message);
    }

    /**
     * Composes the mail: multipart/alternative of plain text and HTML, UTF-8, marked as sent by a machine (RFC 3834) so
     * that no absence notice comes back.
     *
     * @throws jakarta.mail.internet.AddressException when the receiver is not exactly one mail address
     * @throws MailTemplateException when there is no usable template
     */
    public MimeMessage compose(Notification notification) throws MessagingException {
        InternetAddress receiver = MailAddress.bare(notification.receiver());
        MailContent content = templates.fill(notification.type(), notification.language(), notification.values());

        MimeMessage message = new NotificationMessage(session, messageId(notification));
        message.setFrom(sender(notification));
        message.setRecipient(Message.RecipientType.TO, receiver);
        message.setSubject(content.subject(), UTF_8);
        message.setHeader("Auto-Submitted", "auto-generated");
        // what Exchange goes by instead
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContentLanguage(new String[] {content.language()});
        message.setContent(
                new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        message.saveChanges();
        return message;
    }

    /**
     * The Message-ID that the mail for this notification has every time it is sent. It derives from id, type and receiver
     * and from the domain of the sender: a mail server can recognise a repetition, while a new database that counts its
     * notifications from one again does not repeat the Message-IDs of the old one.
     */
    public String messageId(Notification notification) {
        String id = notification.id().replaceAll("[^A-Za-z0-9_-]", "_");
        String digest = sha256(notification.id() + "\n" + notification.type() + "\n" + notification.receiver());
        return "<" + id + "." + digest.substring(0, DIGEST_CHARACTERS) + "@"
                + MailAddress.domainOf(sender(notification)) + ">";
    }

    /** Whether some legal entities have their own sender. */
    public boolean hasSeveralSenders() {
        return !senders.isEmpty();
    }

    /** Who the mail for this notification comes from. */
    public InternetAddress sender(Notification notification) {
        String company = notification.values().get("dataareaid");
        return company == null ? sender : senders.getOrDefault(company, sender);
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
