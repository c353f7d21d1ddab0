package dev.gangway.commerce.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Notifications to send in tests, and what arrived of them. */
public final class Mails {

    public static final String SENDER = "\"Fabrikam onboarding\" <onboarding@fabrikam.example>";

    private Mails() {}

    public static Notification approved(String language, String... valuesInPairs) {
        Map<String, String> values = new HashMap<>(Map.of(
                "firstname", "Jana", "lastname", "Nová", "company", "Zahrada s.r.o.", "email", "jana@zahrada.example"));
        for (int i = 0; i < valuesInPairs.length; i += 2) {
            values.put(valuesInPairs[i], valuesInPairs[i + 1]);
        }
        return new Notification("42", "B2BProspectApproved", language, "jana@zahrada.example", values);
    }

    static Notification to(String receiver) {
        return new Notification("42", "B2BProspectApproved", "en", receiver, Map.of());
    }

    public static String text(MimeMessage mail) throws MessagingException, IOException {
        return (String) part(mail, 0).getContent();
    }

    static String html(MimeMessage mail) throws MessagingException, IOException {
        return (String) part(mail, 1).getContent();
    }

    static BodyPart part(MimeMessage mail, int index) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(index);
    }
}
