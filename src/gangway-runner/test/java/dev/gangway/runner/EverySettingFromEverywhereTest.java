package dev.gangway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.CheckedSettings;
import dev.gangway.Setting;
import dev.gangway.runner.settings.EnvironmentSettings;
import dev.gangway.runner.settings.JvmSettings;
import dev.gangway.runner.settings.PropertiesFile;
import dev.gangway.wiring.settings.Settings;
import dev.gangway.wiring.settings.Variables;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.properties.DefaultPropertiesParser;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Every setting from every source with every nasty value: either it takes effect, or a message that names its key refuses
 * it.
 */
class EverySettingFromEverywhereTest {
    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("gangway.node", "node-1"),
            Map.entry("gangway.headquarters.url", "jdbc:postgresql://localhost/x"),
            Map.entry("gangway.headquarters.datasource", "commerce"),
            Map.entry("gangway.channel.url", "jdbc:postgresql://localhost/y"),
            Map.entry("gangway.channel.datasource", "channel"),
            Map.entry("gangway.fno.credential", "certificate"),
            Map.entry("gangway.mail.from", "a@b.example"),
            Map.entry("gangway.alerts.mail.to", "a@b.example"),
            Map.entry("gangway.alerts.webhook", "https://chat.example/hook"),
            Map.entry("gangway.customers.match", "primarycontactemail"),
            Map.entry("gangway.jobs.P-0001.start", "2026-01-31T08:00Z"),
            Map.entry("gangway.customers.first", "sales, creditlimit=headquarters"),
            Map.entry("gangway.leads.companies", "USMF, demf"),
            Map.entry("gangway.leads.match", "companyname+lastname"),
            Map.entry("gangway.leads.decided-since", "2026-01-31T08:00Z"),
            Map.entry("gangway.companies.USMF.currency", "USD"),
            Map.entry("gangway.companies.USMF.owner-team", "0d000000-0000-4000-8000-000000000001"),
            Map.entry("gangway.companies.USMF.credit-limit", "100.50"),
            Map.entry("gangway.companies.USMF.credit-limit.CZK", "100"),
            Map.entry("gangway.companies.USMF.credit-limit-mandatory", "true"),
            Map.entry("gangway.companies.USMF.mail-from", "a@b.example"));

    /** Settings whose text may be anything that can be seen. */
    private static final Set<String> FREE =
            Set.of("gangway.companies.USMF.customer-group", "gangway.companies.USMF.tax-group");

    private static final Set<String> CHOICES = Set.of(
            "gangway.requestor",
            "gangway.customers.match",
            "gangway.leads.match",
            "gangway.jobs.P-0001.start",
            "gangway.customers.first",
            "gangway.leads.companies",
            "gangway.leads.decided-since",
            "gangway.mail.from",
            "gangway.alerts.every",
            "gangway.alerts.stuck-after",
            "gangway.alerts.webhook",
            "gangway.alerts.mail.to",
            "gangway.sales.credential",
            "gangway.fno.credential",
            "gangway.mail.credential");

    /** What is done to a good value. */
    private enum Nasty {
        AS_IT_IS("%s"),
        EMPTY(""),
        BLANK(" \t "),
        TRAILING_SPACE("%s  "),
        NO_BREAK_SPACES("\u00a0%s\u00a0"),
        BYTE_ORDER_MARK("\ufeff%s"),
        ZERO_WIDTH("%s\u200b"),
        END_OF_LINE("%s\r\n"),
        QUOTED("\"%s\""),
        UNRESOLVED("{{nowhere.to.be.found}}"),
        UNRESOLVED_INSIDE("%s{{nowhere.to.be.found}}"),
        HALF_A_PLACEHOLDER("{{%s"),
        BEYOND_ASCII("%s\u0160\u20ac\u6f22"),
        TWO_LINES("%s\nsecond"),
        HUGE("99999999999999999999999999"),
        NEGATIVE("-1"),
        NEGATIVE_DURATION("every -5s"),
        NOT_A_NUMBER("n/a");

        private final String form;

        Nasty(String form) {
            this.form = form;
        }

        String of(String good) {
            return form.replace("%s", good);
        }

        boolean isOnlyInvisible() {
            return Set.of(AS_IT_IS, TRAILING_SPACE, NO_BREAK_SPACES, BYTE_ORDER_MARK, ZERO_WIDTH, END_OF_LINE)
                    .contains(this);
        }
    }

    /** Where settings come from. */
    private enum Source {
        CAMEL,
        FILE,
        COMMAND_LINE,
        ENVIRONMENT,
        SPRING
    }

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesEffectOrIsRefusedByItsKey(Source source) throws Exception {
        List<String> faults = new ArrayList<>();
        int cases = 0;
        List<String> keys = new ArrayList<>(
                Arrays.stream(Setting.values()).map(Setting::key).toList());
        keys.addAll(CheckedSettings.otherKeys());
        for (String key : keys) {
            for (Nasty nasty : Nasty.values()) {
                String fault = fault(source, key, nasty);
                cases++;
                if (fault != null) {
                    faults.add(key + " " + nasty + ": " + fault);
                }
            }
        }
        assertThat(faults).as("%d cases", cases).isEmpty();
        assertThat(cases).isGreaterThan(900);
    }

    private String fault(Source source, String key, Nasty nasty) throws Exception {
        Setting setting = Arrays.stream(Setting.values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
        String good = good(key, setting);
        String value = nasty.of(good);
        Map<String, String> all = new HashMap<>(companions(key));
        all.put(key, value);
        try {
            read(source, all);
            CheckedSettings.check(context);
            if (mustBeRefused(key, setting, nasty)) {
                return "accepted";
            }
            String read = setting == null
                    ? null
                    : new Settings(context).given(setting).orElse("");
            String expected = expected(setting, nasty, good, value);
            return setting == null || Objects.equals(read, expected) ? null : "read as <" + read + ">";
        } catch (IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).contains(key)) {
                return "refused without its key: " + e.getMessage();
            }
            return mustBeAccepted(setting, nasty) ? "refused: " + e.getMessage() : null;
        }
    }

    private static String good(String key, Setting setting) {
        String byDefault = setting == null
                ? key.endsWith(".schedule") ? "every 30s" : "x"
                : setting.defaultValue().isEmpty() ? "x" : setting.defaultValue();
        return VALID.getOrDefault(key, byDefault);
    }

    /** What a user and a password are of no use without. */
    private static Map<String, String> companions(String key) {
        if (key.equals("gangway.alerts.mail.to")) {
            return Map.of("gangway.mail.url", "smtp://localhost");
        }
        return key.endsWith(".username") || key.endsWith(".password")
                ? Map.of(key.replaceFirst("\\.\\w+$", ".url"), "jdbc:postgresql://localhost/x")
                : Map.of();
    }

    private static String expected(Setting setting, Nasty nasty, String good, String value) {
        return switch (nasty) {
            case EMPTY, BLANK -> "";
            case AS_IT_IS, TRAILING_SPACE, NO_BREAK_SPACES, BYTE_ORDER_MARK, ZERO_WIDTH, END_OF_LINE -> good;
            default -> value;
        };
    }

    private static boolean mustBeRefused(String key, Setting setting, Nasty nasty) {
        boolean literal = setting != null && CheckedSettings.isLiteral(setting);
        boolean anyText =
                setting == null ? FREE.contains(key) : CheckedSettings.isFreeText(setting) && !CHOICES.contains(key);
        return switch (nasty) {
            case AS_IT_IS, END_OF_LINE -> false;
            case EMPTY -> setting != null && CheckedSettings.refusesEmpty(setting);
            case BLANK -> literal || setting != null && CheckedSettings.refusesEmpty(setting);
            case TRAILING_SPACE, NO_BREAK_SPACES, BYTE_ORDER_MARK, ZERO_WIDTH -> literal;
            case UNRESOLVED -> true;
            case UNRESOLVED_INSIDE, HALF_A_PLACEHOLDER, TWO_LINES -> !literal;
            case QUOTED, BEYOND_ASCII, HUGE, NEGATIVE, NEGATIVE_DURATION, NOT_A_NUMBER ->
                !anyText && !key.endsWith(".mail-from") && !CHOICES.contains(key);
        };
    }

    private static boolean mustBeAccepted(Setting setting, Nasty nasty) {
        boolean literal = setting != null && CheckedSettings.isLiteral(setting);
        return nasty == Nasty.AS_IT_IS
                || nasty == Nasty.END_OF_LINE
                || (nasty.isOnlyInvisible() ? !literal : literal && nasty == Nasty.HALF_A_PLACEHOLDER);
    }

    private void read(Source source, Map<String, String> values) throws IOException {
        var properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        properties.getPropertiesSources().clear();
        switch (source) {
            case CAMEL -> properties.setInitialProperties(asProperties(values));
            case FILE -> properties.addPropertiesSource(file(values));
            case COMMAND_LINE -> properties.addPropertiesSource(new JvmSettings(values, 0));
            case ENVIRONMENT -> properties.addPropertiesSource(environment(values));
            case SPRING -> spring(properties, values);
        }
    }

    private PropertiesSource file(Map<String, String> values) throws IOException {
        Path file = directory.resolve("settings.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            asProperties(values).store(writer, null);
        }
        return new PropertiesFile(file, 0);
    }

    private static PropertiesSource environment(Map<String, String> values) {
        Map<String, String> variables = values.entrySet().stream()
                .collect(Collectors.toMap(entry -> Variables.variable(entry.getKey()), Map.Entry::getValue));
        return new EnvironmentSettings(
                name -> variables.get(Variables.variable(name)), Variables.companyKeys(variables.keySet()), 0);
    }

    private void spring(PropertiesComponent properties, Map<String, String> values) {
        var spring = new StandardEnvironment();
        spring.getPropertySources().addFirst(new MapPropertySource("application", new HashMap<>(values)));
        context.getRegistry().bind("environment", spring);
        // as camel-spring-boot does
        properties.setPropertiesParser(new DefaultPropertiesParser() {
            @Override
            public String customLookup(String key) {
                return spring.getProperty(key);
            }
        });
    }

    private static Properties asProperties(Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}
