package dev.gangway;

import dev.gangway.wiring.settings.Settings;
import dev.gangway.ledger.Job;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** What Gangway does with the settings of a context before it opens anything, for tests elsewhere. */
public final class CheckedSettings {
    private CheckedSettings() {}

    /** Refuses what is wrong. */
    public static void check(CamelContext context) {
        var settings = new Settings(context);
        settings.refuseUnknown(Job.ids());
        settings.check(Job.ids());
    }

    /** Whether a value is taken as it is written. */
    public static boolean isLiteral(Setting setting) {
        return setting.isLiteral();
    }

    public static boolean refusesEmpty(Setting setting) {
        return setting.refusesEmpty();
    }

    public static boolean isFreeText(Setting setting) {
        return !setting.isNumber() && !setting.isFlag();
    }

    /** The keys of the settings that {@link Setting} does not list. */
    public static List<String> otherKeys() {
        return Stream.concat(
                        Job.ids().stream().map(Settings::scheduleKey),
                        Stream.concat(
                                CompanySetting.keys("USMF").stream(),
                                Stream.of("gangway.companies.USMF.credit-limit.CZK")))
                .toList();
    }
}
