package dev.gangway.wiring.http;

import dev.gangway.Setting;
import dev.gangway.console.page.SettingsPage.Line;
import dev.gangway.wiring.services.Services;
import dev.gangway.wiring.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.util.URISupport;

/** The settings of this node as anybody who may look at the console may see them. */
final class ShownSettings {
    private ShownSettings() {}

    static List<Line> of(Services services) {
        List<Line> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Optional<String> given = services.host.settings().given(setting);
            lines.add(new Line(
                    setting.key(),
                    setting.isSecret() && given.isPresent()
                            ? null
                            : shown(setting, given.orElse(setting.defaultValue())),
                    given.isEmpty(),
                    setting.meaning()));
        }
        for (String job : services.jobs.able()) {
            lines.add(new Line(
                    Settings.scheduleKey(job), services.jobs.schedule(job).words(), false, job));
        }
        return lines;
    }

    /** Without what may be a password in an address. */
    private static String shown(Setting setting, String value) {
        return switch (setting) {
            case HEADQUARTERS_URL, CHANNEL_URL -> value.replaceFirst("[?;].*", "");
            case MAIL_ENDPOINT -> URISupport.sanitizeUri(value);
            default -> value.replaceFirst("(?<=//)[^/@]*@", "");
        };
    }
}
