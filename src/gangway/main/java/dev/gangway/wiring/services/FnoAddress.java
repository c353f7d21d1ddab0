package dev.gangway.wiring.services;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.commerce.cloud.CloudOptions;
import dev.gangway.commerce.cloud.CloudStart;
import dev.gangway.commerce.partners.Requestor;
import dev.gangway.fno.FinanceOperations;
import dev.gangway.fno.FnoConnection;
import dev.gangway.odata.ServiceConnection;
import dev.gangway.odata.signin.SignIn;
import dev.gangway.text.Fold;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.signin.SecureUrl;
import dev.gangway.wiring.signin.SignInSettings;
import dev.gangway.wiring.signin.SignIns;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * Where Finance and Operations is and how it is treated, read from {@code gangway.fno.*}. What is not set there for sign-in is
 * that of Sales: one registration can serve both.
 */
final class FnoAddress {
    private static final String EXAMPLE = "https://contoso.operations.dynamics.com";
    private static final Pattern DATAVERSE = Pattern.compile(".*\\.crm\\d*\\.dynamics\\.com");
    private static final Predicate<String> LEGAL_ENTITY =
            Pattern.compile("[A-Za-z0-9_-]{1,4}").asMatchPredicate();

    private final Settings settings;
    private final URI environment;
    private final CloudOptions options;
    private final SignInSettings signInSettings;
    private final SignIn signIn;
    private final boolean refusesDualWrite;

    private FnoAddress(Settings settings) {
        this.settings = settings;
        this.environment = environment();
        this.options = options(settings.requestor());
        this.signInSettings = signInSettings();
        this.signIn = new SignIns(signInSettings).signIn(FnoConnection.scopeOf(environment), environment.getHost());
        this.refusesDualWrite = isFirst(Setting.FNO_DUAL_WRITE, "refuse", "ignore");
    }

    /**
     * Null when none is set.
     *
     * @throws SettingException when something is missing or cannot be right
     */
    static FnoAddress of(Settings settings) {
        return settings.has(Setting.FNO_URL) ? new FnoAddress(settings) : null;
    }

    /** Makes the client. */
    CloudServices open(CamelContext context, Clock clock) {
        return new CloudServices(
                new FinanceOperations(context, FnoConnection.of(environment), signIn, clock),
                environment,
                options,
                signIn,
                refusesDualWrite,
                signInSettings.clientId());
    }

    private SignInSettings signInSettings() {
        // a tenant of its own is not signed in to at the address that Sales has for another
        var sales = new SignInSettings(
                "gangway.sales.",
                setting -> setting == Setting.SALES_TOKEN_URL && settings.has(Setting.FNO_TENANT)
                        ? ""
                        : settings.text(setting),
                settings::variable);
        return new SignInSettings("gangway.fno.", sales, settings::text);
    }

    private URI environment() {
        URI url = SecureUrl.of(Setting.FNO_URL.key(), settings.required(Setting.FNO_URL), EXAMPLE);
        if (!ServiceConnection.isRoot(url)) {
            throw refused(Setting.FNO_URL, "is more than scheme and host: write one such as " + EXAMPLE);
        }
        if (DATAVERSE.matcher(url.getHost()).matches()) {
            throw refused(
                    Setting.FNO_URL,
                    "is the address of a Dataverse environment: write that of Finance and Operations, such as "
                            + EXAMPLE);
        }
        return url;
    }

    private static SettingException refused(Setting setting, String why) {
        return new SettingException(setting.key() + " " + why);
    }

    private CloudOptions options(Requestor requestor) {
        if (settings.flag(Setting.CUSTOMERS_SYNC)) {
            throw refused(
                    Setting.CUSTOMERS_SYNC,
                    "is true, but headquarters is in the cloud (" + Setting.FNO_URL.key()
                            + "), where customers are not written: set it to false");
        }
        return new CloudOptions(
                companies(),
                Fold.strip(settings.text(Setting.FNO_PROSPECT_TYPE)),
                start(),
                settings.number(Setting.FNO_PAGE_SIZE),
                isFirst(Setting.FNO_DECISIONS, "write", "manual"),
                Duration.ofSeconds(settings.number(Setting.FNO_SETTLE_SECONDS)),
                Duration.ofSeconds(settings.number(Setting.FNO_EFFECTS_SECONDS)),
                requestor == Requestor.PERSON);
    }

    /** Whether a setting has the first of two words. */
    private boolean isFirst(Setting setting, String first, String second) {
        String word = settings.text(setting);
        if (!word.equals(first) && !word.equals(second)) {
            throw refused(setting, "must be " + first + " or " + second + ", but is " + word);
        }
        return word.equals(first);
    }

    private CloudStart start() {
        try {
            return CloudStart.of(settings.text(Setting.FNO_START));
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.FNO_START.key() + ": " + e.getMessage());
        }
    }

    private List<String> companies() {
        List<String> companies = Arrays.stream(
                        settings.required(Setting.FNO_COMPANIES).split(","))
                .map(String::strip)
                .filter(company -> !company.isEmpty())
                .map(company -> company.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        companies.stream().filter(LEGAL_ENTITY.negate()).findFirst().ifPresent(company -> {
            throw refused(
                    Setting.FNO_COMPANIES,
                    "holds '" + company + "', which is not the id of a legal entity: up to four letters and digits,"
                            + " separated by commas, such as usrt,usmf");
        });
        if (companies.isEmpty()) {
            throw refused(Setting.FNO_COMPANIES, "names no legal entity: write one, such as usrt");
        }
        return companies;
    }
}
