package dev.gangway.commerce.requests;

import static dev.gangway.database.Database.texts;
import static java.util.stream.Collectors.toMap;

import dev.gangway.commerce.partners.ChannelRequest;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.standstill.Standstill;
import dev.gangway.text.Fold;
import dev.gangway.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Requests that stay in the channel because of their replication counter. Either somebody wrote the column, which is the
 * database's own to fill; P-0001 only ever goes up from 1. Or a transaction took a counter and was committed when P-0001
 * hardly looked there any more.
 *
 * <p>Numbers of rows are compared first, per thousand counters, and only where they differ the rows themselves. A row whose counter has no row in headquarters counts only in a gap that is known: otherwise headquarters had it and deleted
 * it, or a person gave it up.
 */
public final class UnseenRequests {
    private static final int BUCKET = 1000;
    /** So many thousands are looked into at a time: the first of them are enough for somebody to look at the cause. */
    private static final int MOST_BUCKETS = 200;

    private final Database channel;
    private final Database headquarters;

    public UnseenRequests(Database channel, Database headquarters) {
        this.channel = channel;
        this.headquarters = headquarters;
    }

    /** One for each reason, however many rows; none while a database is away, which is told elsewhere. */
    public List<Standstill> look() {
        try {
            List<Standstill> found = new ArrayList<>();
            Row first =
                    channel.rows("requests/channelrequests-unseen", Map.of()).get(0);
            if (first.number("records") > 0) {
                found.add(standstill(first.number("records"), "below 1, where", first.text("request")));
            }
            Row watermark = headquarters
                    .rows("requests/watermark", Map.of("jobid", UploadSessions.JOB))
                    .get(0);
            beforeStart(watermark).ifPresent(found::add);
            List<ChannelRequest> below = belowWatermark(watermark.number("counter"));
            if (!below.isEmpty()) {
                found.add(standstill(
                        below.size(),
                        "that is behind the watermark, where",
                        below.get(0).id()));
            }
            return found;
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** What came up to the start point after P-0001 began; what was there is another program's. */
    private Optional<Standstill> beforeStart(Row watermark) {
        if (watermark.get("startcounter") == null || watermark.number("startcounter") == 0) {
            return Optional.empty();
        }
        Row there = StartPoint.before(
                channel,
                watermark.number("startcounter"),
                watermark.time("starttime").plus(StartPoint.CLOCKS_DIFFER));
        // rows that were deleted since hide others, unless those tell when they were created
        long more = Math.max(there.number("newer"), there.number("records") - watermark.number("startrecords"));
        String first = there.raw("request") == null ? "not known by its createddatetime" : there.raw("request");
        return more < 1
                ? Optional.empty()
                : Optional.of(
                        standstill(more, "up to the start point (" + watermark.text("startpoint") + "), where", first));
    }

    private List<ChannelRequest> belowWatermark(long watermark) {
        Map<Long, Long> pulled = counted(headquarters.rows("requests/pulled-counted", Map.of()));
        List<Row> gaps = headquarters.rows(
                "requests/countergaps-rare", Map.of("jobid", UploadSessions.JOB, "looks", UploadSessions.GAP_LOOKS));
        if (watermark == 0 || pulled.isEmpty() && gaps.isEmpty()) {
            return List.of();
        }
        LongPredicate inGap = counter -> gaps.stream()
                .anyMatch(gap -> gap.number("fromcounter") <= counter && counter <= gap.number("tocounter"));
        List<ChannelRequest> unseen = new ArrayList<>();
        counted(channel.rows("requests/channelrequests-counted", Map.of("low", 1L, "high", watermark)))
                .entrySet()
                .stream()
                .filter(there -> !there.getValue().equals(pulled.get(there.getKey())))
                .filter(there -> pulled.containsKey(there.getKey()) || isNearGap(there.getKey(), gaps))
                .map(Map.Entry::getKey)
                .sorted()
                .limit(MOST_BUCKETS)
                .forEach(bucket -> unseen.addAll(
                        unseen(bucket * BUCKET, Math.min(watermark, bucket * BUCKET + BUCKET - 1), inGap)));
        return unseen;
    }

    private static boolean isNearGap(long bucket, List<Row> gaps) {
        return gaps.stream()
                .anyMatch(gap ->
                        gap.number("fromcounter") / BUCKET <= bucket && bucket <= gap.number("tocounter") / BUCKET);
    }

    private static Map<Long, Long> counted(List<Row> rows) {
        return rows.stream().collect(toMap(row -> row.number("bucket"), row -> row.number("records")));
    }

    private List<ChannelRequest> unseen(long low, long high, LongPredicate inGap) {
        Map<String, Object> counters = Map.of("low", low, "high", high);
        List<ChannelRequest> there = requests(channel, "requests/channelrequests-of-counters", counters);
        Map<Long, String> known = new HashMap<>();
        requests(headquarters, "requests/pulled-of-counters", counters)
                .forEach(pulled -> known.put(pulled.counter(), pulled.storedId()));
        List<ChannelRequest> others = there.stream()
                .filter(request -> known.containsKey(request.counter())
                        ? !known.get(request.counter()).equals(id(request))
                        : inGap.test(request.counter()))
                .toList();
        Set<String> elsewhere = new HashSet<>();
        requests(
                        headquarters,
                        "requests/channelrequests-present",
                        Map.of(
                                "requestids",
                                texts(others.stream().map(UnseenRequests::id).toList())))
                .forEach(present -> elsewhere.add(present.storedId()));
        headquarters
                .rows(
                        "requests/errors-of-counters",
                        Map.of(
                                "job",
                                UploadSessions.JOB,
                                "counters",
                                texts(others.stream()
                                        .map(request -> String.valueOf(request.counter()))
                                        .toList())))
                .forEach(row -> elsewhere.add(row.text("subject")));
        return others.stream()
                .filter(request ->
                        !elsewhere.contains(id(request)) && !elsewhere.contains(String.valueOf(request.counter())))
                .toList();
    }

    /** As it is in headquarters. */
    private static String id(ChannelRequest request) {
        return request.storedId() == null ? "" : Fold.key(request.storedId());
    }

    private static List<ChannelRequest> requests(Database database, String statement, Map<String, ?> parameters) {
        return database.rows(statement, parameters).stream()
                .map(ChannelRequest::new)
                .toList();
    }

    private static Standstill standstill(long records, String where, String first) {
        return new Standstill(
                Job.PULL_REQUESTS.id(),
                records
                        + " requests in ax.channelrequest have a replicationcounterfromorigin " + where + " "
                        + Job.PULL_REQUESTS + " does not look; the first is " + Printable.line(first),
                "Write them again without replicationcounterfromorigin, which the database fills by itself, then delete"
                        + " these rows; and take the right to write that column from whoever did (docs/real-systems.md)");
    }
}
