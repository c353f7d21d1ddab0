package dev.gangway.sandbox.fno.rules;

import dev.gangway.sandbox.fno.store.FnoKey;
import dev.gangway.sandbox.fno.store.FnoRow;
import dev.gangway.sandbox.fno.store.FnoStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The effects of a new prospect status, written by a client or decided by a clerk. Used under the store's lock. */
public final class Approval {
    public static final String STATUS = "B2BProspectStatus";

    private final FnoStore store;
    private final Assumptions assumptions;
    private final Infolog infolog;
    private final Clock clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger mails = new AtomicInteger();
    private Duration delay = Duration.ofMinutes(10);

    private record Waiting(FnoKey key, Instant due) {}

    public Approval(FnoStore store, Assumptions assumptions, Infolog infolog, Clock clock) {
        this.store = store;
        this.assumptions = assumptions;
        this.infolog = infolog;
        this.clock = clock;
    }

    /** Sets how long delayed effects take. */
    public void delay(Duration duration) {
        delay = duration;
    }

    /** Returns how many mails partners would have received so far. */
    public int mails() {
        return mails.get();
    }

    /** Returns the status that a write results in; the caller stores it. */
    String written(FnoRow prospect, String wanted) {
        String now = prospect.text(STATUS);
        if (assumptions.is(Assumption.APPROVAL, "refused")) {
            throw refused(prospect, now, wanted);
        }
        if (now.equals(wanted)) {
            if (assumptions.is(Assumption.REPEATED_STATUS, "refused")) {
                throw refused(prospect, now, wanted);
            }
            return now;
        }
        if (!now.equals("Pending")) {
            String option = assumptions.option(Assumption.CONTRARY_STATUS);
            if (option.equals("refused")) {
                throw refused(prospect, now, wanted);
            }
            return option.equals("applied") ? wanted : now;
        }
        return wanted;
    }

    private FnoRefusal refused(FnoRow prospect, String from, String to) {
        return FnoRefusal.write(prospect.entity().aot(), infolog.statusRefused(prospect.text("ProspectId"), from, to));
    }

    /** Starts the effects of a status that a client has just written. */
    void follow(FnoRow before, FnoRow after) {
        if (before.text(STATUS).equals(after.text(STATUS)) || assumptions.is(Assumption.APPROVAL, "inert")) {
            return;
        }
        if (after.text(STATUS).equals("Rejected")) {
            mails.incrementAndGet();
        } else if (after.text(STATUS).equals("Approved")) {
            if (assumptions.is(Assumption.APPROVAL, "delayed")) {
                waiting.add(new Waiting(after.key(), clock.instant().plus(delay)));
            } else {
                effects(after);
            }
        }
    }

    /** Decides as a clerk does with a button; the logic behind the button always runs. */
    public void decide(FnoKey key, String status) {
        store.atomically(() -> {
            FnoRow prospect = store.get("Prospects", key);
            if (prospect == null || !prospect.text(STATUS).equals("Pending")) {
                throw new IllegalArgumentException("No pending prospect " + key.values());
            }
            FnoRow decided = store.put("Prospects", with(prospect.values(), STATUS, status));
            if (status.equals("Approved")) {
                effects(decided);
            } else {
                mails.incrementAndGet();
            }
            return null;
        });
    }

    /** Runs the delayed effects that are due. */
    public void catchUp() {
        store.atomically(() -> {
            Instant now = clock.instant();
            for (Waiting due : List.copyOf(waiting)) {
                if (!due.due().isAfter(now)) {
                    waiting.remove(due);
                    FnoRow prospect = store.get("Prospects", due.key());
                    if (prospect != null) {
                        effects(prospect);
                    }
                }
            }
            return null;
        });
    }

    /**
     * Creates two customers, one with the prospect's party and number, and a hierarchy with the person as its Admin.
     */
    private void effects(FnoRow prospect) {
        int number = numbers.incrementAndGet();
        String company = prospect.text("dataAreaId");
        String organization = "ORG-" + String.format("%06d", number);
        store.put(
                "CDSParties",
                Map.of(
                        "PartyNumber",
                        organization,
                        "PartyType",
                        "Organization",
                        "OrganizationName",
                        prospect.text("CompanyName")));
        customer(company, prospect.text("ProspectId"), prospect.text("ProspectPartyNumber"), "Person", prospect);
        customer(company, "C-" + String.format("%06d", number), organization, "Organization", prospect);
        hierarchy("CH-" + String.format("%06d", number), organization, prospect);
    }

    private void hierarchy(String hierarchy, String organization, FnoRow prospect) {
        store.put(
                "CustomerHiearchies",
                Map.of(
                        "CustomerHierarchyId",
                        hierarchy,
                        "Name",
                        prospect.text("CompanyName"),
                        "OrganizationPartyNumber",
                        organization,
                        "CurrentVersion",
                        1));
        store.put(
                "CustomerHierarchyNodes",
                Map.of(
                        "CustomerHierarchyId",
                        hierarchy,
                        "NodePartyNumber",
                        prospect.text("ProspectPartyNumber"),
                        "Role",
                        "Admin",
                        "VersionAdded",
                        1));
        mails.incrementAndGet();
        if (assumptions.is(Assumption.APPROVED_PROSPECT, "leaves")) {
            store.remove("Prospects", prospect.key());
        }
    }

    private void customer(String company, String account, String party, String type, FnoRow prospect) {
        Map<String, Object> values = new HashMap<>();
        values.put("dataAreaId", company);
        values.put("CustomerAccount", account);
        values.put("PartyNumber", party);
        values.put("PartyType", type);
        values.put("CustomerGroupId", prospect.text("CustomerGroupId"));
        values.put("SalesCurrencyCode", prospect.text("CurrencyCode"));
        values.put("PrimaryContactEmail", prospect.text("PrimaryEmailAddress"));
        values.put("OrganizationName", type.equals("Organization") ? prospect.text("CompanyName") : "");
        store.put("CustomersV3", values);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }
}
