package dev.gangway.onboarding.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gangway.database.Database;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.error.ErrorLedger;
import dev.gangway.onboarding.decisions.SalesOutcomes;
import dev.gangway.onboarding.leads.LeadMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the records of differences due for the jobs that repair them. */
final class Requeueing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database headquarters;
    private final ErrorLedger errors;

    Requeueing(Database headquarters, ErrorLedger errors) {
        this.headquarters = headquarters;
        this.errors = errors;
    }

    /** Returns the number of records that a job will process. */
    long of(List<Difference> differences) {
        headquarters.inTransaction(() -> {
            differences.stream().filter(by(Repair.CREATE)).forEach(this::forgetLink);
            differences.stream().filter(by(Repair.STATUS)).forEach(this::forgetStatus);
            for (Repair repair : Repair.values()) {
                if (repair.job() != null) {
                    errors.again(repair.job(), keys(differences, by(repair)));
                }
            }
            // a prospect that lost its lead may be parked there as well
            errors.again(SalesOutcomes.JOB, keys(differences, by(Repair.CREATE)));
        });
        return differences.stream().filter(by(Repair.PERSON).negate()).count();
    }

    private static Predicate<Difference> by(Repair repair) {
        return difference -> difference.repair() == repair;
    }

    private static List<RecordKey> keys(List<Difference> differences, Predicate<Difference> which) {
        return differences.stream()
                .filter(which)
                .map(Difference::key)
                .distinct()
                .toList();
    }

    private void forgetLink(Difference difference) {
        Map<String, String> key = Map.of(
                "dataareaid", difference.dataareaid(),
                "prospectid", difference.prospectid(),
                "leadid", difference.leadid());
        if (headquarters.update("reconcile/link-forget", key) == 1) {
            headquarters.update("reconcile/link-opportunities-forget", key);
        }
    }

    /** Clears the stored status, because the job writes only what differs from what it wrote before. */
    private void forgetStatus(Difference difference) {
        Row link = headquarters
                .rows(
                        "reconcile/prospects",
                        Map.of(
                                "dataareaids", Database.texts(List.of(difference.dataareaid())),
                                "prospectids", Database.texts(List.of(difference.prospectid()))))
                .get(0);
        String before = link.text("link_leadsent");
        if (before != null) {
            headquarters.update(
                    "reconcile/link-leadsent",
                    Map.of(
                            "dataareaid", difference.dataareaid(),
                            "prospectid", difference.prospectid(),
                            "before", before,
                            "leadsent", without(before, LeadMap.STATUS)));
        }
    }

    private static String without(String json, String column) {
        try {
            ObjectNode lead = (ObjectNode) JSON.readTree(json);
            lead.remove(column);
            return lead.toString();
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}
