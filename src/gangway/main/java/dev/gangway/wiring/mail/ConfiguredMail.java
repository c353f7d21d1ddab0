package dev.gangway.wiring.mail;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.commerce.mail.server.GraphMailbox;
import dev.gangway.commerce.mail.server.MailLogin;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.wiring.network.ConfiguredNetwork;
import dev.gangway.wiring.signin.CredentialKind;
import dev.gangway.wiring.signin.SecureUrl;
import dev.gangway.wiring.signin.SignInSettings;
import dev.gangway.wiring.signin.SignIns;
import dev.gangway.wiring.signin.TokenSupply;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** The mail server of {@code gangway.mail.*}, or the mailbox in Microsoft Graph; made when first asked for. */
public final class ConfiguredMail implements AutoCloseable {
    private static final String GRAPH = "graph:";
    private static final String HTTP_CLIENT = "gangway-mail";

    private final CamelContext context;
    private final Clock clock;
    private final Function<Setting, String> text;
    private final SignInSettings signIn;
    private TokenSupply supply;
    private MailSettings mail;

    /**
     * @param text returns a setting's value
     * @param sales where the sign-in comes from when mail has none of its own
     */
    public ConfiguredMail(CamelContext context, Function<Setting, String> text, SignInSettings sales, Clock clock) {
        this.clock = clock;
        this.context = context;
        this.text = text;
        this.signIn = new SignInSettings("gangway.mail.", sales, text);
    }

    /** @throws IllegalArgumentException naming the setting that is missing or wrong */
    public synchronized MailSettings settings() {
        if (mail == null) {
            mail = make();
        }
        return mail;
    }

    /** How it signs in by OAuth 2.0; empty when it does not. */
    public synchronized Optional<SignIn> signIn() {
        settings();
        return Optional.ofNullable(supply).map(TokenSupply::signIn);
    }

    private MailSettings make() {
        String url = text.apply(Setting.MAIL_URL);
        String from = required(Setting.MAIL_FROM);
        return url.startsWith(GRAPH)
                ? MailSettings.of(mailbox(url.substring(GRAPH.length()).strip()), from)
                : MailSettings.of(
                        url,
                        from,
                        text.apply(Setting.MAIL_HELO),
                        login(url),
                        ConfiguredNetwork.sockets(context).orElse(null));
    }

    private GraphMailbox mailbox(String user) {
        if (!user.matches("[^\\s/?#]+")) {
            throw new SettingException(
                    Setting.MAIL_URL.key() + " names no mailbox: write such as graph:onboarding@contoso.com");
        }
        URI graph = SecureUrl.of(
                Setting.MAIL_GRAPH_URL.key(), text.apply(Setting.MAIL_GRAPH_URL), "https://graph.microsoft.com");
        supply = new TokenSupply(
                context, HTTP_CLIENT, graph, new SignIns(signIn).signIn(graph + "/.default", graph.getHost()));
        return new GraphMailbox(user, graph, supply.http(), supply.tokens(), clock);
    }

    private MailLogin login(String url) {
        String user = text.apply(Setting.MAIL_USERNAME);
        boolean byToken = signIn.kind() != CredentialKind.SECRET || signIn.hasOwn("client-secret");
        if (byToken && url.startsWith("smtp")) {
            URI outlook = URI.create(outlook(host(url)));
            supply = new TokenSupply(
                    context,
                    HTTP_CLIENT,
                    outlook,
                    new SignIns(signIn).signIn(outlook + "/.default", outlook.getHost()));
            return MailLogin.token(required(Setting.MAIL_USERNAME), supply.tokens()::current, supply.tokens()::drop);
        }
        if (user.isEmpty()) {
            if (!text.apply(Setting.MAIL_PASSWORD).isEmpty()) {
                throw missing(Setting.MAIL_USERNAME);
            }
            return MailLogin.NONE;
        }
        required(Setting.MAIL_PASSWORD);
        return MailLogin.password(user, () -> text.apply(Setting.MAIL_PASSWORD));
    }

    /** Whose tokens the mail servers of each cloud take ("Authenticate an IMAP, POP or SMTP connection using OAuth"). */
    private static String outlook(String host) {
        if (host.endsWith(".us")) {
            return "https://outlook.office365.us";
        }
        return host.endsWith(".cn") ? "https://partner.outlook.cn" : "https://outlook.office365.com";
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            // said by whoever reads the whole of it
            return "";
        }
    }

    private String required(Setting setting) {
        String value = text.apply(setting);
        if (value.isEmpty()) {
            throw missing(setting);
        }
        return value;
    }

    private static SettingException missing(Setting setting) {
        return new SettingException(setting.key() + " is not set: " + setting.meaning());
    }

    @Override
    public synchronized void close() {
        if (supply != null) {
            supply.close();
        }
    }
}
