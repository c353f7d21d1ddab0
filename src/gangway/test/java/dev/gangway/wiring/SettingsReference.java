package dev.gangway.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.CompanySetting;
import dev.gangway.Setting;
import dev.gangway.ledger.Job;
import dev.gangway.wiring.settings.Settings;
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
                    "When " + job + " runs: `every 30s` (ms, s, m, h), a Quartz cron expression, "
                            + (job.equals(Job.SALES_OUTCOMES.id())
                                    ? "`adaptive` (every 5 s; once a minute when no lead or opportunity has changed for two"
                                            + " hours), "
                                    : "")
                            + "or `off`",
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

                This page is generated from `dev.gangway.Setting` and `dev.gangway.CompanySetting`; a test keeps it up to date. Do
                not edit it: `mvn test -Dtest=SettingsReferenceTest -Dgangway.write-docs=true` regenerates it.

                ## Where settings come from

                The runner reads settings from these sources; the first one that has the key wins:

                1. `-Dkey=value`, as a JVM option or after the command
                2. the file given by `--config FILE`
                3. the environment: `GANGWAY_SALES_CLIENT_SECRET` for `gangway.sales.client-secret`, or for a secret
                   `GANGWAY_SALES_CLIENT_SECRET_FILE` with the path of a file that contains it
                4. `application.properties` in the working directory; with `bin/gangway`, the one in its `conf`

                Settings given for a single call therefore override permanent ones: `init --config owner.properties` runs as the
                owner of the tables, whatever role the environment sets. camel-main has the same order without `--config`. An
                embedded Gangway reads its host's properties, in its host's order.

                ## How values are read

                - Files are UTF-8, with or without a byte order mark; other encodings are rejected with the line number. Write a
                  backslash twice. Hosts read their own files: Camel reads Latin-1 unless told otherwise
                  (`setEncoding("UTF-8")`), and so does Spring Boot for `.properties`, but not for YAML.
                - `{{key}}` is replaced by another property, `{{env:NAME}}` by an environment variable, `{{key:default}}` by a
                  property with a default. A placeholder that cannot be resolved is rejected, with the nearest key in the message.
                  `{{?key}}` is empty if the key does not exist. Write literal braces as `\\{{`, in a file as `\\\\{{`.
                - Secrets are taken literally, including braces, unless the whole value is one placeholder. `RAW(...)` around a
                  secret keeps even that literal, and also keeps leading and trailing white space, which is otherwise rejected.
                  `gangway.mail.url` is a URL: percent-encode special characters in its user and password (`{` is `%7B`).
                - Secrets may lie in a vault: `{{azure:NAME}}`, `{{aws:NAME}}`, `{{gcp:NAME}}`, `{{hashicorp:...}}` and
                  `{{secret:NAME/KEY}}` (Kubernetes) work with Camel's component on the class path, as does any function that a
                  host adds to the Camel context. Without the component they are refused. `{{file:/path/to/secret}}` is the
                  content of a file, without the ends of lines behind it. Client secrets and the passwords of mail server and
                  proxy are asked for again at each sign-in, so a change in the vault needs no restart.
                - A password with any character is safest in a file of its own that `..._FILE` names. One that looks like a placeholder
                  from end to end, or like `RAW(...)`, needs `RAW(...)` around it there too.
                - All other values lose leading and trailing white space, no-break spaces and other invisible characters. An empty
                  value counts as not set, but an empty address or file is rejected.
                - Every command checks every value at startup, whether it uses the value or not.

                ## What is refused

                If a key begins with `gangway.` but is not listed here, or differs from a listed key by one letter, Gangway does not
                start; the message names the file and the nearest key. In the environment, an unknown key is ignored with a
                warning, because platforms set variables of their own (`GANGWAY_PORT`). A key that occurs twice in a file with
                different values is rejected.

                Secrets are never shown in logs, messages or status. Keep them out of files where possible.

                ## All settings
                """);
        lines.add(table(Arrays.stream(Setting.values()).map(Entry::of)));
        lines.add("\n## Schedules\n\nUsed only if `gangway.schedules` is true.\n");
        lines.add(table(Job.ids().stream().map(Entry::ofSchedule)));
        lines.add("\n## Per legal entity\n\nReplace `ENTITY` with the id of a legal entity, such as `USMF`.\n");
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
                        Job.ids().stream().map(Entry::ofSchedule))
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
