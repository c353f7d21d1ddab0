package dev.gangway.commerce.mail.server;

import dev.gangway.commerce.mail.NotificationMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
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
 *   <li>{@code smtp://host:port}: STARTTLS; port 25 when left out. {@code ?starttls=false} is for relays that want no
 *       sign-in and offer no TLS. To this machine there is STARTTLS only with a sign-in.
 *   <li>{@code smtps://host:port}: TLS from the first byte; port 465 when left out.
 *   <li>{@code graph:USER}: no mail server, but Microsoft Graph, see {@link GraphMailbox}.
 *   <li>{@code file:DIR}: no server; each mail becomes a file {@code DIR/MESSAGE-ID.eml}.
 * </ul>
 *
 * <p>The sign-in comes from {@code gangway.mail.username} and {@code .password}, from OAuth 2.0, or from the URL
 * ({@code user:secret@}), where what is special is percent-encoded. The server's certificate must be trusted, by Java or by a
 * factory that is given, and name the host. Connecting may take 10 seconds, every answer 30, a whole mail two fifths of the
 * lease. Immutable; {@code toString} shows neither user nor secret.
 */
public final class MailSettings {

    private static final Duration LONGEST = Duration.ofMinutes(2);
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
        return of(url, from, "");
    }

    /**
     * Reads the three settings.
     *
     * @param helo what this host calls itself to the server; empty for its own name
     * @throws IllegalArgumentException as above
     */
    public static MailSettings of(String url, String from, String helo) {
        return of(url, from, helo, MailLogin.NONE);
    }

    /**
     * Reads the settings.
     *
     * @param login the sign-in, where the URL holds none
     * @throws IllegalArgumentException as above
     */
    public static MailSettings of(String url, String from, String helo, MailLogin login) {
        return of(url, from, helo, login, null);
    }

    /**
     * Reads the settings.
     *
     * @param tls makes the sockets for TLS; null for what Java trusts
     * @throws IllegalArgumentException as above
     */
    public static MailSettings of(String url, String from, String helo, MailLogin login, SSLSocketFactory tls) {
        return new MailSettings(target(url, helo, login, tls), sender(FROM, from));
    }

    /** Sends by Microsoft Graph. */
    public static MailSettings of(GraphMailbox mailbox, String from) {
        return new MailSettings(mailbox, sender(FROM, from));
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
        return endpoint(context, LONGEST);
    }

    /**
     * The same.
     *
     * @param longest how long one mail may take, from the connection to the last answer; below the lease of whoever sends
     */
    public MailEndpoint endpoint(CamelContext context, Duration longest) {
        MailConfiguration configuration = new MailConfiguration(context);
        target.configure(configuration, longest);
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

    private static MailTarget target(String url, String helo, MailLogin login, SSLSocketFactory tls) {
        if (url != null && url.startsWith(FILE)) {
            String directory = url.substring(FILE.length()).replaceFirst("^//(?=/)", "");
            if (directory.isBlank()) {
                throw new IllegalArgumentException(
                        "gangway.mail.url: file: needs a folder, such as file:data/mails or file:/var/spool/gangway");
            }
            return new MailFolder(Path.of(directory));
        }
        try {
            return SmtpServer.parse(url == null ? "" : url.strip(), helo, login, tls);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith("gangway.")
                    ? e
                    : new IllegalArgumentException("gangway.mail.url: " + e.getMessage());
        }
    }
}
