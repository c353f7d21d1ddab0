package dev.gangway.wiring.settings;

import dev.gangway.CompanySetting;
import dev.gangway.Setting;
import dev.gangway.SettingException;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.commerce.partners.Requestor;
import dev.gangway.commerce.requests.StartPoint;
import dev.gangway.ledger.Job;
import dev.gangway.observe.alerts.AlertSettings;
import dev.gangway.onboarding.adopt.LeadRules;
import dev.gangway.onboarding.customers.FirstValues;
import dev.gangway.onboarding.customers.OrganizationRules;
import dev.gangway.onboarding.privacy.RetentionPeriods;
import dev.gangway.text.Fold;
import dev.gangway.text.Times;
import dev.gangway.wiring.signin.CredentialKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** The settings of one Camel context: what its properties say, in their usual order of precedence, else the default. */
public final class Settings {
    private static final String PREFIX = "gangway.";
    /** A key that differs by more may belong to another program. */
    private static final int SLIP = 1;

    private final ContextProperties properties;

    public Settings(CamelContext context) {
        this.properties = new ContextProperties(context);
    }

    /** When a job runs if nothing else is set. */
    public static String defaultSchedule(String job) {
        return Job.of(job).orElseThrow().defaultSchedule();
    }

    public static String scheduleKey(String job) {
        return "gangway.jobs." + job + ".schedule";
    }

    public String text(Setting setting) {
        return given(setting).orElse(setting.defaultValue());
    }

    /**
     * What is set; empty when nothing is, or nothing but white space.
     *
     * @throws SettingException when the value cannot be read, or is empty and would lead elsewhere
     */
    public Optional<String> given(Setting setting) {
        if (setting.isLiteral()) {
            return read(setting.key(), properties::secret).filter(value -> !value.isEmpty());
        }
        Optional<String> value = read(setting.key(), properties::text).map(Fold::strip);
        if (setting.refusesEmpty() && value.filter(String::isEmpty).isPresent()) {
            throw new SettingException(
                    setting.key() + properties.where(setting.key()) + " is empty: give it a value, or leave it out");
        }
        if (value.filter(Fold::hasControl).isPresent()) {
            throw new SettingException(setting.key() + properties.where(setting.key())
                    + " holds a line break, a tab or another control character: in a file, write two"
                    + " backslashes for one");
        }
        return value.filter(text -> !text.isEmpty());
    }

    /** What stands behind it may refuse too: a secret's file that is not there, a placeholder of Spring's. */
    private static Optional<String> read(String key, Function<String, Optional<String>> reader) {
        try {
            return reader.apply(key);
        } catch (SettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingException(key + " cannot be read: a placeholder in it cannot be resolved", e);
        }
    }

    public boolean has(Setting setting) {
        return !text(setting).isEmpty();
    }

