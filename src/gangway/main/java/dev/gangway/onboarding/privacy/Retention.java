package dev.gangway.onboarding.privacy;

import static dev.gangway.database.Database.nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gangway.Setting;
import dev.gangway.control.Acts;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.onboarding.leads.LeadMap;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what is older than {@code gangway.retention.*} allow: once a day, by one of the nodes, in small steps. Each record is
 * erased in a transaction of its own, so a sweep that ends early has done part of the work and the next one does the rest.
 * Keys and states stay, so that nothing is done twice. Thread-safe.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEP = 500;
    /** Who did it, in {@code gangway.act}. */
    private static final String WHO = "gangway";

    private final Database headquarters;
    private final RetentionPeriods periods;
    private final Acts acts;
    private final RetentionTurn turn;

    /** @param nodeid the key of this node */
    public Retention(Database headquarters, RetentionPeriods periods, Acts acts, String nodeid) {
        this.headquarters = headquarters;
        this.periods = periods;
        this.acts = acts;
        this.turn = new RetentionTurn(headquarters, nodeid);
    }

    /**
     * A sweep, if one is due and no other node does it.
     *
     * @param over asked between the steps; true ends the sweep, and the next one goes on
     * @return how many rows of which table were erased; empty when none were, or when it is not this node's turn
     */
    public Map<String, Long> sweep(BooleanSupplier over) {
        if (!turn.take()) {
            return Map.of();
        }
        Map<String, Long> erased = new LinkedHashMap<>();
        try {
            LocalDateTime now = headquarters.utcNow();
            some(erased, "gangway.jobhistory", "privacy/old-runs", periods.before(Setting.RETENTION_RUNS, now), over);
            LocalDateTime errors = periods.before(Setting.RETENTION_ERRORS, now);
            some(erased, "gangway.error", "privacy/old-errors", errors, over);
            some(erased, "gangway.act", "privacy/old-acts", errors, over);
            mails(erased, periods.before(Setting.RETENTION_MAILS, now), over);
            requests(erased, periods.before(Setting.RETENTION_REQUESTS, now), over);
            rejected(erased, periods.before(Setting.RETENTION_REJECTED, now), over);
            turn.end();
        } catch (EndedException e) {
            LOG.debug("The sweep ends early: {}", e.getMessage());
        }
        tell(erased);
        return erased;
    }

    /** The sweep ends before it is done. */
    private static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndedException(String message) {
            super(message, null, false, false);
        }
    }

    private void step(BooleanSupplier over) {
        if (over.getAsBoolean()) {
            throw new EndedException("this process stops");
        }
        if (!turn.keep()) {
            throw new EndedException("another node has the turn");
        }
    }

    private void some(
            Map<String, Long> erased, String table, String statement, LocalDateTime before, BooleanSupplier over) {
        if (before == null) {
            return;
        }
        Map<String, Object> parameters = parameters(before);
        parameters.put("max", STEP);
        int rows;
        do {
            step(over);
            rows = headquarters.update(statement, parameters);
            count(erased, table, rows);
        } while (rows == STEP);
    }

    private static Map<String, Object> parameters(LocalDateTime before) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("before", before);
        parameters.put("erased", Forgetting.ERASED);
        return parameters;
    }

    private void mails(Map<String, Long> erased, LocalDateTime before, BooleanSupplier over) {
        if (before != null) {
            new KeyedPages(headquarters, "privacy/old-mails", "notificationid", STEP).all(parameters(before), page -> {
                step(over);
                for (Row mail : old(page)) {
                    count(
                            erased,
                            "hq.emailnotification",
                            headquarters.update("privacy/old-mail-erase", key(mail, "notificationid")));
                }
            });
        }
    }

    private void requests(Map<String, Long> erased, LocalDateTime before, BooleanSupplier over) {
        if (before != null) {
            new KeyedPages(headquarters, "privacy/old-requests", "requestid", STEP).all(parameters(before), page -> {
                step(over);
                for (Row request : old(page)) {
                    count(
                            erased,
                            "hq.channelrequest",
                            headquarters.inTransaction(() -> request(key(request, "requestid"))));
                }
            });
        }
    }

    /** Locked first: whoever mends a failed request at this moment comes before or after, and is not forgotten. */
    private int request(Map<String, Object> key) {
        headquarters.update("privacy/old-request-lock", key);
        int rows = headquarters.update("privacy/old-request-erase", key);
        if (rows > 0) {
            headquarters.update("privacy/old-request-undue", key);
        }
        return rows;
    }

    private void rejected(Map<String, Long> erased, LocalDateTime before, BooleanSupplier over) {
        if (before == null) {
            return;
        }
        List<String> areas = headquarters.rows("reconcile/areas", Map.of()).stream()
                .map(row -> row.raw("dataareaid"))
                .toList();
        new KeyedPages(headquarters, "privacy/old-rejected", "prospectid", STEP)
                .within(areas, parameters(before), page -> {
                    step(over);
                    for (Row prospect : old(page)) {
                        count(erased, "hq.prospect", headquarters.inTransaction(() -> rejected(prospect)));
                    }
                });
    }

    private int rejected(Row prospect) {
        Map<String, Object> key = key(prospect, "dataareaid", "prospectid", "requestid");
        if (headquarters.update("privacy/rejected-erase", key) == 0) {
            return 0;
        }
        key.put("leadsent", nullable(onlyStatus(prospect.text("leadsent"))));
        headquarters.update("privacy/rejected-link", key);
        headquarters.update("privacy/rejected-mails", key);
        headquarters.update("privacy/rejected-mail-errors", key);
        headquarters.update("privacy/rejected-acts", key);
        if (prospect.raw("requestid") != null) {
            request(key);
        }
        return 1;
    }

    /** With the status Sales need not be written to again. */
    private static String onlyStatus(String leadsent) {
        if (leadsent == null) {
            return null;
        }
        var kept = JsonNodeFactory.instance.objectNode();
        try {
            JsonNode status = JSON.readTree(leadsent).get(LeadMap.STATUS);
            if (status != null) {
                kept.set(LeadMap.STATUS, status);
            }
        } catch (JsonProcessingException e) {
            LOG.debug("What was written to a lead is no JSON and is erased as a whole");
        }
        return kept.toString();
    }

    private static List<Row> old(List<Row> page) {
        return page.stream().filter(row -> row.number("isold") == 1).toList();
    }

    private Map<String, Object> key(Row row, String... columns) {
        Map<String, Object> key = new HashMap<>();
        key.put("erased", Forgetting.ERASED);
        key.put("now", headquarters.utcNow());
        for (String column : columns) {
            key.put(column, nullable(row.raw(column)));
        }
        return key;
    }

    private static void count(Map<String, Long> erased, String table, int rows) {
        if (rows > 0) {
            erased.merge(table, (long) rows, Long::sum);
        }
    }

    private void tell(Map<String, Long> erased) {
        if (erased.isEmpty()) {
            return;
        }
        String words = erased.entrySet().stream()
                .map(one -> one.getValue() + " of " + one.getKey())
                .collect(Collectors.joining(", "));
        LOG.info("Older than gangway.retention.* allow, and erased: {}", words);
        if (!erased.keySet().equals(Set.of("gangway.jobhistory"))) {
            acts.write(WHO, "retention", null, words);
        }
    }
}
