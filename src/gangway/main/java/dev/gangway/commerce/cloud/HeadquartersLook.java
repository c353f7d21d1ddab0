package dev.gangway.commerce.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Claim;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.JobRun;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.ledger.error.ErrorLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first half of the job {@code headquarters}: reads the set of pending prospects. There is no time of change and no
 * change tracking to ask for. New prospects are mirrored at once. One whose tag differs, and one that a complete look does
 * not have any more, is made due: {@link HeadquartersWork} reads it by its key, which alone is believed. So a row that
 * slipped from one page to another meanwhile costs one request and nothing else.
 */
public final class HeadquartersLook {
    private static final String LOOK = Job.Queue.HEADQUARTERS_LOOK;
    private static final String JOB = Job.HEADQUARTERS.id();
    private static final RecordKey PENDING = new RecordKey("", "pending");

    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersLook.class);

    /** How long what belongs to a prospect may take to be written beside it. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final WorkQueue queue;
    private final ErrorLedger errors;
    private final Mirror mirror;
    private final CloudHeadquarters cloud;
    private final CloudStart start;
    private final CloudNotes notes;
    private final Runnable admission;

    /** @param admission throws what keeps the job from beginning */
    HeadquartersLook(CloudTables tables, CloudHeadquarters cloud, CloudStart start, Runnable admission) {
        this.database = tables.database();
        this.queue = tables.queue();
        this.errors = tables.errors();
        this.mirror = tables.mirror();
        this.cloud = cloud;
        this.start = start;
        this.notes = tables.notes();
        this.admission = admission;
    }

    /** The look itself is what is claimed: of several nodes one looks. */
    public Claim claim() {
        admission.run();
        queue.putAll(LOOK, List.of(PENDING));
        return queue.claim(LOOK, 1);
    }

    /** Looks, if the claim holds the look. */
    public void look(@ExchangeProperty("claim") Claim claim, @ExchangeProperty("run") JobRun run) {
        if (!claim.isAny()) {
            return;
        }
        CloudStart.Look look = start.look(notes, database.utcNow());
        Set<RecordKey> seen = new HashSet<>();
        cloud.pending(page -> {
            queue.keep(claim);
            Map<RecordKey, JsonNode> rows = new LinkedHashMap<>();
            page.forEach(row -> rows.put(ProspectReader.key(row), row));
            seen.addAll(rows.keySet());
            take(rows, look, run);
        });
        Set<RecordKey> missing = mirror.pending();
        missing.removeAll(seen);
        database.inTransaction(() -> {
            queue.done(claim);
            look.end(notes);
            queue.putAll(JOB, missing);
        });
    }

    private void take(Map<RecordKey, JsonNode> rows, CloudStart.Look look, JobRun run) {
        Map<RecordKey, Row> known = mirror.known(rows.keySet());
        List<JsonNode> news = new ArrayList<>();
        List<RecordKey> changed = new ArrayList<>();
        rows.forEach((key, row) -> {
            unlessDefect(key, () -> {
                Row before = known.get(key);
                if (before == null) {
                    news.add(row);
                } else if (isChanged(row, before)) {
                    changed.add(key);
                }
            });
        });
        if (!changed.isEmpty()) {
            queue.putAll(JOB, changed);
        }
        if (news.isEmpty()) {
            return;
        }
        if (look.leavesAlone()) {
            leaveAlone(news);
        } else {
            cloud.addContacts(news);
            add(read(news), run);
        }
    }

    private List<CloudProspect> read(List<JsonNode> rows) {
        List<CloudProspect> prospects = new ArrayList<>();
        rows.forEach(
                row -> unlessDefect(ProspectReader.key(row), () -> prospects.add(ProspectReader.read(row, false))));
        return prospects;
    }

    /** One row that hits a bug keeps no other one from being looked at. */
    private void unlessDefect(RecordKey key, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.error("{}: {} cannot be read", JOB, key, e);
            errors.park(JOB, key, Refusal.byHeadquarters(e, null));
        }
    }

    private void leaveAlone(List<JsonNode> rows) {
        Map<CloudProspect, Mirror.State> states = new LinkedHashMap<>();
        read(rows).forEach(prospect -> states.put(prospect, Mirror.State.Before));
        database.inTransaction(() -> mirror.add(states));
    }

    private boolean isChanged(JsonNode row, Row before) {
        Mirror.State state = Mirror.State.valueOf(before.text("state"));
        if (state == Mirror.State.Before) {
            return false;
        }
        if (state == Mirror.State.Incomplete) {
            boolean isSettled = before.time("firstseen").plus(PATIENCE).isBefore(database.utcNow());
            return isSettled && before.text("errorcode") == null
                    || ProspectReader.read(row, isSettled).missing() == null;
        }
        boolean isPending = state == Mirror.State.Refused || "Pending".equals(before.text("b2bprospectstatus"));
        return !isPending || !row.path("@odata.etag").asText().equals(before.raw("etag"));
    }

    /** All in one transaction; where that is refused, one by one, so that one row holds up no other. */
    private void add(List<CloudProspect> fresh, JobRun run) {
        try {
            addTogether(fresh, run);
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                throw e;
            }
            if (fresh.size() > 1) {
                add(fresh.subList(0, fresh.size() / 2), run);
                add(fresh.subList(fresh.size() / 2, fresh.size()), run);
                return;
            }
            CloudProspect poison = fresh.get(0);
            database.inTransaction(() -> refuse(poison, Refusal.byHeadquarters(e, null)));
            run.failed(1);
        }
    }

    private void addTogether(List<CloudProspect> fresh, JobRun run) {
        database.inTransaction(() -> {
            List<CloudProspect> whole =
                    fresh.stream().filter(one -> one.missing() == null).toList();
            Map<RecordKey, Refusal> objections = mirror.objections(whole);
            Map<CloudProspect, Mirror.State> states = new LinkedHashMap<>();
            for (CloudProspect one : fresh) {
                Mirror.State state = one.missing() != null
                        ? Mirror.State.Incomplete
                        : objections.containsKey(one.key()) ? Mirror.State.Refused : Mirror.State.Mirrored;
                states.put(one, state);
            }
            mirror.add(states);
            objections.forEach((key, refusal) -> errors.park(JOB, key, refusal));
            run.done(whole.size() - objections.size());
            run.failed(objections.size());
        });
    }

    private void refuse(CloudProspect poison, Refusal refusal) {
        mirror.add(Map.of(poison, Mirror.State.Refused));
        errors.park(JOB, poison.key(), refusal);
    }
}
