package dev.gangway.observe.alerts;

import static dev.gangway.database.Database.nullable;
import static dev.gangway.database.Database.nullableTime;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code gangway.alert}: what people were told in one way. Each step is one guarded statement, so that of several
 * nodes one tells it.
 */
final class AlertBook {
    private final Database headquarters;
    private final String channel;
    private final int everySeconds;

    AlertBook(Database headquarters, String channel, int everySeconds) {
        this.headquarters = headquarters;
        this.channel = channel;
        this.everySeconds = everySeconds;
    }

    List<Row> entries() {
        return headquarters.rows("alerts/alerts", Map.of("channel", channel, "every", everySeconds));
    }

    /** A trouble is there. */
    void sees(Trouble trouble, Row entry) {
        Map<String, Object> row = key(trouble.key());
        row.put("job", nullable(trouble.job()));
        row.put("summary", trouble.summary());
        row.put("cure", nullable(trouble.cure()));
        row.put("nodeid", nullable(trouble.nodeId()));
        row.put("every", everySeconds);
        String state = entry == null ? "" : entry.text("state");
        switch (state) {
            case "" -> headquarters.insertIfAbsent("alerts/alert-insert", row);
            case "idle" -> headquarters.update("alerts/alert-begin", row);
            case "over" -> turn(trouble.key(), state, "told");
            default -> {
                if (!trouble.isAsIn(entry)) {
                    headquarters.update("alerts/alert-renew", row);
                }
            }
        }
    }

    /** A trouble is gone. What nobody heard of yet needs no end. */
    void misses(Row entry) {
        switch (entry.text("state")) {
            case "new" -> turn(entry.text("alertkey"), "new", entry.number("tries") == 0 ? "idle" : "over");
            case "told", "more" -> turn(entry.text("alertkey"), entry.text("state"), "over");
            default -> {}
        }
    }

    /** There is news about what was told. */
    void more(String key) {
        turn(key, "told", "more");
    }

    private void turn(String key, String state, String next) {
        Map<String, Object> row = key(key);
        row.put("state", state);
        row.put("next", next);
        headquarters.update("alerts/alert-turn", row);
    }

    /** Whether this process is to tell it. */
    boolean claim(Row entry) {
        return headquarters.update("alerts/alert-claim", with(entry)) == 1;
    }

    /** @param mark up to which error it was told; null when it was about none */
    void told(Row entry, LocalDateTime mark) {
        Map<String, Object> row = with(entry);
        row.put("next", entry.text("state").equals("over") ? "idle" : "told");
        row.put("mark", nullableTime(mark));
        headquarters.update("alerts/alert-told", row);
    }

    void failed(Row entry, int seconds) {
        Map<String, Object> row = with(entry);
        row.put("seconds", seconds);
        headquarters.update("alerts/alert-failed", row);
    }

    private Map<String, Object> with(Row entry) {
        Map<String, Object> row = key(entry.text("alertkey"));
        row.put("state", entry.text("state"));
        return row;
    }

    private Map<String, Object> key(String key) {
        Map<String, Object> row = new HashMap<>();
        row.put("alertkey", key);
        row.put("channel", channel);
        return row;
    }
}
