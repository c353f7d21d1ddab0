package dev.gangway.ledger.error;

import dev.gangway.ledger.RecordKey;
import dev.gangway.ledger.Refusal;
import dev.gangway.ledger.Refusal.Scope;
import dev.gangway.ledger.WorkItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Distinguishes a refusal of one record from one that hits every record of a job, by whether other records succeed.
 *
 * <p>If a record is refused while others succeed, the record itself is the cause. While no record succeeds, records that
 * are refused for the same reason are set aside and no attempts are counted; a record that is refused again after others
 * have succeeded is the cause after all. A missing privilege therefore does not park a thousand records, and a few bad
 * records do not stop the rest. The state is kept per process. Thread-safe.
 */
final class SharedRefusals {
    private static final int REMEMBERED = 10_000;
    /** So many records in a row may be refused for a reason that others have got past, before it is doubted again. */
    private static final int HANDFUL = 20;

    private final Map<String, History> histories = new ConcurrentHashMap<>();

    /**
     * @param aside the refused records that nothing is to be counted against, in their order
     * @param lasting whether nothing came through twice in a row
     */
    record Judgement(List<WorkItem> aside, boolean lasting) {}

    /**
     * @param succeeded how many records came through beside the refused ones
     * @param refusals what the others were told
     */
    Judgement judge(String job, int succeeded, Map<WorkItem, Refusal> refusals) {
        return histories.computeIfAbsent(job, key -> new History()).judge(succeeded, refusals);
    }

    /** Digits and what stands in quotes differ from record to record though the reason is the same. */
    private static String reason(Refusal refusal) {
        String words = refusal.message() == null ? "" : refusal.message();
        return refusal.code() + ' ' + words.replaceAll("[0-9a-fA-F-]{36}|'[^']*'|\\d+", "*");
    }

    private static final class History {
        private final Map<String, Set<RecordKey>> refusedSinceSuccess = new HashMap<>();
        /** Reasons that did not keep others from coming through afterwards. */
        private final Set<String> ofSingleRecords = new HashSet<>();
        /** What was put aside, with how often something had come through by then. */
        private final Map<RecordKey, Long> suspects = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordKey, Long> eldest) {
                return size() > REMEMBERED;
            }
        };

        private long successes;
        private int inVain;

        synchronized Judgement judge(int succeeded, Map<WorkItem, Refusal> refusals) {
            if (succeeded > 0) {
                successes++;
                inVain = 0;
                ofSingleRecords.addAll(refusedSinceSuccess.keySet());
                refusedSinceSuccess.clear();
            }
            remember(refusals);
            if (succeeded > 0) {
                return new Judgement(List.of(), false);
            }
            List<WorkItem> aside = refusals.entrySet().stream()
                    .filter(entry -> isShared(entry.getKey(), entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!aside.isEmpty()) {
                inVain++;
                aside.forEach(item -> {
                    suspects.put(item.key(), successes);
                    ofSingleRecords.remove(reason(refusals.get(item)));
                });
            }
            return new Judgement(aside, inVain > 1);
        }

        private void remember(Map<WorkItem, Refusal> refusals) {
            if (refusedSinceSuccess.size() + ofSingleRecords.size() > REMEMBERED) {
                refusedSinceSuccess.clear();
                ofSingleRecords.clear();
            }
            refusals.forEach((item, refusal) -> refusedSinceSuccess
                    .computeIfAbsent(reason(refusal), key -> new HashSet<>())
                    .add(item.key()));
        }

        private boolean isShared(WorkItem item, Refusal refusal) {
            Long since = suspects.get(item.key());
            if (refusal.scope() == Scope.RECORD || since != null && successes > since) {
                return false;
            }
            String reason = reason(refusal);
            int records = refusedSinceSuccess.get(reason).size();
            if (ofSingleRecords.contains(reason) && records <= HANDFUL) {
                return false;
            }
            boolean forAll = refusal.scope() == Scope.REQUEST || refusal.scope() == Scope.EVERY_RECORD;
            return forAll || item.attempts() == 0 && records > 1;
        }
    }
}
