package dev.gangway.ledger;

import dev.gangway.database.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes the records of a claim at once; if that is refused because of some record, in halves, so that one poison record
 * in a thousand costs about ten transactions and stops none of the others.
 */
public final class Bisection {
    private static final Logger LOG = LoggerFactory.getLogger(Bisection.class);

    private Bisection() {}

    /**
     * The records of the claim that cannot be done, each with why; the others are done.
     *
     * @param work does all records of a claim in one transaction, and acknowledges them
     * @throws RuntimeException an outage or a lost lease, which are about no record
     */
    public static Map<WorkItem, RuntimeException> poison(Claim claim, Consumer<Claim> work) {
        Map<WorkItem, RuntimeException> poison = new LinkedHashMap<>();
        of(claim, work, (one, e) -> poison.put(one.records().get(0), e));
        return poison;
    }

    /**
     * @param work does all records of a claim in one transaction, and acknowledges them
     * @param poison gets a claim of one record that cannot be done, and why
     * @throws RuntimeException an outage or a lost lease, which are about no record
     */
    public static void of(Claim claim, Consumer<Claim> work, BiConsumer<Claim, RuntimeException> poison) {
        if (!claim.isAny()) {
            return;
        }
        try {
            work.accept(claim);
        } catch (LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            if (Database.isOutage(e)) {
                throw e;
            }
            int size = claim.records().size();
            if (size == 1) {
                if (Refusal.isDefect(e)) {
                    LOG.error(
                            "{}: {} cannot be processed",
                            claim.job(),
                            claim.records().get(0),
                            e);
                }
                poison.accept(claim, e);
            } else {
                of(claim.of(claim.records().subList(0, size / 2)), work, poison);
                of(claim.of(claim.records().subList(size / 2, size)), work, poison);
            }
        }
    }
}
