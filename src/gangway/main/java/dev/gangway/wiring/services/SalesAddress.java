package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.dataverse.DataverseConnection;
import dev.gangway.odata.HttpLimits;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.signin.SecureUrl;
import dev.gangway.wiring.signin.SignInSettings;
import dev.gangway.wiring.signin.SignIns;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where Sales is and how to sign in there, read from {@code gangway.sales.*}. Its refusals name setting, cause and cure. */
final class SalesAddress {
    private static final String SUCH_AS = "such as https://contoso.crm4.dynamics.com";
    /** Microsoft's public cloud, and its national ones. */
    private static final Pattern DATAVERSE = Pattern.compile(
            "[^.]+(\\.api)?\\.crm\\d*\\.(dynamics\\.com|microsoftdynamics\\.us|appsplatform\\.us|dynamics\\.cn)");

    private static final List<String> OTHER_PRODUCTS =
            List.of(".operations.dynamics.com", ".powerapps.com", ".sharepoint.com", ".powerplatform.com");

    private final Settings settings;
    private final ServiceConnection connection;
    private final SignIn signIn;

    private SalesAddress(Settings settings) {
        this.settings = settings;
        URI environment = environment();
        if (!settings.has(Setting.SALES_TOKEN_URL) && !settings.has(Setting.SALES_AUTHORITY)) {
            refuseOtherDomains(environment);
        }
        String scope = scope(environment);
        this.connection = new ServiceConnection(environment, null, null, null, scope, HttpLimits.DEFAULT);
        this.signIn = new SignIns(SignInSettings.ofSales(settings::text, settings::variable))
                .signIn(scope, environment.getHost());
    }

    /**
     * Null when none is set.
     *
     * @throws SettingException when something is missing or cannot be right
     */
    static SalesAddress of(Settings settings) {
        return settings.has(Setting.SALES_URL) ? new SalesAddress(settings) : null;
    }

    ServiceConnection connection() {
        return connection;
    }

    SignIn signIn() {
        return signIn;
    }

    private String scope(URI environment) {
        return settings.has(Setting.SALES_SCOPE)
                ? settings.text(Setting.SALES_SCOPE)
                : DataverseConnection.scopeOf(environment);
    }

    private URI environment() {
        URI url = SecureUrl.of(
                Setting.SALES_URL.key(), settings.required(Setting.SALES_URL), "https://contoso.crm4.dynamics.com");
        if (!ServiceConnection.isRoot(url)) {
            throw refused(
                    Setting.SALES_URL,
                    "is more than scheme and host; the API path is appended: write " + url.getScheme() + "://"
                            + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
        }
        return url;
    }

    /** Microsoft's tokens are for Microsoft's hosts; elsewhere the sign-in would fail with words that do not tell why. */
    private static void refuseOtherDomains(URI environment) {
        String host = environment.getHost().toLowerCase(Locale.ROOT);
        if (DATAVERSE.matcher(host).matches() || SecureUrl.isThisMachine(host)) {
            return;
        }
        String cause = OTHER_PRODUCTS.stream().anyMatch(host::endsWith)
                ? "is the address of another product of Microsoft's: "
                : "is not the host of an environment of Dynamics 365 Sales: ";
        throw refused(
                Setting.SALES_URL,
                cause + host + ". Write one " + SUCH_AS
                        + ", as the Power Platform admin center shows it (Environment URL), or set "
                        + Setting.SALES_TOKEN_URL.key() + " if tokens for this host come from elsewhere");
    }

    private static SettingException refused(Setting setting, String why) {
        return new SettingException(setting.key() + " " + why);
    }
}
