package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.mail.templates.NotificationTemplates;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.wiring.mail.ConfiguredMail;
import dev.gangway.wiring.signin.SignInSettings;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Endpoint;

/** The mail server and the templates. */
public final class MailServices implements AutoCloseable {
    private final Host host;
    private final ConfiguredMail server;

    MailServices(Host host) {
        this.host = host;
        this.server = new ConfiguredMail(
                host.context(),
                host.settings()::text,
                SignInSettings.ofSales(host.settings()::text, host.settings()::variable),
                host.clock());
    }

    /** Whether mails go out from here, by a mail server or by an endpoint of the host. */
    public boolean isSetUp() {
        return hasServer() || hasEndpoint();
    }

    /** Whether a mail server is set. */
    public boolean hasServer() {
        return host.settings().has(Setting.MAIL_URL);
    }

    private boolean hasEndpoint() {
        return host.settings().has(Setting.MAIL_ENDPOINT);
    }

    /** Where mails go out. */
    public Endpoint endpoint() {
        return hasEndpoint()
                ? host.context().getEndpoint(host.settings().text(Setting.MAIL_ENDPOINT))
                : settings().endpoint(host.context(), longestMail());
    }

    /** A claim is kept right before a mail goes out, and then has at least half of its lease left. */
    private Duration longestMail() {
        return Duration.ofSeconds(host.settings().number(Setting.LEASE))
                .multipliedBy(2)
                .dividedBy(5);
    }

    /** Where mails go out, for people: without secrets. */
    public String name() {
        return hasEndpoint() ? Setting.MAIL_ENDPOINT.key() : settings().toString();
    }

    public MailSettings settings() {
        return server.settings();
    }

    /** How the mail server is signed in to by OAuth 2.0; empty when it is not. */
    Optional<SignIn> signIn() {
        return server.signIn();
    }

    public NotificationTemplates templates() {
        return new NotificationTemplates(
                host.context(),
                RouteFiles.mailFolder(host.routes()),
                host.settings().text(Setting.MAIL_LANGUAGE));
    }

    @Override
    public void close() {
        server.close();
    }
}
