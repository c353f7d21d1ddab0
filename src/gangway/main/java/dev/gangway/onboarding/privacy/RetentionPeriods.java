package dev.gangway.onboarding.privacy;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long what is kept that may speak of a person: the settings {@code gangway.retention.*}. */
public final class RetentionPeriods {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([hd])");
    private static final String FOREVER = "forever";

    private final Function<Setting, String> settings;

    /** @param settings gives the text of each */
    public RetentionPeriods(Function<Setting, String> settings) {
        this.settings = settings;
    }

    /** @throws SettingException when one is wrong */
    public void check() {
        for (Setting setting : new Setting[] {
            Setting.RETENTION_RUNS,
            Setting.RETENTION_ERRORS,
            Setting.RETENTION_MAILS,
            Setting.RETENTION_REQUESTS,
            Setting.RETENTION_REJECTED
        }) {
            before(setting, LocalDateTime.MAX);
        }
    }

    /** What is older is to be erased; null when it is kept for ever. */
    LocalDateTime before(Setting setting, LocalDateTime now) {
        String text = settings.apply(setting);
        if (text.equals(FOREVER)) {
            return null;
        }
        Matcher parts = DURATION.matcher(text);
        if (parts.matches() && Long.parseLong(parts.group(1)) > 0) {
            long number = Long.parseLong(parts.group(1));
            return now.minus(parts.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
        }
        throw new SettingException(
                setting.key() + " must be a time such as 90d or 12h, or " + FOREVER + ", but is " + text);
    }
}
