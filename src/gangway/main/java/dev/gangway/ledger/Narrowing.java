package dev.gangway.ledger;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records of a queue are claimed together after a failure that names none of them: half of those that failed, and
 * half again, until the one that fails is alone; then twice as many with each claim. Kept per process. Thread-safe.
 */
final class Narrowing {
    private final Map<String, Integer> most = new ConcurrentHashMap<>();
    private final Set<String> inVain = ConcurrentHashMap.newKeySet();

    /** How many to claim now, when up to {@code max} are wanted. */
    int next(String queue, int max) {
        Integer limit = most.get(queue);
        if (limit == null) {
            return max;
        }
        most.computeIfPresent(queue, (key, now) -> 2L * now >= max ? null : Integer.valueOf(2 * now));
        return Math.min(limit, max);
    }

    /** So many records failed together. */
    void failed(String queue, int records) {
        inVain.add(queue);
        most.merge(queue, Math.max(1, records / 2), Math::min);
    }

    /** Records of the queue came through. */
    void passed(String queue) {
        inVain.remove(queue);
    }

    /** Whether records failed together and none has come through since. */
    boolean isInVain(String queue) {
        return inVain.contains(queue);
    }
}
