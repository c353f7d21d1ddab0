package dev.gangway.observe.alerts;

import dev.gangway.Setting;
import dev.gangway.SettingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings {@code gangway.alerts.*}. */
public final class AlertSettings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Function<Setting, String> settings;

    /** @param settings gives the text of each */
    public AlertSettings(Function<Setting, String> settings) {
        this.settings = settings;
    }

    private boolean has(Setting setting) {
        return !settings.apply(setting).isEmpty();
    }

    /** @throws SettingException when one is wrong */
    public void check() {
        receivers();
        webhook();
        pace();
        if (has(Setting.ALERTS_MAIL_TO) && !has(Setting.MAIL_URL) && !has(Setting.MAIL_ENDPOINT)) {
            throw new SettingException(Setting.ALERTS_MAIL_TO.key() + " is set, but neither " + Setting.MAIL_URL.key()
                    + " nor " + Setting.MAIL_ENDPOINT.key() + " says how mails go out");
        }
    }

    /** Whether anybody wants to be told. */
    public boolean isAny() {
        return has(Setting.ALERTS_MAIL_TO) || has(Setting.ALERTS_WEBHOOK) || has(Setting.ALERTS_ENDPOINT);
    }

    /** Who gets mails. */
    public InternetAddress[] receivers() {
        try {
            InternetAddress[] receivers = InternetAddress.parse(settings.apply(Setting.ALERTS_MAIL_TO), true);
            for (InternetAddress receiver : receivers) {
                receiver.validate();
            }
            return receivers;
        } catch (AddressException e) {
            throw new SettingException(Setting.ALERTS_MAIL_TO.key() + ": write mail addresses, separated by commas ("
                    + e.getMessage() + ")");
        }
    }

    /** Null when none is set. The message of a refusal does not show it. */
    public URI webhook() {
        if (!has(Setting.ALERTS_WEBHOOK)) {
            return null;
        }
        try {
            URI address = URI.create(settings.apply(Setting.ALERTS_WEBHOOK));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the address
        }
        throw new SettingException(
                Setting.ALERTS_WEBHOOK.key() + " must be an address such as https://chat.example/hook");
    }

    /** How often and after what time. */
    public Alerts.Pace pace() {
        return new Alerts.Pace(duration(Setting.ALERTS_EVERY), duration(Setting.ALERTS_STUCK_AFTER));
    }

    private Duration duration(Setting setting) {
        Matcher parts = DURATION.matcher(settings.apply(setting));
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration duration =
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    };
            if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new SettingException(setting.key() + " must be a time from 1s to 366d, such as 90s, 15m or 2h, but is "
                + settings.apply(setting));
    }
}
