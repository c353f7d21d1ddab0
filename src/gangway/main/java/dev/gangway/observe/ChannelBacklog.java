package dev.gangway.observe;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;

/** The requests in the channel that P-0001 has not pulled yet. */
public record ChannelBacklog(Database headquarters, Database channel) {
    /** Asks both databases. */
    public Figures.Unpulled look() {
        long counter = headquarters
                .rows("requests/watermark", Map.of("jobid", Job.PULL_REQUESTS.id()))
                .get(0)
                .number("counter");
        Row beyond = channel.rows("observe/channelrequests-count", Map.of("counter", counter))
                .get(0);
        LocalDateTime oldest = beyond.time("oldest");
        return new Figures.Unpulled(
                beyond.number("requests"),
                oldest == null
                        ? 0
                        : Math.max(0, Duration.between(oldest, channel.utcNow()).toSeconds()));
    }

    /** How long the oldest of them has waited; 0 when there is none. */
    public long oldestSeconds() {
        return look().oldestSeconds();
    }
}
