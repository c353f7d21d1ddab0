package dev.gangway.commerce.requests;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.text.Fold;
import dev.gangway.text.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where P-0001 begins in a channel whose earlier requests another program has pulled: at a counter, at a time, or now.
 * It is looked up once, before the first session, and remembered.
 */
public final class StartPoint {
    private static final String BEGINNING = "beginning";
    private static final String NOW = "now";
    /** How far around a time requests may have committed in another order than they were numbered. */
    private static final long OUT_OF_ORDER = 1000;
    /** How far the clocks of site and headquarters may be apart. */
    static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final String text;
    /** Null where it is not a counter. */
    private final Long counter;
    /** Null where it is not a time. */
    private final LocalDateTime time;

    private StartPoint(String text, Long counter, LocalDateTime time) {
        this.text = text;
        this.counter = counter;
        this.time = time;
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException when it is neither a counter nor a time nor one of the two words
     */
    public static StartPoint of(String setting) {
        String text = Fold.strip(setting).toLowerCase(Locale.ROOT);
        if (text.equals(BEGINNING) || text.equals(NOW)) {
            return new StartPoint(text, null, null);
        }
        try {
            if (text.matches("\\d{1,18}")) {
                return new StartPoint(text, Long.valueOf(text), null);
            }
            return new StartPoint(text, null, Times.utc(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + setting
                    + "' is neither beginning nor now, nor the counter of the first request to be pulled, nor a time such as"
                    + " 2026-01-31 or 2026-01-31T08:00Z");
        }
    }

    /** For people. */
    public String words() {
        if (counter != null) {
            return "counter " + counter;
        }
        return time != null ? time + " UTC" : text.equals(NOW) ? "now" : "the first request";
    }

    /** Where something begins, behind a verb, from the {@link #words} of a start. */
    public static String at(String words) {
        return words.startsWith(NOW) ? words : "at " + words;
    }

    /** Moves the watermark there, unless P-0001 has begun before. */
    void apply(Database headquarters, Database channel) {
        long last = last(channel);
        headquarters.update(
                "requests/watermark-start",
                Map.of(
                        "jobid",
                        UploadSessions.JOB,
                        "counter",
                        last,
                        "records",
                        before(channel, last, headquarters.utcNow()).number("records"),
                        "now",
                        headquarters.utcNow(),
                        "startpoint",
                        text.equals(BEGINNING)
                                ? words()
                                : words()
                                        + (text.equals(NOW)
                                                ? " (" + headquarters.utcNow().withNano(0) + " UTC)"
                                                : "") + ", above counter " + last));
    }

    /** The requests up to a start point: how many there are, and how many of them were created since. */
    static Row before(Database channel, long counter, LocalDateTime since) {
        return channel.rows(
                        "requests/channelrequests-before-start",
                        // a time far ahead says nothing of when the row came
                        Map.of(
                                "counter",
                                counter,
                                "since",
                                since,
                                "until",
                                channel.utcNow().plus(CLOCKS_DIFFER)))
                .get(0);
    }

    /** The last counter that is not pulled. */
    private long last(Database channel) {
        if (counter != null) {
            return Math.max(0, counter - 1);
        }
        if (time == null && text.equals(BEGINNING)) {
            return 0;
        }
        List<Row> highest = time == null
                ? channel.rows("requests/channelrequests-highest", Map.of())
                : channel.rows("requests/channelrequests-last", Map.of("before", time));
        long last = plausible(
                highest.stream().map(row -> new ChannelRequest(row).counter()).toList());
        if (time == null) {
            return last;
        }
        long first = channel.rows(
                        "requests/channelrequests-first-since",
                        Map.of("since", time, "above", Math.max(0, last - OUT_OF_ORDER)))
                .get(0)
                .number("counter");
        return first == 0 ? last : Math.min(last, first - 1);
    }

    /** The highest counter that can come from a sequence: a few far above all others were written manually. */
    private static long plausible(List<Long> fromTheTop) {
        long last = fromTheTop.isEmpty() ? 0 : fromTheTop.get(0);
        for (int i = 1; i < fromTheTop.size(); i++) {
            if (fromTheTop.get(i - 1) - fromTheTop.get(i) > CounterJump.WIDEST_GAP) {
                last = fromTheTop.get(i);
            }
        }
        return Math.max(0, last);
    }
}
