package dev.gangway.onboarding.decisions;

import static dev.gangway.database.Database.texts;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.WorkQueue;
import dev.gangway.onboarding.leads.LeadAcknowledgement;
import dev.gangway.onboarding.link.LeadIdentity;
import dev.gangway.onboarding.link.LeadLink;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leads that a seller changed before their link was written: Sales was quicker than the acknowledgement. They are looked
 * at by whoever writes the link.
 *
 * <p>Change and link may be written at the same moment, so that neither sees the other. So each change is looked at again
 * on the next cycle, then after a minute, then after as long as it has waited already; a cycle in between reads none. After
 * a day it is forgotten. That is not too early: an acknowledgement of a creation comes within minutes, or its claim is
 * lost; and a lead whose creation has to be sent again is looked at whatever is remembered here
 * ({@link LeadAcknowledgement}).
 */
public final class EarlyChanges {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final int CHUNK = 1000;

    private final Database headquarters;
    private final WorkQueue queue;

    public EarlyChanges(Database headquarters, WorkQueue queue) {
        this.headquarters = headquarters;
        this.queue = queue;
    }

    /**
     * Stores leads that have no link yet; leads whose key Gangway cannot have computed will never have one and are ignored.
     */
    void remember(Collection<String> leadIds) {
        List<String> ours = leadIds.stream().filter(LeadIdentity::isComputed).toList();
        if (!ours.isEmpty()) {
            headquarters.update(
                    "decisions/earlychange-insert", Map.of("leadids", texts(ours), "now", headquarters.utcNow()));
        }
    }

    /** Returns and deletes those of the leads that changed before their links were written. */
    public Map<String, RecordKey> of(Map<String, RecordKey> leads) {
        if (leads.isEmpty()) {
            return Map.of();
        }
        Map<String, RecordKey> early = new HashMap<>();
        headquarters
                .rows("decisions/earlychanges-seen", Map.of("leadids", texts(leads.keySet())))
                .forEach(row -> early.put(row.text("leadid"), leads.get(row.text("leadid"))));
        return early;
    }

    /** Looks at those whose time has come. */
    void lookAgain() {
        List<Row> chunk;
        do {
            LocalDateTime now = headquarters.utcNow();
            chunk = headquarters.rows("decisions/earlychanges-due", Map.of("now", now, "max", CHUNK));
            if (!chunk.isEmpty()) {
                List<Row> early = chunk;
                headquarters.inTransaction(() -> lookAgain(early, now));
            }
        } while (chunk.size() == CHUNK);
    }

    private void lookAgain(List<Row> early, LocalDateTime now) {
        Set<String> over = makeDue(early.stream().map(row -> row.text("leadid")).toList());
        List<Map<String, Object>> later = new ArrayList<>();
        for (Row row : early) {
            Duration age = Duration.between(row.time("seen"), now);
            if (age.compareTo(KEPT) > 0) {
                over.add(row.text("leadid"));
            } else if (!over.contains(row.text("leadid"))) {
                later.add(Map.of(
                        "leadid",
                        row.text("leadid"),
                        "lookat",
                        now.plus(age.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : age)));
            }
        }
        headquarters.batch("decisions/earlychange-later", later);
        forget(over);
    }

    /** Those of the leads that changed early and have a link now. */
    private Set<String> makeDue(Collection<String> leadIds) {
        List<LeadLink> linked =
                headquarters.rows("decisions/earlychanges-linked", Map.of("leadids", texts(leadIds))).stream()
                        .map(LeadLink::of)
                        .toList();
        queue.putAll(
                Job.SALES_OUTCOMES.id(), linked.stream().map(LeadLink::prospect).toList());
        Set<String> found = new HashSet<>();
        linked.forEach(link -> found.add(link.leadId()));
        return found;
    }

    public void forget(Set<String> leadIds) {
        if (!leadIds.isEmpty()) {
            headquarters.update("decisions/earlychanges-forget", Map.of("leadids", texts(leadIds)));
        }
    }
}
