package dev.gangway;

import dev.gangway.commerce.Company;
import dev.gangway.commerce.mail.MailSettings;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings per legal entity, read and checked. */
final class CompanySettings {
    private static final Pattern KEY = Pattern.compile(Pattern.quote(CompanySetting.PREFIX) + "([^.]{1,4})\\.(.+)");
    private static final String LIMIT_OF_CURRENCY = CompanySetting.CREDIT_LIMIT.suffix() + '.';
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Map<String, String> values;
    private final Set<String> entities = new TreeSet<>();

    /**
     * @param values all settings that begin with {@link CompanySetting#PREFIX}
     * @throws SettingException when a key means nothing
     */
    CompanySettings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
        this.values.keySet().forEach(this::check);
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

    /** What each legal entity gives its customers. */
    Map<String, Company> companies() {
        return entities.stream().collect(Collectors.toMap(Function.identity(), this::company));
    }

    private Company company(String entity) {
        return new Company(
                text(entity, CompanySetting.CURRENCY),
                text(entity, CompanySetting.CUSTOMER_GROUP),
                text(entity, CompanySetting.TAX_GROUP),
                amount(CompanySetting.CREDIT_LIMIT.key(entity)),
                limits(entity),
                flag(CompanySetting.CREDIT_LIMIT_MANDATORY.key(entity)));
    }

    private Map<String, BigDecimal> limits(String entity) {
        String prefix = CompanySetting.PREFIX + entity + '.' + LIMIT_OF_CURRENCY;
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), this::amount));
    }

    /** The teams that own the leads, by legal entity. */
    Map<String, UUID> ownerTeams() {
        return given(CompanySetting.OWNER_TEAM, (key, value) -> {
            try {
                return UUID.fromString(value);
            } catch (IllegalArgumentException e) {
                throw new SettingException(key + " must be the key of a team, a GUID, but is " + value);
            }
        });
    }

    /** The senders of mails, by legal entity. */
    Map<String, InternetAddress> senders() {
        return given(CompanySetting.MAIL_FROM, MailSettings::sender);
    }

    private <T> Map<String, T> given(CompanySetting setting, BiFunction<String, String, T> reader) {
        Map<String, T> given = new HashMap<>();
        for (String entity : entities) {
            String value = text(entity, setting);
            if (value != null) {
                given.put(entity, reader.apply(setting.key(entity), value));
            }
        }
        return given;
    }

    private String text(String entity, CompanySetting setting) {
        return text(setting.key(entity));
    }

    private String text(String key) {
        String value = values.getOrDefault(key, "").strip();
        return value.isEmpty() ? null : value;
    }

    private BigDecimal amount(String key) {
        String value = text(key);
        try {
            BigDecimal amount = value == null ? null : new BigDecimal(value);
            if (amount == null || amount.signum() >= 0) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SettingException(key + " must be an amount such as 10000 or 10000.50, but is " + value);
    }

    private boolean flag(String key) {
        String value = text(key);
        if (value == null || value.equals("true") || value.equals("false")) {
            return "true".equals(value);
        }
        throw new SettingException(key + " must be true or false, but is " + value);
    }
}
