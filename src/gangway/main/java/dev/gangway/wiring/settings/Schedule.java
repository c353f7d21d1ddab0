package dev.gangway.wiring.settings;

import dev.gangway.SettingException;
import dev.gangway.wiring.clocks.Clocks;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** When a job runs: {@code every 30s}, a Quartz cron expression, or {@code off}. */
public record Schedule(String cron, long everyMillis) {
    private static final Pattern EVERY = Pattern.compile("every\\s+(\\d+)\\s*(ms|s|m|h)");
    private static final BigInteger RAREST =
            BigInteger.valueOf(Duration.ofDays(366).toMillis());
    public static final Schedule OFF = new Schedule(null, 0);

    /** @throws SettingException when the text is none of the three */
    static Schedule parse(String key, String text) {
        if (text.equals("off")) {
            return OFF;
        }
        Matcher every = EVERY.matcher(text);
        if (every.matches()) {
            long unit =
                    switch (every.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
            BigInteger millis = new BigInteger(every.group(1)).multiply(BigInteger.valueOf(unit));
            if (millis.signum() < 1 || millis.compareTo(RAREST) > 0) {
                throw new SettingException(
                        key + " must be between every 1ms and every 8784h, which is a year, but is " + text);
            }
            return new Schedule(null, millis.longValue());
        }
        try {
            CronExpression.validateExpression(text);
        } catch (ParseException e) {
            throw new SettingException(
                    key + " must be a Quartz cron expression, `every 30s` (ms, s, m, h) or `off`, but is " + text
                            + " (as a cron expression: " + e.getMessage() + ")");
        }
        return new Schedule(text, 0);
    }

    public boolean isOff() {
        return cron == null && everyMillis == 0;
    }

    /** As the setting would say it. */
    public String words() {
        if (isOff()) {
            return "off";
        }
        return cron != null ? cron : "every " + everyInWords();
    }

    private String everyInWords() {
        if (everyMillis % 3_600_000 == 0) {
            return everyMillis / 3_600_000 + "h";
        }
        if (everyMillis % 60_000 == 0) {
            return everyMillis / 60_000 + "m";
        }
        return everyMillis % 1000 == 0 ? everyMillis / 1000 + "s" : everyMillis + "ms";
    }

    /** The endpoint whose ticks start the job. */
    public String endpoint(String job) {
        if (isOff()) {
            return "direct:" + job + "-off";
        }
        String trigger = cron != null
                ? "cron=" + URLEncoder.encode(cron, StandardCharsets.UTF_8)
                : "trigger.repeatCount=-1&trigger.repeatInterval=" + everyMillis;
        return Clocks.COMPONENT + ":" + Clocks.GROUP + "/" + job + "?" + trigger;
    }
}
