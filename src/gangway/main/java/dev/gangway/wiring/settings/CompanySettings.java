package dev.gangway.wiring.settings;

import dev.gangway.CompanySetting;
import dev.gangway.SettingException;
import dev.gangway.commerce.mail.server.MailSettings;
import dev.gangway.commerce.partners.Company;
import dev.gangway.text.Fold;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings per legal entity, read and checked. Legal entities compare without case, as all that is given does. */
public final class CompanySettings {
    private static final Pattern KEY = Pattern.compile(Pattern.quote(CompanySetting.PREFIX) + "([^.]{1,4})\\.(.+)");
    private static final String LIMIT_OF_CURRENCY = CompanySetting.CREDIT_LIMIT.suffix() + '.';
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final int LONGEST_GROUP = 20;
    private static final int CENTS = 2;
    private static final int MOST_DIGITS = 16;

    private final Map<String, String> values;
    private final SortedSet<String> entities = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param values all settings that begin with {@link CompanySetting#PREFIX}
     * @throws SettingException when a key means nothing
     */
    CompanySettings(Map<String, String> values) {
        this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String key : new TreeSet<>(values.keySet())) {
            check(key);
            String value = Fold.strip(values.get(key));
            if (Fold.hasControl(value)) {
                throw new SettingException(key + " holds a line break, a tab or another control character");
            }
            String before = this.values.put(key, value);
            if (before != null && !before.equals(value)) {
                throw new SettingException(
                        key + " is set twice, with the legal entity in different letters, and differently:"
                                + " keep one of them");
            }
        }
    }

    private void check(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new SettingException("There is no setting " + key + "; write " + CompanySetting.PREFIX
                    + "ENTITY.NAME, with the legal entity's id of up to 4 characters");
        }
        String entity = matcher.group(1);
        boolean known = CompanySetting.keys(entity).contains(key)
                || matcher.group(2).startsWith(LIMIT_OF_CURRENCY)
                        && CURRENCY.matcher(matcher.group(2).substring(LIMIT_OF_CURRENCY.length()))
                                .matches();
        if (!known) {
            throw new SettingException("There is no setting " + key
                    + Nearest.of(key, CompanySetting.keys(entity))
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        entities.add(entity);
    }

    /** Reads every value. */
    void check() {
        companies();
        ownerTeams();
        senders();
    }

    /** What each legal entity gives its customers. */
    public Map<String, Company> companies() {
        Map<String, Company> companies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        entities.forEach(entity -> companies.put(entity, company(entity)));
        return Collections.unmodifiableMap(companies);
    }

    private Company company(String entity) {
        return new Company(
                currency(CompanySetting.CURRENCY.key(entity)),
                group(CompanySetting.CUSTOMER_GROUP.key(entity)),
                group(CompanySetting.TAX_GROUP.key(entity)),
                amount(CompanySetting.CREDIT_LIMIT.key(entity)),
                limits(entity),
                flag(CompanySetting.CREDIT_LIMIT_MANDATORY.key(entity)));
    }

    private String currency(String key) {
        String value = text(key);
        if (value == null || CURRENCY.matcher(value.toUpperCase(Locale.ROOT)).matches()) {
            return value == null ? null : value.toUpperCase(Locale.ROOT);
        }
        throw new SettingException(key + " must be a currency of ISO 4217 such as EUR, but is " + value);
    }

    private String group(String key) {
        String value = text(key);
        if (value != null && value.length() > LONGEST_GROUP) {
            throw new SettingException(
                    key + " must have at most " + LONGEST_GROUP + " characters, as its column has, but is " + value);
        }
        return value;
    }

    private Map<String, BigDecimal> limits(String entity) {
        String prefix = CompanySetting.PREFIX + entity + '.' + LIMIT_OF_CURRENCY;
        return values.keySet().stream()
                .filter(key -> key.regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(key -> text(key) != null)
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), this::amount));
    }

    /** The teams that own the leads, by legal entity. */
    public Map<String, UUID> ownerTeams() {
        return given(CompanySetting.OWNER_TEAM, (key, value) -> {
            try {
                return UUID.fromString(value);
            } catch (IllegalArgumentException e) {
                throw new SettingException(key + " must be the key of a team, a GUID, but is " + value);
            }
        });
    }

    /** The senders of mails, by legal entity. */
    public Map<String, InternetAddress> senders() {
        return given(CompanySetting.MAIL_FROM, MailSettings::sender);
    }

    private <T> Map<String, T> given(CompanySetting setting, BiFunction<String, String, T> reader) {
        Map<String, T> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String entity : entities) {
            String value = text(entity, setting);
            if (value != null) {
                given.put(entity, reader.apply(setting.key(entity), value));
            }
        }
        return Collections.unmodifiableMap(given);
    }

    private String text(String entity, CompanySetting setting) {
        return text(setting.key(entity));
    }

    private String text(String key) {
        String value = values.getOrDefault(key, "");
        return value.isEmpty() ? null : value;
    }

    private BigDecimal amount(String key) {
        String value = text(key);
        try {
            BigDecimal amount = value == null ? null : new BigDecimal(value);
            if (amount == null || amount.signum() >= 0 && fits(amount)) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SettingException(key + " must be an amount such as 10000 or 10000.50, but is " + value);
    }

    /** Whether the column can hold it as it is. */
    private static boolean fits(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() <= CENTS && shortest.precision() - shortest.scale() <= MOST_DIGITS;
    }

    private boolean flag(String key) {
        String value = text(key);
        if (value == null || value.equals("true") || value.equals("false")) {
            return "true".equals(value);
        }
        throw new SettingException(key + " must be true or false, but is " + value);
    }
}
