package dev.gangway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What people and editors read about the settings, made from the settings themselves. */
final class SettingsReference {
    private record Entry(String key, String defaultValue, String meaning, boolean secret) {
        static Entry of(Setting setting) {
            return new Entry(setting.key(), setting.defaultValue(), setting.meaning(), setting.isSecret());
        }

        static Entry ofSchedule(String job) {
            return new Entry(
                    Settings.scheduleKey(job),
                    Settings.defaultSchedule(job),
                    "When " + job + " runs: `every 30s` (ms, s, m, h), a Quartz cron expression, or `off`",
                    false);
        }

        static Entry of(CompanySetting setting) {
            return new Entry(setting.key("ENTITY"), "", setting.meaning(), false);
        }

        String type() {
            if (defaultValue.equals("true") || defaultValue.equals("false")) {
                return "java.lang.Boolean";
            }
            return defaultValue.matches("\\d+") ? "java.lang.Integer" : "java.lang.String";
        }
    }

    private SettingsReference() {}

    /** The text of {@code docs/settings.md}. */
    static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("""
                # Settings

                Made from `dev.gangway.Setting` and `dev.gangway.CompanySetting`; a test keeps it so. Nothing here is written by hand:
                `mvn test -Dtest=SettingsReferenceTest -Dgangway.write-docs=true` writes it anew.

                A key that begins with `gangway.` and is not listed here keeps Gangway from starting, with the nearest key in the message.
                Empty counts as not set. Secrets are never shown; keep them out of files where you can. The runner takes each key from `-D`, from the
                environment (`GANGWAY_SALES_CLIENT_SECRET` for `gangway.sales.client-secret`), from `--config FILE` and from
                `application.properties`, in this order; an embedded Gangway asks its host's properties.
                """);
        lines.add(table(Arrays.stream(Setting.values()).map(Entry::of)));
        lines.add("\n## Schedules\n\nOnly where `gangway.schedules` is true.\n");
        lines.add(table(Gangway.JOBS.stream().map(Entry::ofSchedule)));
        lines.add("\n## Per legal entity\n\n`ENTITY` stands for the id of a legal entity, such as `USMF`.\n");
        lines.add(table(Arrays.stream(CompanySetting.values()).map(Entry::of)));
        return String.join("\n", lines) + "\n";
    }

    private static String table(Stream<Entry> entries) {
        List<String> rows =
                new ArrayList<>(List.of("| key | default | meaning | secret |", "| --- | --- | --- | --- |"));
        entries.map(entry -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                entry.key(),
                                entry.defaultValue().isEmpty() ? "" : '`' + entry.defaultValue() + '`',
                                entry.meaning().replace("|", "\\|"),
                                entry.secret() ? "yes" : ""))
                .forEach(rows::add);
        return String.join("\n", rows);
    }

    /** The text of {@code META-INF/spring-configuration-metadata.json}, which editors read. */
    static String metadata() throws JsonProcessingException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("groups").addObject().put("name", "gangway").put("type", Setting.class.getName());
        ArrayNode properties = root.putArray("properties");
        Stream.concat(
                        Arrays.stream(Setting.values()).map(Entry::of),
                        Gangway.JOBS.stream().map(Entry::ofSchedule))
                .forEach(entry -> {
                    ObjectNode property = properties
                            .addObject()
                            .put("name", entry.key())
                            .put("type", entry.type())
                            .put("description", entry.meaning() + ".");
                    if (entry.type().equals("java.lang.Boolean")) {
                        property.put("defaultValue", Boolean.valueOf(entry.defaultValue()));
                    } else if (entry.type().equals("java.lang.Integer")) {
                        property.put("defaultValue", Integer.valueOf(entry.defaultValue()));
                    } else if (!entry.defaultValue().isEmpty()) {
                        property.put("defaultValue", entry.defaultValue());
                    }
                });
        properties
                .addObject()
                .put("name", "gangway.companies")
                .put("type", "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>")
                .put("description", "Settings per legal entity: gangway.companies.ENTITY.NAME.");
        root.putArray("hints");
        var lines = new DefaultPrettyPrinter()
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        lines = lines.withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        return new ObjectMapper().writer(lines).writeValueAsString(root) + "\n";
    }
}
