package dev.gangway.wiring.signin;

import dev.gangway.SettingException;
import java.net.URI;
import java.util.Locale;
import org.apache.camel.CamelContext;

/**
 * Sign-in to Azure Database for PostgreSQL by access tokens ("Use Microsoft Entra ID for authentication with Azure Database
 * for PostgreSQL"): the token is the password, the user a role that was made for the identity.
 */
public final class DatabaseTokens {
    private static final String PUBLIC_CLOUD = "https://ossrdbms-aad.database.windows.net";
    private static final String US_GOVERNMENT = "https://ossrdbms-aad.database.usgovcloudapi.net";
    private static final String CHINA = "https://ossrdbms-aad.database.chinacloudapi.cn";

    private DatabaseTokens() {}

    /** Whether the settings want tokens and no password. */
    public static boolean areWanted(SignInSettings settings) {
        return settings.kind() != CredentialKind.SECRET || settings.hasOwn("client-secret");
    }

    /**
     * Tokens for a database.
     *
     * @param name of the database, as in its settings
     * @param host of the database, which tells the cloud that it is in
     * @throws SettingException when something is missing or cannot be right
     */
    public static TokenSupply open(CamelContext context, String name, SignInSettings settings, String host) {
        if (!settings.text("username").isEmpty() && settings.text("password").isEmpty()) {
            URI resource = URI.create(resource(host, settings.text("authority")));
            return new TokenSupply(
                    context,
                    "gangway-" + name,
                    resource,
                    new SignIns(settings).signIn(resource + "/.default", resource.getHost()));
        }
        throw new SettingException(
                settings.text("username").isEmpty()
                        ? settings.key("username") + " is not set: with " + settings.key("credential")
                                + " it is the role of the identity in the database"
                        : settings.key("password") + " is set, but " + settings.key("credential")
                                + " says that a token takes its place: take one of them out");
    }

    private static String resource(String host, String authority) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".usgovcloudapi.net") || authority.endsWith(".us")) {
            return US_GOVERNMENT;
        }
        return lower.endsWith(".chinacloudapi.cn") || authority.endsWith(".cn") ? CHINA : PUBLIC_CLOUD;
    }
}
