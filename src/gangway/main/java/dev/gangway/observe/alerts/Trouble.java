package dev.gangway.observe.alerts;

import dev.gangway.database.Row;
import java.util.Objects;

/**
 * Something that needs a person, as it is now.
 *
 * @param key tells it from others: {@code errors}, {@code stuck/JOB}, {@code waits/JOB}, {@code nodes}
 * @param job null when it is about no job
 * @param summary what is wrong, without personal data
 * @param cure what to do
 * @param nodeId of the only node that can tell when it is over; null when each can
 */
record Trouble(String key, String job, String summary, String cure, String nodeId) {
    /** Whether a row of {@code gangway.alert} says the same. */
    boolean isAsIn(Row entry) {
        return summary.equals(entry.text("summary")) && Objects.equals(cure, entry.text("cure"));
    }
}