    public boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(setting.key() + " must be true or false, but is " + text(setting));
        };
    }

    /** A whole number within the setting's own bounds. */
    public int number(Setting setting) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= setting.least() && number <= setting.most()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the bounds
        }
        throw new SettingException(setting.key() + " must be a whole number from " + setting.least() + " to "
                + setting.most() + ", but is " + text(setting));
    }

    /** Reads every setting, whether or not anything uses it with the others as they are: what is wrong is said at once. */
    public void check(Iterable<String> jobs) {
        for (Setting setting : Setting.values()) {
            if (setting.isNumber()) {
                number(setting);
            } else if (setting.isFlag()) {
                flag(setting);
            } else {
                given(setting);
            }
        }
        jobs.forEach(this::schedule);
        Node.name(text(Setting.NODE));
        requestor();
        organizationRules();
        leadRules();
        legalEntities();
        firstValues();
        startPoint();
        time(Setting.LEADS_DECIDED_SINCE);
        for (Setting credential : List.of(
                Setting.SALES_CREDENTIAL,
                Setting.MAIL_CREDENTIAL,
                Setting.HEADQUARTERS_CREDENTIAL,
                Setting.CHANNEL_CREDENTIAL)) {
            CredentialKind.of(credential.key(), text(credential));
        }
        given(Setting.FNO_CREDENTIAL).ifPresent(kind -> CredentialKind.of(Setting.FNO_CREDENTIAL.key(), kind));
        new AlertSettings(this::text).check();
        new RetentionPeriods(this::text).check();
        companies().check();
        given(Setting.MAIL_FROM).ifPresent(sender -> MailSettings.sender(Setting.MAIL_FROM.key(), sender));
        belongsTo(Setting.HEADQUARTERS_URL, Setting.HEADQUARTERS_USERNAME, Setting.HEADQUARTERS_PASSWORD);
        belongsTo(Setting.CHANNEL_URL, Setting.CHANNEL_USERNAME, Setting.CHANNEL_PASSWORD);
        belongsTo(Setting.MAIL_URL, Setting.MAIL_USERNAME, Setting.MAIL_PASSWORD);
        belongsTo(Setting.PROXY_URL, Setting.PROXY_USERNAME, Setting.PROXY_PASSWORD);
        either(Setting.HEADQUARTERS_URL, Setting.HEADQUARTERS_DATASOURCE);
        either(Setting.CHANNEL_URL, Setting.CHANNEL_DATASOURCE);
        either(Setting.MAIL_URL, Setting.MAIL_ENDPOINT);
    }

    private void belongsTo(Setting owner, Setting... parts) {
        for (Setting part : parts) {
            if (has(part) && !has(owner)) {
                throw new SettingException(
                        part.key() + " is set, but " + owner.key() + " is not: set both, or leave both out");
            }
        }
    }

    private void either(Setting one, Setting other) {
        if (has(one) && has(other)) {
            throw new SettingException(one.key() + " and " + other.key()
                    + " are both set, but only one of them can be meant: take the other one out");
        }
    }

    /** The value of a setting that must be given. */
    public String required(Setting setting) {
        if (!has(setting)) {
            throw new SettingException(setting.key() + " is not set: " + setting.meaning());
        }
        return text(setting);
    }

    /** The schedule of a job, in the words of the contract. */
    public Schedule schedule(String job) {
        String key = scheduleKey(job);
        return Schedule.parse(
                key,
                Job.of(job).orElseThrow(),
                read(key, properties::text)
                        .map(Fold::strip)
                        .filter(value -> !value.isEmpty())
                        .orElse(defaultSchedule(job)));
    }

    /** By which columns organizations are found again. */
    public OrganizationRules organizationRules() {
        return parsed(Setting.CUSTOMERS_MATCH, OrganizationRules::of);
    }

    private <T> T parsed(Setting setting, Function<String, T> parser) {
        try {
            return parser.apply(text(setting));
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting.key() + ": " + e.getMessage());
        }
    }

    /** A point in time, UTC; null when none is set. */
    public LocalDateTime time(Setting setting) {
        if (!has(setting)) {
            return null;
        }
        try {
            return Times.utc(text(setting));
        } catch (DateTimeException e) {
            throw new SettingException(
                    setting.key() + " must be a time such as 2026-01-31 or 2026-01-31T08:00Z, but is " + text(setting));
        }
    }

    /** Where P-0001 begins. */
    public StartPoint startPoint() {
        return parsed(Setting.PULL_START, StartPoint::of);
    }

    /** Whose values hold when customers are linked for the first time. */
    public FirstValues firstValues() {
        return parsed(Setting.CUSTOMERS_FIRST, FirstValues::of);
    }

    /** Those whose prospects are brought to Sales. */
    public LegalEntities legalEntities() {
        return parsed(Setting.LEADS_COMPANIES, LegalEntities::of);
    }

    public LeadRules leadRules() {
        return parsed(Setting.LEADS_MATCH, LeadRules::of);
    }

    /** What the person who asks becomes. */
    public Requestor requestor() {
        return switch (text(Setting.REQUESTOR)) {
            case "person" -> Requestor.PERSON;
            case "contact" -> Requestor.CONTACT;
            default ->
                throw new SettingException(
                        Setting.REQUESTOR.key() + " must be person or contact, but is " + text(Setting.REQUESTOR));
        };
    }

    /**
     * The settings per legal entity.
     *
     * @throws SettingException when a key means nothing
     */
    public CompanySettings companies() {
        Map<String, String> values = new HashMap<>();
        for (String key : properties.names()) {
            if (key.startsWith(CompanySetting.PREFIX)) {
                read(key, properties::text).ifPresent(value -> values.put(key, value));
            }
        }
        return new CompanySettings(values);
    }

    /**
     * Refuses keys that mean nothing: those with our prefix, those that would have it without what is invisible in
     * them, such as a byte order mark, and those that miss a setting by one letter.
     *
     * @throws SettingException naming the key and the nearest one that exists
     */
    public void refuseUnknown(Iterable<String> jobs) {
        var known = new HashSet<>(Setting.keys());
        jobs.forEach(job -> known.add(scheduleKey(job)));
        for (String key : properties.names()) {
            if (!known.contains(key) && !key.startsWith(CompanySetting.PREFIX) && isMeantForUs(key, known)) {
                throw new SettingException("There is no setting " + properties.named(key)
                        + Nearest.of(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
    }

    private static boolean isMeantForUs(String key, Set<String> known) {
        String lower = key.toLowerCase(Locale.ROOT);
        int prefix = lower.indexOf(PREFIX);
        boolean onlyJunkBefore = prefix >= 0
                && key.substring(0, prefix).codePoints().noneMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
        return onlyJunkBefore && key.codePoints().limit(prefix).noneMatch(c -> c == '.' || c == '%')
                || lower.startsWith("g") && Nearest.within(SLIP, key, known);
    }

    /** A variable of the environment; null when it is not set. */
    public String variable(String name) {
        return properties.variable(name);
    }

    /** Says which variables of the environment look like settings and are none, where the environment is asked at all. */
    public List<String> warnings() {
        return properties.asksEnvironment() ? Variables.warnings(System.getenv().keySet()) : List.of();
    }
}
