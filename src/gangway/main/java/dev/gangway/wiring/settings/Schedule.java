package dev.gangway.wiring.settings;

import dev.gangway.SettingException;
import dev.gangway.ledger.Job;
import dev.gangway.wiring.clocks.AdaptiveLooks;
import dev.gangway.wiring.clocks.Clocks;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * When a job runs: {@code every 30s}, a Quartz cron expression, {@code off}, or {@code adaptive}, often while people work in
 * Sales and rarely otherwise.
 *
 * @param cron null when it is none
 * @param everyMillis the time between two ticks; 0 when there are none, or at certain times
 * @param isAdaptive whether a tick may be passed over
 */
public record Schedule(String cron, long everyMillis, boolean isAdaptive) {
    private static final Pattern EVERY = Pattern.compile("every\\s+(\\d+)\\s*(ms|s|m|h)");
    private static final BigInteger RAREST =
            BigInteger.valueOf(Duration.ofDays(366).toMillis());
    private static final String ADAPTIVE = "adaptive";
    public static final Schedule OFF = new Schedule(null, 0, false);

    /** @throws SettingException when the text is none of these, or adaptive for a job that does not read Sales */
    static Schedule parse(String key, Job job, String text) {
        if (text.equals("off")) {
            return OFF;
        }
        if (text.equals(ADAPTIVE)) {
            if (job != Job.SALES_OUTCOMES) {
                throw new SettingException(key + " cannot be adaptive: only " + Job.SALES_OUTCOMES
                        + " follows the working hours of Sales; write `every 30s` (ms, s, m, h)");
            }
            return new Schedule(null, AdaptiveLooks.OFTEN.toMillis(), true);
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
            return new Schedule(null, millis.longValue(), false);
        }
        try {
            CronExpression.validateExpression(text);
        } catch (ParseException e) {
            throw new SettingException(key + " must be a Quartz cron expression, `every 30s` (ms, s, m, h)"
                    + (job == Job.SALES_OUTCOMES ? ", `adaptive`" : "") + " or `off`, but is " + text
                    + " (as a cron expression: " + e.getMessage() + ")");
        }
        return new Schedule(text, 0, false);
    }

    public boolean isOff() {
        return cron == null && everyMillis == 0;
    }

    /** As the setting would say it. */
    public String words() {
        if (isOff()) {
            return "off";
        }
        if (isAdaptive) {
            return ADAPTIVE;
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
