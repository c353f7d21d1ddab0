package dev.gangway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** When a job runs: {@code every 30s}, a Quartz cron expression, or {@code off}. */
record Schedule(String cron, long everyMillis) {
    private static final Pattern EVERY = Pattern.compile("every\\s+(\\d+)\\s*(ms|s|m|h)");
    static final Schedule OFF = new Schedule(null, 0);

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
            long millis = Long.parseLong(every.group(1)) * unit;
            if (millis < 1) {
                throw new SettingException(key + " must be at least every 1ms, but is " + text);
            }
            return new Schedule(null, millis);
        }
        if (!CronExpression.isValidExpression(text)) {
            throw new SettingException(
                    key + " must be a Quartz cron expression, `every 30s` (ms, s, m, h) or `off`, but is " + text);
        }
        return new Schedule(text, 0);
    }

    boolean isOff() {
        return cron == null && everyMillis == 0;
    }

    /** The endpoint whose ticks start the job. */
    String endpoint(String job) {
        if (isOff()) {
            return "direct:" + job + "-off";
        }
        String trigger = cron != null
                ? "cron=" + URLEncoder.encode(cron, StandardCharsets.UTF_8)
                : "trigger.repeatCount=-1&trigger.repeatInterval=" + everyMillis;
        return Clocks.COMPONENT + ":" + Clocks.GROUP + "/" + job + "?" + trigger;
    }
}
