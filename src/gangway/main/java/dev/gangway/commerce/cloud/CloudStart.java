package dev.gangway.commerce.cloud;

import dev.gangway.database.Database;
import dev.gangway.text.Fold;
import dev.gangway.text.Times;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Which prospects are left alone because another program has made leads of them: those that are pending when the job
 * {@code headquarters} looks for the first time, or when it looks before a time. Finance and Operations does not tell when a
 * prospect was created, so a time that was over before the first look means the same as now.
 */
public final class CloudStart {
    private static final String BEGINNING = "beginning";
    private static final String NOW = "now";

    private final String text;
    /** Null where it is not a time. */
    private final LocalDateTime time;

    private CloudStart(String text, LocalDateTime time) {
        this.text = text;
        this.time = time;
    }

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException when it is neither a time nor one of the two words
     */
    public static CloudStart of(String setting) {
        String text = Fold.strip(setting).toLowerCase(Locale.ROOT);
        if (text.equals(BEGINNING) || text.equals(NOW)) {
            return new CloudStart(text, null);
        }
        try {
            return new CloudStart(text, Times.utc(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + setting
                    + "' is neither beginning nor now, nor a time such as 2026-01-31 or 2026-01-31T08:00Z");
        }
    }

    /** For people. */
    public String words() {
        return time != null ? time + " UTC" : text.equals(NOW) ? "now" : "the first prospect";
    }

    /** Where the job has begun; null as long as it has not. */
    public static String begun(Database database) {
        return new CloudNotes(database).read(CloudNotes.START);
    }

    /** A look that is about to begin. */
    Look look(CloudNotes notes, LocalDateTime began) {
        boolean isBegun = notes.read(CloudNotes.START) != null;
        boolean isEarly = time != null && began.isBefore(time);
        boolean isFirst = text.equals(NOW) || time != null && !isEarly && notes.read(CloudNotes.LOOKED) == null;
        return new Look(this, began, isBegun, !isBegun && (isEarly || isFirst));
    }

    /**
     * One look.
     *
     * @param isBegun whether an earlier one was the first
     * @param leavesAlone whether new prospects that it finds are left alone
     */
    record Look(CloudStart start, LocalDateTime began, boolean isBegun, boolean leavesAlone) {

        /** It has seen the whole set. To be called in the transaction that ends it. */
        void end(CloudNotes notes) {
            if (isBegun) {
                return;
            }
            if (start.time != null && began.isBefore(start.time)) {
                notes.write(CloudNotes.LOOKED, began.toString());
                return;
            }
            notes.write(
                    CloudNotes.START, leavesAlone ? start.words() + " (" + began.withNano(0) + " UTC)" : start.words());
        }
    }
}
