package dev.gangway.commerce.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/**
 * How mails leave the house: the settings {@code gangway.mail.url} and {@code gangway.mail.from}.
 *
 * <p>The URL is one of
 *
 * <ul>
 *   <li>{@code smtp://host:port}: no sign-in; port 25 when left out. TLS only with {@code ?starttls=true}.
 *   <li>{@code smtp://user:secret@host:587}: signs in, and only after STARTTLS; {@code ?starttls=false} sends the secret
 *       unprotected.
 *   <li>{@code smtps://user:secret@host:port}: TLS from the first byte; port 465 when left out.
 *   <li>{@code file:DIR}: no server; each mail becomes a file {@code DIR/MESSAGE-ID.eml}.
 * </ul>
 *
 * <p>What is special in user and secret is percent-encoded. The server's certificate must be trusted by Java and name
 * the host. Connecting may take 10 seconds, every answer 30. Immutable; {@code toString} shows neither user nor secret.
 */
public final class MailSettings {

    private static final String FILE = "file:";
    private static final String FROM = "gangway.mail.from";

    private final MailTarget target;
    private final InternetAddress sender;

    private MailSettings(MailTarget target, InternetAddress sender) {
        this.target = target;
        this.sender = sender;
    }

    /**
     * Reads the two settings.
     *
     * @param url see above
     * @param from the sender, {@code "Fabrikam onboarding" <onboarding@fabrikam.example>} or a bare address
     * @throws IllegalArgumentException when one of them is wrong; the message names the setting and the cure, never the
     *     URL
     */
    public static MailSettings of(String url, String from) {
        return new MailSettings(target(url), sender(FROM, from));
    }

    /**
     * Reads a sender.
     *
     * @param key of the setting it comes from
     * @param from the sender, {@code "Fabrikam onboarding" <onboarding@fabrikam.example>} or a bare address
     * @throws IllegalArgumentException when it is not one; the message names the setting and the cure
     */
    public static InternetAddress sender(String key, String from) {
        try {
            return MailAddress.named(from == null ? "" : from);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    key + ": write \"Name\" <name@domain> or name@domain (" + e.getMessage() + ")");
        }
    }

    /** The sender, as a copy. */
    public InternetAddress sender() {
        return (InternetAddress) sender.clone();
    }

    /**
     * A camel-mail endpoint for this server. It sends bodies that {@link NotificationMail} made; its URI holds no secret.
     * Bind it to the registry and send to it with {@code ref:NAME}.
     */
    public MailEndpoint endpoint(CamelContext context) {
        MailConfiguration configuration = new MailConfiguration(context);
        target.configure(configuration);
        MailEndpoint endpoint =
                new MailEndpoint(target.toString(), context.getComponent("smtp", MailComponent.class), configuration);
        endpoint.setCamelContext(context);
        return endpoint;
    }

    /**
     * Connects and signs in without sending anything, or sees that the folder can be written to.
     *
     * @throws MessagingException why not; {@link SmtpFailure#of} reads it
     */
    public void check() throws MessagingException {
        target.check();
    }

    @Override
    public String toString() {
        return target.toString();
    }

    private static MailTarget target(String url) {
        if (url != null && url.startsWith(FILE)) {
            String directory = url.substring(FILE.length()).replaceFirst("^//(?=/)", "");
            if (directory.isBlank()) {
                throw new IllegalArgumentException("gangway.mail.url: file: needs a folder");
            }
            return new MailFolder(Path.of(directory));
        }
        try {
            return SmtpServer.parse(url == null ? "" : url.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("gangway.mail.url: " + e.getMessage());
        }
    }
}
