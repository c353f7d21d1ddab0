package dev.gangway;

import dev.gangway.commerce.Requestor;
import dev.gangway.onboarding.OrganizationRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings of one Camel context: what its properties say, in their usual order of precedence, else the default. */
final class Settings {
    /** Schedules that keep the way from a committed request to an accepted lead well under a second when idle. */
    private static final Map<String, String> SCHEDULES = Map.of(
            "P-0001", "every 250ms",
            "synchronize-channel-requests", "every 2s",
            "prospects-to-leads", "every 2s",
            "sales-outcomes", "every 10s",
            "email-notifications", "every 5s",
            "1010", "every 5s");

    private final CamelContext context;
    private final PropertiesComponent properties;

    Settings(CamelContext context) {
        this.context = context;
        this.properties = context.getPropertiesComponent();
    }

    /** When a job runs if nothing else is set. */
    static String defaultSchedule(String job) {
        return SCHEDULES.get(job);
    }

    static String scheduleKey(String job) {
        return "gangway.jobs." + job + ".schedule";
    }

    String text(Setting setting) {
        return properties
                .resolveProperty(setting.key())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(setting.defaultValue());
    }

    boolean has(Setting setting) {
        return !text(setting).isEmpty();
    }

    boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(setting.key() + " must be true or false, but is " + text(setting));
        };
    }

    int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the bounds
        }
        throw new SettingException(
                setting.key() + " must be a whole number from " + least + " to " + most + ", but is " + text(setting));
    }

    /** The value of a setting that must be given. */
    String required(Setting setting) {
        if (!has(setting)) {
            throw new SettingException(setting.key() + " is not set: " + setting.meaning());
        }
        return text(setting);
    }

    /** The schedule of a job, in the words of the contract. */
    Schedule schedule(String job) {
        String key = scheduleKey(job);
        String value = properties.resolveProperty(key).map(String::strip).orElse(defaultSchedule(job));
        return Schedule.parse(key, value);
    }

    /** By which columns organizations are found again. */
    OrganizationRules organizationRules() {
        try {
            return OrganizationRules.of(text(Setting.CUSTOMERS_MATCH));
        } catch (IllegalArgumentException e) {
            throw new SettingException(Setting.CUSTOMERS_MATCH.key() + ": " + e.getMessage());
        }
    }

    /** What the person who asks becomes. */
    Requestor requestor() {
        return switch (text(Setting.REQUESTOR)) {
            case "person" -> Requestor.PERSON;
            case "contact" -> Requestor.CONTACT;
            default ->
                throw new SettingException(
                        Setting.REQUESTOR.key() + " must be person or contact, but is " + text(Setting.REQUESTOR));
        };
    }

    /**
     * The settings per legal entity. Only those that are listed somewhere are found: a variable of the environment cannot
     * add a legal entity, since its name does not tell where the entity's id ends.
     *
     * @throws SettingException when a key means nothing
     */
    CompanySettings companies() {
        Map<String, String> values = new HashMap<>();
        listed(CompanySetting.PREFIX)
                .forEach(key -> properties.resolveProperty(key).ifPresent(value -> values.put(key, value)));
        return new CompanySettings(values);
    }

    /**
     * Refuses keys with our prefix that mean nothing.
     *
     * @throws SettingException naming the key and the nearest one that exists
     */
    void refuseUnknown(Iterable<String> jobs) {
        var known = new HashSet<>(Setting.keys());
        jobs.forEach(job -> known.add(scheduleKey(job)));
        listed("gangway.").stream()
                .filter(key -> !known.contains(key) && !key.startsWith(CompanySetting.PREFIX))
                .findFirst()
                .ifPresent(key -> {
                    throw new SettingException("There is no setting " + key
                            + Nearest.of(key, known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
                });
    }

    private static boolean isJvm(PropertySource<?> source) {
        return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    /**
     * The keys that are listed somewhere: in Camel's properties, or in the environment of a Spring application; not those of
     * the JVM, which belong to everybody.
     */
    private SortedSet<String> listed(String prefix) {
        SortedSet<String> keys = new TreeSet<>();
        properties
                .loadProperties(key -> key.startsWith(prefix))
                .stringPropertyNames()
                .forEach(keys::add);
        for (ConfigurableEnvironment spring : context.getRegistry().findByType(ConfigurableEnvironment.class)) {
            for (PropertySource<?> source : spring.getPropertySources()) {
                if (source instanceof EnumerablePropertySource<?> enumerable && !isJvm(source)) {
                    Arrays.stream(enumerable.getPropertyNames())
                            .filter(key -> key.startsWith(prefix))
                            .forEach(keys::add);
                }
            }
        }
        return keys;
    }
}
