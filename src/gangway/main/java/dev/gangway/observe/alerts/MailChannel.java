package dev.gangway.observe.alerts;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;

/** Sends a plain mail by the server that the partners' mails go out by. */
public final class MailChannel implements AlertChannel {
    private final ProducerTemplate producer;
    private final Endpoint server;
    private final InternetAddress sender;
    private final InternetAddress[] receivers;
    private final Session session = Session.getInstance(new Properties());

    public MailChannel(
            ProducerTemplate producer, Endpoint server, InternetAddress sender, InternetAddress... receivers) {
        this.producer = producer;
        this.server = server;
        this.sender = sender;
        this.receivers = receivers.clone();
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void tell(Alert alert) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(sender);
        mail.setRecipients(Message.RecipientType.TO, receivers);
        mail.setSubject(alert.subject(), StandardCharsets.UTF_8.name());
        mail.setText(alert.text(), StandardCharsets.UTF_8.name());
        // no absence notice is to come back
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        producer.sendBody(server, mail);
    }
}
