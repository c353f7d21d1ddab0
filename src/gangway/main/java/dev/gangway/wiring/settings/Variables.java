package dev.gangway.wiring.settings;

import dev.gangway.CompanySetting;
import dev.gangway.Setting;
import dev.gangway.ledger.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How settings are named in the environment: {@code GANGWAY_SALES_URL} for {@code gangway.sales.url}. */
public final class Variables {
    private static final String PREFIX = "GANGWAY_";
    private static final String FILE = "_FILE";
    private static final Pattern LIMIT_OF_CURRENCY =
            Pattern.compile(variable(CompanySetting.PREFIX) + "([^_]{1,4})_CREDIT_LIMIT_([A-Z]{3})");

    /** What bin/gangway and the command line read before there are settings. */
    private static final Set<String> OF_THE_PROGRAM =
            Set.of("GANGWAY_JAVA_OPTIONS", "GANGWAY_DATA", "GANGWAY_KEEP_CLASSES", "GANGWAY_LOG", "GANGWAY_LOG_LEVEL");

    private static final Set<String> PROPERTIES_OF_THE_PROGRAM =
            Set.of("gangway.home", "gangway.data", "gangway.log", "gangway.log.level", "gangway.log.file");

    private Variables() {}

    /** Whether the command line reads this JVM property before there are settings, so that it is none itself. */
    public static boolean isOfTheProgram(String key) {
        return PROPERTIES_OF_THE_PROGRAM.contains(key);
    }

    /** The variable of a key. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The keys of the settings per legal entity that variables stand for, with the legal entity in capitals. */
    public static SortedSet<String> companyKeys(Collection<String> variables) {
        SortedSet<String> keys = new TreeSet<>();
        for (String variable : variables) {
            for (CompanySetting setting : CompanySetting.values()) {
                Matcher matcher = Pattern.compile(
                                variable(CompanySetting.PREFIX) + "([^_]{1,4})_" + variable(setting.suffix()))
                        .matcher(variable);
                if (matcher.matches()) {
                    keys.add(setting.key(matcher.group(1)));
                }
            }
            Matcher limit = LIMIT_OF_CURRENCY.matcher(variable);
            if (limit.matches()) {
                keys.add(CompanySetting.CREDIT_LIMIT.key(limit.group(1)) + '.' + limit.group(2));
            }
        }
        return keys;
    }

    /**
     * What to say about variables that look like settings and are none. They are not refused: container platforms put
     * variables of their own there, such as {@code GANGWAY_PORT} for a service that is named gangway.
     */
    public static List<String> warnings(Collection<String> variables) {
        Map<String, String> known = Arrays.stream(Setting.values())
                .map(Setting::key)
                .collect(Collectors.toMap(Variables::variable, key -> key, (one, other) -> one, TreeMap::new));
        Job.ids().forEach(job -> known.put(variable(Settings.scheduleKey(job)), job));
        Arrays.stream(Setting.values())
                .filter(Setting::isSecret)
                .forEach(setting -> known.put(variable(setting.key()) + FILE, setting.key()));
        List<String> warnings = new ArrayList<>();
        for (String variable : new TreeSet<>(variables)) {
            if (variable.startsWith(PREFIX)
                    && !known.containsKey(variable)
                    && !OF_THE_PROGRAM.contains(variable)
                    && companyKeys(Set.of(variable)).isEmpty()) {
                warnings.add("The environment has " + variable + ", which is no setting and is not read"
                        + Nearest.of(variable, known.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
        return warnings;
    }
}
